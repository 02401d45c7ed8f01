import type { types } from '@slack/bolt'
import { type Block, type Reply, shownOf } from '../../desk/index.ts'
import { splitText } from '../delivery/index.ts'
import { feedbackPieces, formPieces, optionPieces, sharePieces } from './buttons.ts'
import { citationFolds, type Fold, foldPieces } from './fold.ts'
import { MOST, ROOM } from './limits.ts'
import { olderBlocks, type Piece, packed, type SlackMessage } from './pieces.ts'
import { bold, link, plain, quoted, rich, section, words } from './rich.ts'
import { tablePieces } from './table.ts'

export interface DrawOptions {
  /** Buttons that act in the conversation; left out where there is none, as in a shared copy; or those alone that say what is wrong with a reply. */
  readonly buttons?: boolean | 'reasons'
  /** Whose conversation they act in: a button answers a question of theirs. */
  readonly person?: string
  /** The command that this answers for one person only: a button shows it to the channel. */
  readonly share?: string
}

/** Longer quotations are folded, unless the clause itself was asked for. */
const OPEN_QUOTE = 300

/** A reply as Slack messages: in order, nothing left out, each within Slack's limits. */
export function drawReply(reply: Reply, options: DrawOptions = {}): SlackMessage[] {
  return packed([...bodyPieces(reply), ...tailPieces(reply, options)])
}

/** The words alone, as blocks for a view. */
export const drawBlocks = (reply: Reply): types.KnownBlock[] => bodyPieces(reply).flatMap(olderBlocks)

function bodyPieces(reply: Reply): Piece[] {
  // Never broken: a figure, the name of a clause, and a quotation that one block holds.
  const whole = [
    ...reply.figures.map(({ text }) => text),
    ...reply.citations.flatMap(({ title, quote }) => [title, quote]),
  ]
  const { opening, blocks, folded } = shownOf(reply)
  const first = opening.flatMap((line) =>
    splitText(line, whole, ROOM).map((text) => ({ blocks: [wordsBlock(text)], text })),
  )
  const shown = blocks.flatMap((block) => blockPieces(block, reply, whole))
  return [
    ...first,
    ...shown,
    ...foldPieces(
      OPEN,
      folded.flatMap((block) => foldsOf(block, whole)),
    ),
    ...foldPieces('依据原文', citationFolds(unseen(reply))),
    ...pagePieces(reply),
  ]
}

/** So many clauses are linked to: the first are those that decide. */
const LINKED = 3

/** Where the clauses are read in their texts. */
function pagePieces({ citations }: Reply): Piece[] {
  const pages = citations.flatMap(({ title, url }) => (url === undefined ? [] : [{ title, url }])).slice(0, LINKED)
  if (pages.length === 0) return []
  const links = pages.flatMap(({ title, url }, i) => [...(i > 0 ? [words('、')] : []), link(title, url)])
  return [
    { blocks: [rich(section(words('原文：'), ...links))], text: `原文：${pages.map(({ title }) => title).join('、')}` },
  ]
}

/** The title of what is folded: a press opens it. */
const OPEN = '展开'

const foldsOf = (block: Block, whole: readonly string[]): Fold[] =>
  block.kind === 'condition'
    ? conditionFolds(block, whole)
    : splitText(block.text, whole, ROOM)
        .filter((text) => text !== '')
        .map(block.kind === 'quote' ? quoteFold : (text) => ({ block: rich(section(words(text))), text }))

function tailPieces(reply: Reply, { buttons = true, person, share }: DrawOptions): Piece[] {
  const reasons = (reply.options ?? []).filter(({ blames }) => blames !== undefined)
  const conversation =
    buttons === 'reasons'
      ? optionPieces(reasons, person)
      : buttons
        ? [
            ...optionPieces(reply.options ?? [], person),
            ...formPieces(reply.form ?? [], reply.asked ?? [], person),
            ...(reply.kind === 'smalltalk' ? [] : feedbackPieces(reply.id)),
          ]
        : []
  return [...conversation, ...(share === undefined ? [] : sharePieces(share))]
}

function blockPieces(block: Block, reply: Reply, whole: readonly string[]): Piece[] {
  const { kind, text, table, section: part } = block
  if (text === '' && !table) return []
  if (table) return tablePieces(table, text, whole)
  if (kind === 'condition')
    return conditionFolds(block, whole).map((fold) => ({ blocks: [fold.block], text: fold.text }))
  if (part === 'headline' && text.startsWith('【')) return headlinePieces(text, whole)
  if (kind === 'quote' && reply.kind !== 'clause' && text.length > OPEN_QUOTE)
    return foldPieces(titleOf(block, reply), splitText(text, whole, ROOM).map(quoteFold))
  const draw = kind === 'quote' ? quoteBlock : kind === 'notice' ? noticeBlock : wordsBlock
  return splitText(text, whole, ROOM).map((line) => ({ blocks: [draw(line)], text: line }))
}

const wordsBlock = (text: string): types.KnownBlock => rich(section(words(text)))
const quoteBlock = (text: string): types.KnownBlock => rich(quoted(text))
const quoteFold = (text: string): Fold => ({ block: rich(quoted(text)), text })
const noticeBlock = (text: string): types.KnownBlock => ({ type: 'alert', level: 'warning', text: plain(text) })

/** The verdict in large type, and what it rests on below. */
function headlinePieces(text: string, whole: readonly string[]): Piece[] {
  const [title = '', ...lines] = text.split('\n')
  const rest = lines.length > 0 ? splitText(lines.join('\n'), whole, ROOM) : []
  const head: types.KnownBlock[] =
    title.length <= MOST.headerText
      ? [{ type: 'header', text: plain(title) }]
      : splitText(title, whole, ROOM).map((line) => rich(section(bold(line))))
  return [
    { blocks: head, text: title },
    ...rest.filter(Boolean).map((line) => ({ blocks: [wordsBlock(line)], text: line })),
  ]
}

/** A condition: how it stands in bold, then what is required, given and missing. */
const conditionFolds = ({ text }: Block, whole: readonly string[]): Fold[] =>
  splitText(text, whole, ROOM).map((part, i) => {
    const end = i === 0 ? part.indexOf('\n') : -1
    const [title, rest] = end === -1 ? [part, ''] : [part.slice(0, end + 1), part.slice(end + 1)]
    const line = i === 0 ? bold(title) : words(title)
    return { block: rich(section(line, ...(rest ? [words(rest)] : []))), text: part }
  })

const titleOf = ({ ref }: Block, { citations }: Reply): string =>
  (citations.find((citation) => citation.ref === ref)?.title ?? '条文原文').slice(0, MOST.containerTitle)

/** Quotations that stand nowhere in the blocks, in order. */
function unseen(reply: Reply): Reply['citations'] {
  const { opening, blocks, folded } = shownOf(reply)
  const bare = (text: string) => text.replace(/\s/gu, '')
  const seen = bare([...opening, ...[...blocks, ...folded].map(({ text }) => text)].join('\n'))
  return reply.citations.filter(({ quote }) => quote !== '' && !seen.includes(bare(quote)))
}
