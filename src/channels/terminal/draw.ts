import { styleText } from 'node:util'
import { type Block, type Check, type Reply, shownOf } from '../../desk/index.ts'
import { drawTable } from './table.ts'
import { pad, wrap } from './width.ts'

/** How wide the terminal is and whether it shows colour. */
export interface Screen {
  readonly columns: number
  readonly colour: boolean
}

type Style = Parameters<typeof styleText>[0]

const STYLES: Record<Check['verdict'], Style> = {
  met: 'green',
  unmet: 'red',
  unknown: 'yellow',
  discretionary: 'magenta',
}
const MARKS: Record<Check['verdict'], string> = { met: '✓', unmet: '✗', unknown: '?', discretionary: '△' }
const RANK: readonly Check['verdict'][] = ['unmet', 'discretionary', 'unknown', 'met']

/** A reply as it looks on a terminal: notices marked, a check as a card with its table, quotations indented. `more` says how what is folded is opened; where nothing is, all is drawn. */
export function drawReply(reply: Reply, screen: Screen, more?: string): string {
  const style = (format: Style, text: string) =>
    screen.colour ? styleText(format, text, { validateStream: false }) : text
  const card = reply.kind === 'verdict' && reply.check !== undefined
  const { opening, blocks: open, folded } = shownOf(reply)
  const whole = more === undefined || folded.length === 0
  const shown = whole ? reply.blocks.filter((block) => open.includes(block) || folded.includes(block)) : open
  const headline = shown.findIndex(({ section }) => section === 'headline')
  const blocks = shown.flatMap((block, i) => {
    if (card && whole && block.kind === 'condition') return []
    if (!card || !reply.check || headline < 0) return [drawBlock(block, screen, style)]
    if (block.section === 'counts') return []
    if (i !== headline) return [drawBlock(block, screen, style)]
    return [
      drawCard([block, ...shown.filter(({ section }) => section === 'counts')], reply.check, screen, style),
      ...(whole ? drawDetails(reply.check, screen, style) : []),
    ]
  })
  const lines = opening.map((line) => wrap(line, screen.columns).join('\n'))
  const options = (reply.options ?? []).flatMap(({ label, of }, i, all) => [
    ...(of === undefined || all[i - 1]?.of === of ? [] : [`${of}：`]),
    `  ${i + 1}. ${label}`,
  ])
  // A table of the text has tabulators, whose width a terminal chooses.
  return [...lines, ...blocks, ...(whole ? [] : [more]), ...(options.length > 0 ? [options.join('\n')] : [])]
    .join('\n\n')
    .replaceAll('\t', '  ')
}

type Painter = (format: Style, text: string) => string

function drawBlock({ kind, text, table }: Block, { columns }: Screen, style: Painter): string {
  if (table) return drawTable(table.head, table.rows, columns)
  if (kind === 'notice') return style('yellow', indented(`! ${text}`, columns, '  ', ''))
  if (kind === 'quote') return indented(text, columns, '│ ')
  return wrap(text, columns).join('\n')
}

const indented = (text: string, columns: number, margin: string, first = margin): string =>
  wrap(text, columns - margin.length)
    .map((line, i) => `${i === 0 ? first : margin}${line}`)
    .join('\n')

function drawCard(blocks: readonly Block[], check: Check, { columns }: Screen, style: Painter): string {
  const inner = columns - 4
  const frame = (lines: readonly string[]) => lines.map((line) => `│ ${pad(line, inner)} │`)
  const [verdict = '', ...rest] = blocks.flatMap(({ text }) => text.split('\n'))
  const box = [
    `┌${'─'.repeat(columns - 2)}┐`,
    ...frame(wrap(verdict, inner)).map((line) => style(['bold', STYLES[check.verdict]] as Style, line)),
    ...(rest.length > 0 ? [`├${'─'.repeat(columns - 2)}┤`, ...frame(wrap(rest.join('\n'), inner))] : []),
    `└${'─'.repeat(columns - 2)}┘`,
  ]
  return box.join('\n')
}

/** The conditions as a table, and what needs explaining. */
const drawDetails = (check: Check, { columns }: Screen, style: Painter): string[] => [
  drawConditions(check, columns),
  ...drawNotes(check, columns, style),
]

const sorted = ({ conditions }: Check): Check['conditions'] =>
  RANK.flatMap((status) => conditions.filter((condition) => condition.status === status))

function drawConditions(check: Check, columns: number): string {
  const rows = sorted(check).map((condition) => [
    MARKS[condition.status],
    condition.label,
    condition.required,
    [condition.given ?? (condition.status === 'unknown' ? '未填' : ''), condition.gap].filter(Boolean).join('\n'),
    condition.clause,
  ])
  return drawTable(['', '条件', '要求', '已知与差距', '条款'], rows, columns)
}

/** What needs explaining, with its clause: misses, what is left to the authority, and answers that do not settle it. */
function drawNotes(check: Check, columns: number, style: Painter): string[] {
  const told = sorted(check).filter(
    ({ status, given }) => status !== 'met' && (status !== 'unknown' || given !== undefined),
  )
  const refs = [...new Set(told.map(({ ref }) => ref))]
  const notes = refs.map((ref) => {
    const lines = told.filter((condition) => condition.ref === ref)
    return [
      ...lines.flatMap(({ status, label, why, gap }) => [
        style(STYLES[status], indented(`${MARKS[status]} ${label}${gap ? `：${gap}` : ''}`, columns, '  ', '')),
        ...(why ? [indented(why, columns, '  ')] : []),
      ]),
      indented(`${lines[0]?.clause ?? ''}：${lines[0]?.quote ?? ''}`, columns, '  │ '),
    ].join('\n')
  })
  return notes.length > 0 ? ['原文', ...notes] : []
}
