import type { types } from '@slack/bolt'
import type { Block } from '../../desk/index.ts'
import { splitText } from '../delivery/index.ts'
import { MOST, ROOM } from './limits.ts'
import type { Piece } from './pieces.ts'
import { bold, rich, section, shown, words } from './rich.ts'

type Table = NonNullable<Block['table']>

/** A table as Slack's own where it fits, else a list: a paragraph to a row, each cell under its heading. */
export function tablePieces(table: Table, text: string, whole: readonly string[]): Piece[] {
  return fits(table)
    ? [{ blocks: [drawn(table)], text }]
    : table.rows.flatMap((row) => rowPieces(table.head, row, whole))
}

function fits({ head, rows }: Table): boolean {
  const cells = [head, ...rows].flat()
  return (
    rows.length > 0 &&
    rows.length < MOST.tableRows &&
    head.length > 0 &&
    head.length <= MOST.tableColumns &&
    rows.every(({ length }) => length === head.length) &&
    cells.reduce((sum, cell) => sum + cell.length, 0) <= MOST.tableText
  )
}

const drawn = ({ head, rows }: Table): types.TableBlock => ({
  type: 'table',
  rows: [head, ...rows].map((row) => row.map((text) => ({ type: 'raw_text', text: shown(text) }))),
  column_settings: head.map(() => ({ is_wrapped: true })),
})

function rowPieces(head: readonly string[], row: readonly string[], whole: readonly string[]): Piece[] {
  const [first = '', ...rest] = row.map((cell, i) => (i === 0 || !head[i] ? cell : `${head[i]}：${cell}`))
  const [lead = '', ...parts] = [
    ...splitText(first, whole, ROOM),
    ...rest.flatMap((line) => splitText(line, whole, ROOM)),
  ]
  const pieces: { lead: string; lines: string[] }[] = [{ lead, lines: [] }]
  for (const line of parts) {
    const piece = pieces.at(-1)
    const length = piece ? [piece.lead, ...piece.lines].join('\n').length : 0
    if (!piece || length + line.length + 1 > MOST.blockText) pieces.push({ lead: '', lines: [line] })
    else piece.lines.push(line)
  }
  return pieces.map(({ lead: title, lines }) => ({
    blocks: [
      rich(
        section(
          ...(title ? [bold(lines.length > 0 ? `${title}\n` : title)] : []),
          ...(lines.length > 0 || !title ? [words(lines.join('\n'))] : []),
        ),
      ),
    ],
    text: [title, ...lines].filter(Boolean).join('\n'),
  }))
}
