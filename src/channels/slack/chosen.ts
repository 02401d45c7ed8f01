import type { types } from '@slack/bolt'
import type { Reply } from '../../desk/index.ts'
import { ACTIONS, pressIn } from './buttons.ts'
import type { Incoming, PressedIn } from './incoming.ts'
import { MOST } from './limits.ts'
import type { SlackMessage } from './pieces.ts'
import { bold, escaped, rich, section, time, words } from './rich.ts'

/** The block that says what was chosen: where it stands, a press has been seen. */
export const CHOSEN = 'chosen'

type Press = Extract<Incoming, { kind: 'words' | 'remark' }>
type Shown = PressedIn['blocks'][number]

/** A pressed message as it is shown from then on: what was chosen, by whom, when; without the buttons of that question. */
export function chosenMessage(pressed: PressedIn, reply: Reply, letter: Press): SlackMessage {
  const line = lineOf(pressed, reply, letter)
  const kept = pressed.blocks.flatMap((block) => remaining(block, reply, letter))
  const said = `${pressed.text} ${line.text}`.trim().slice(0, MOST.notification)
  return {
    // What Slack hands back is escaped already.
    text: pressed.text === '' ? escaped(line.text) : said,
    blocks: [...(kept as types.KnownBlock[]).slice(0, MOST.blocksAtAll - 1), line.block],
    older: [rich(section(words(line.text)))],
  }
}

/** Whether the press was taken as an answer: what stands instead is told by the desk. */
export const isTaken = ({ pressed }: Reply): boolean => pressed?.taken !== false

function lineOf({ label, ts }: PressedIn, reply: Reply, { user, ts: at }: Press) {
  const { stands } = reply.pressed ?? {}
  if (!isTaken(reply)) {
    const text = stands === undefined ? '这题已经不在核对里，没有记。' : `这题已答：${stands}`
    return { text, block: { ...rich(section(words(text))), block_id: CHOSEN } }
  }
  const seconds = Math.floor(Number(at))
  const block = {
    type: 'rich_text' as const,
    block_id: CHOSEN,
    elements: [
      {
        type: 'rich_text_section' as const,
        elements: [
          words('✓ 已选：'),
          bold(label),
          // What one person alone sees was pressed by nobody else.
          ...(ts === undefined ? [] : [words('，'), { type: 'user' as const, user_id: user }]),
          ...(seconds > 0 ? [words('，'), time(seconds * SECOND)] : []),
        ],
      },
    ],
  }
  return { text: `已选：${label}`, block }
}

const SECOND = 1000

/** A block without the buttons that are over; nothing where none is left, or where it said what was chosen before. */
function remaining(block: Shown, reply: Reply, letter: Press): Shown[] {
  if (block.block_id === CHOSEN) return []
  if (block.type !== 'actions' || !Array.isArray(block.elements)) return [block]
  const elements = block.elements.filter((element: unknown) => !isOver(element, reply, letter))
  if (elements.length === block.elements.length) return [block]
  return elements.length > 0 ? [{ ...block, elements }] : []
}

/** A button of the question that was answered, or of one that has its answer; the form of it; the reasons, once one is told. */
function isOver(element: unknown, { known = {} }: Reply, letter: Press): boolean {
  const { action_id: id, value } = element as { readonly action_id?: unknown; readonly value?: unknown }
  if (typeof id !== 'string' || typeof value !== 'string') return false
  const [name] = id.split('.')
  if (letter.kind === 'remark') return name === ACTIONS.option && pressIn(value).blames !== undefined
  const { choice, words: said } = letter
  if (name === ACTIONS.form) return choice !== undefined
  if (name !== ACTIONS.option) return false
  const { answers, blames, send } = pressIn(value)
  if (blames) return false
  // Words that answer no question may be said one after another.
  if (!answers || !choice) return !answers && !choice && send === said
  const facts = [answers.fact, ...(answers.also ?? [])]
  const mine = [choice.fact, ...(choice.also ?? [])]
  return facts.some((fact) => mine.includes(fact) || (answers.change === undefined && known[fact] !== undefined))
}
