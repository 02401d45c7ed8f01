import type { Block, Option, Reply } from '../../desk/index.ts'

/** A short quotation stands on one line with its clause; a longer one below it. */
const ONE_LINE = 24
const RULE = '──────────'

/** A block as lines for a phone, where a screen holds some twenty characters: no margins, no columns. */
export function drawBlock({ kind, text, table, section }: Block, titles: readonly string[]): string[] {
  if (table) return drawTable(table)
  if (kind === 'notice') return [`【注意】${text}`]
  if (kind === 'quote') return [drawQuote(text, titles)]
  if (kind === 'condition') return [drawCondition(text)]
  if (section === 'headline') return [`${unindented(text)}\n${RULE}`]
  return [unindented(text)]
}

/** A table as a list: what its first column says heads each entry, the others follow with their names. */
function drawTable({ head, rows }: NonNullable<Block['table']>): string[] {
  return rows.map(([first = '', ...cells]) =>
    [`◆ ${first}`, ...cells.flatMap((cell, i) => (cell === '' ? [] : [`${head[i + 1] ?? ''}：${cell}`]))].join('\n'),
  )
}

/** The clause on a line of its own, its words below. A row of a table in the text has tabulators. */
function drawQuote(text: string, titles: readonly string[]): string {
  const title = titles.find((each) => text.startsWith(`${each}：`))
  const words = title ? text.slice(title.length + 1) : text
  const quoted = words.replaceAll('\t', '｜')
  if (!title) return quoted
  return `${title}：${words.length > ONE_LINE ? '\n' : ''}${quoted}`
}

/** Mark, status and label; the clause; then requirement, given, gap. */
function drawCondition(text: string): string {
  const [head = '', ...rest] = text.split('\n')
  const [status = '', ...others] = head.split('｜')
  const clause = others.length > 1 ? others.pop() : undefined
  return [
    [status, ...others].join('｜'),
    ...(clause === undefined ? [] : [`条款：${clause}`]),
    ...rest.map((line) => line.trim()),
  ].join('\n')
}

/** Quick answers by number: a thumb types one character. */
export const drawOptions = (options: readonly Option[]): string =>
  [
    '回复数字即可：',
    ...options.flatMap((option, i) => [...headOf(option, options[i - 1], i), `${i + 1} ${option.label}`]),
  ].join('\n')

/** What the following answer, where that is something else than before; numbers go on, so that each is of one thing. */
const headOf = ({ of }: Option, before: Option | undefined, i: number): string[] =>
  of === undefined || (i > 0 && before?.of === of) ? [] : [`${of}：`]

/** Which question of the conversation it is: who quotes it, to answer it, quotes its number with it. */
export const drawNumber = ({ asked: [first] = [] }: Reply): string[] =>
  first === undefined ? [] : [`（第${first.revision}问）`]

/** The question in a message of ours. */
export function numberIn(drawn: string): number | undefined {
  const number = /（第(\d{1,6})问）/u.exec(drawn)?.[1]
  return number === undefined ? undefined : Number(number)
}

const unindented = (text: string): string => text.replace(/^[ \t]+/gmu, '')
