import { z } from 'zod'
import { readFacts } from '../../src/eligibility/index.ts'
import { HANDED_OVER } from '../../src/hear/handed-over.ts'
import { ORDERS, TONES, WANTS } from '../../src/hear/heard.ts'
import type { Knowledge } from '../../src/knowledge/index.ts'
import { runsOf, wordsOf } from './runs.ts'

export interface Lines {
  readonly name: string
  readonly text: string
}

/** What the rows of knowledge/utterances are held against. */
export interface Against {
  readonly knowledge: Knowledge
  /** Messages that the program is measured by; none may be learned. */
  readonly measured: readonly string[]
  /** What everybody may repeat: the law's own words, names and words of facts. */
  readonly common: readonly string[]
}

/** All files together. */
export const MOST_BYTES = 2.5 * 2 ** 20

const TELLINGS = ['instead', 'add', 'less', 'restore', 'plan', 'other', 'was', 'qualified']
const ACTS = new Set([
  ...['tell', 'suppose', 'unknown', 'check', 'switch', 'choose', 'outside'],
  ...TELLINGS.map((each) => `tell:${each}`),
  ...WANTS.map((each) => `ask:${each}`),
  ...ORDERS.map((each) => `order:${each}`),
  ...TONES.map((each) => `courtesy:${each}`),
])

const Head = z.strictObject({ by: z.string().min(1), from: z.string().min(1), on: z.iso.date() })
const Row = z.strictObject({
  t: z.string().min(1),
  a: z.array(z.string()).min(1),
  f: z.record(z.string(), z.unknown()).optional(),
  v: z.record(z.string(), z.unknown()).optional(),
  c: z.string().optional(),
  o: z.union([z.literal(0), z.literal(1)]).optional(),
  in: z.enum(['transcript', 'ticket']).optional(),
})
type Row = z.output<typeof Row>

const SEAM = '‖'

/** What is wrong with the files of utterances: a line for each fault, with file and line. */
export function utteranceFaults(files: readonly Lines[], against: Against): string[] {
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const copied = copiesOf(against)
  return [
    ...(bytes > MOST_BYTES
      ? [`knowledge/utterances: ${bytes} bytes together, where at most ${MOST_BYTES} are wanted`]
      : []),
    ...files.flatMap((file) => fileFaults(file, against.knowledge, copied)),
  ]
}

function fileFaults(
  { name, text }: Lines,
  knowledge: Knowledge,
  copied: (text: string) => string | undefined,
): string[] {
  /** What two hands say alike is common; what one writes twice is a slip. */
  const seen = new Map<string, number>()
  const [head = '', ...rows] = text.trimEnd().split('\n')
  return [
    ...headFaults(head).map((fault) => `${name}:1: ${fault}`),
    ...rows.flatMap((row, i) =>
      rowFaults(row, i + 2, knowledge, copied, seen).map((fault) => `${name}:${i + 2}: ${fault}`),
    ),
  ]
}

function parsed<T>(line: string, schema: z.ZodType<T>): { readonly value: T } | { readonly faults: string[] } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { faults: ['no JSON; a line is one JSON object'] }
  }
  const read = schema.safeParse(value)
  if (read.success) return { value: read.data }
  return { faults: read.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')) }
}

function headFaults(line: string): string[] {
  const read = parsed(line, Head)
  if ('value' in read) return []
  return read.faults.map((fault) => `the first line says by whom (by), from what (from) and when (on): ${fault}`)
}

function rowFaults(
  row: string,
  line: number,
  { facts }: Knowledge,
  copied: (text: string) => string | undefined,
  seen: Map<string, number>,
): string[] {
  const read = parsed(row, Row)
  if ('faults' in read) return read.faults
  const { t, a, f = {}, v = {}, c } = read.value
  const said = actFaults(read.value)
  if (said.length > 0) return said
  const text = t.replaceAll(SEAM, '')
  const seams = t.split(SEAM).length - 1
  const values = [f, v].flatMap((told) => {
    const checked = readFacts(told, facts)
    return 'faults' in checked ? checked.faults.map(({ fact, found }) => `${fact}: cannot be ${found}`) : []
  })
  const key = `${text.replaceAll(' ', '')} ${c ?? read.value.in ?? ''}`
  const other = seen.get(key)
  seen.set(key, line)
  const copy = copied(text)
  return [
    ...(seams === a.length - 1
      ? []
      : [`${a.length} acts have ${a.length - 1} seams (${SEAM}) between them, not ${seams}`]),
    ...alike(a),
    ...values,
    ...(c === undefined || facts.has(c) ? [] : [`c: no fact is called ${c}`]),
    ...(other === undefined ? [] : [`stands on line ${other} already`]),
    ...(copy === undefined ? [] : [`“${copy}” stands in an evaluation set; say it otherwise`]),
  ]
}

/** What is said of a hand-off has its own names for what it says, and tells nothing else. */
function actFaults({ a, f, v, c, o, in: of }: Row): string[] {
  const acts = of === undefined ? ACTS : new Set<string>(HANDED_OVER[of])
  const besides = of !== undefined && (a.length > 1 || [f, v, c, o].some((each) => each !== undefined))
  return [
    ...a.filter((act) => !acts.has(act)).map((act) => `a: no act is called ${act}${of ? ` in ${of}` : ''}`),
    ...(besides ? [`in: what is said of a hand-off is one act, and nothing else is told in it`] : []),
  ]
}

/** Two tells of one kind beside each other are one stretch. */
const alike = (acts: Row['a']): string[] =>
  acts.some((act, i) => act.startsWith('tell') && act === acts[i - 1]) ? ['two alike tells in a row are one act'] : []

/** Finds the first run of a text that stands in a measured message, but not in what everybody may repeat. */
function copiesOf({ measured, common }: Against): (text: string) => string | undefined {
  const free = new Set(common.flatMap((text) => runsOf(wordsOf(text))))
  const taken = new Set(measured.flatMap((text) => runsOf(wordsOf(text))).filter((run) => !free.has(run)))
  return (text) => runsOf(wordsOf(text)).find((run) => taken.has(run))
}
