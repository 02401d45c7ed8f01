import type { types } from '@slack/bolt'
import { z } from 'zod'
import { type Asked, type Field, type Option, REASONS } from '../../desk/index.ts'
import type { TicketState } from '../../tickets/index.ts'
import { MOST } from './limits.ts'
import type { Piece } from './pieces.ts'
import { plain, rich, section, shown, words } from './rich.ts'

/** What a press of a button is called in the payload; an option has its number after the dot. */
export const ACTIONS = {
  option: 'option',
  form: 'form',
  useful: 'feedback',
  share: 'share',
  check: 'check',
  /** What clerks do with a ticket, whose id is the value. */
  take: 'take',
  reply: 'reply',
  close: 'close',
  reopen: 'reopen',
} as const

/** What 有用 and 没用 are said as. */
export const USEFUL = '有用'
export const USELESS = '没用'

const button = (id: string, label: string, value: string, style?: 'primary'): types.Button => ({
  type: 'button',
  action_id: id,
  text: plain(label),
  value,
  ...(style ? { style } : {}),
})

/** Quick answers, for the person whose conversation they stand in. A label too long for a button stands above it as a line, and the button has its number. */
export function optionPieces(options: readonly Option[], person: string | undefined): Piece[] {
  const usable = options
    .map((option) => ({ ...option, value: carried(option, person) }))
    .filter(({ send, value }) => send !== '' && value.length <= MOST.buttonValue)
  const long = usable.some(({ label }) => shown(label).length > MOST.buttonText)
  const lines = long ? usable.map(({ label }, i) => `${i + 1}. ${label}`.slice(0, MOST.blockText)) : []
  const drawn = usable.map(({ label, value, of }, i) => ({
    of,
    button: button(`${ACTIONS.option}.${i}`, long ? String(i + 1) : label, value),
  }))
  // Answers to several things stand under what they answer.
  const several = new Set(drawn.map(({ of }) => of)).size > 1
  const groups = several ? [...new Set(drawn.map(({ of }) => of))] : [undefined]
  return [
    ...lines.map((line) => ({ blocks: [rich(section(words(line)))], text: line })),
    ...groups.flatMap((group): Piece[] => {
      const buttons = drawn.filter(({ of }) => !several || of === group).map((each) => each.button)
      const head = group === undefined ? [] : [{ blocks: [rich(section(words(`${group}：`)))], text: `${group}：` }]
      const rows = Array.from({ length: Math.ceil(buttons.length / MOST.buttonsTogether) }, (_, i) =>
        buttons.slice(i * MOST.buttonsTogether, (i + 1) * MOST.buttonsTogether),
      )
      return [...head, ...rows.map((elements) => ({ blocks: [{ type: 'actions' as const, elements }], text: '' }))]
    }),
  ]
}

/** What a quick answer says of a fact, and to which question, as it comes back with a press. */
export const choice = z.object({
  fact: z.string(),
  value: z.json(),
  revision: z.int(),
  also: z.array(z.string()).exactOptional(),
  change: z.int().exactOptional(),
})

/** What a quick answer says is wrong with a reply. */
export const blame = z.object({ reply: z.string(), reason: z.enum(REASONS) })

const pressed = z.object({
  send: z.string(),
  answers: choice.exactOptional(),
  blames: blame.exactOptional(),
  person: z.string().exactOptional(),
})

/** A button of a quick answer says all of it: what is said, which question it answers, and whom it was shown to. */
const carried = ({ send, answers, blames }: Option, person: string | undefined): string =>
  JSON.stringify({
    send,
    ...(answers ? { answers } : {}),
    ...(blames ? { blames } : {}),
    ...(person === undefined ? {} : { person }),
  })

/** What a press says. A button that an earlier program drew says its words alone. */
export function pressIn(value: string): z.infer<typeof pressed> {
  try {
    return pressed.parse(JSON.parse(value))
  } catch {
    return { send: value }
  }
}

/** What clerks can do with a ticket as it stands. */
export function ticketPieces(id: string, state: TicketState): Piece[] {
  const buttons =
    state === 'closed'
      ? [button(ACTIONS.reopen, '重新打开', id)]
      : [
          ...(state === 'open' ? [button(ACTIONS.take, '接手', id, 'primary')] : []),
          button(ACTIONS.reply, '答复', id),
          button(ACTIONS.close, '关闭', id),
        ]
  return [{ blocks: [{ type: 'actions', elements: buttons }], text: '' }]
}

/** A button that opens the form of a check; the desk has its fields, whenever it is pressed. */
export function formPieces(form: readonly Field[], asked: readonly Asked[], person: string | undefined): Piece[] {
  if (form.length === 0) return []
  const question = asked[0]?.revision
  const value = JSON.stringify({
    ...(question === undefined ? {} : { question }),
    ...(person === undefined ? {} : { person }),
  })
  return [{ blocks: [{ type: 'actions', elements: [button(ACTIONS.form, '填表回答', value)] }], text: '' }]
}

/** Shows an answer that only one person sees to the whole channel; `words` is what it answered. */
export function sharePieces(command: string): Piece[] {
  if (command.length > MOST.buttonValue) return []
  return [{ blocks: [{ type: 'actions', elements: [button(ACTIONS.share, '发到频道', command)] }], text: '' }]
}

/** Whether the reply helped; the value names the reply. */
export function feedbackPieces(reply: string): Piece[] {
  const sides = [USEFUL, USELESS].map((label) => ({ label, value: `${label} ${reply}` }))
  const [positive, negative] = sides.map(({ label, value }) => ({ text: plain(label), value }))
  if (!positive || !negative) return []
  const feedback: types.FeedbackButtons = {
    type: 'feedback_buttons',
    action_id: ACTIONS.useful,
    positive_button: positive,
    negative_button: negative,
  }
  const buttons = sides.map(({ label, value }, i) => button(`${ACTIONS.useful}.${i}`, label, value))
  return [
    {
      blocks: [{ type: 'context_actions', elements: [feedback] }],
      text: '',
      older: [{ type: 'actions', elements: buttons }],
    },
  ]
}
