import { readFileSync } from 'node:fs'
import { parseSeed } from '../../src/corpus/index.ts'
import { type Clause, type Regulation, squeeze } from '../../src/law/index.ts'

export const SEEDS = ['wanzhou', 'liaocheng', 'sichuan', 'chongqing', 'yunnan'] as const

export const sourceOf = (id: string): string => readFileSync(new URL(`../../seeds/${id}.txt`, import.meta.url), 'utf8')

/** The regulations of a text: `a`, `b`, `c` in their order. */
export const readAll = (source: string): Regulation[] =>
  parseSeed({ file: 'made-up.txt', source }, (_, i) => String.fromCharCode(97 + i))

export const seed = (id: string): Regulation => {
  const [regulation] = parseSeed({ file: `${id}.txt`, source: sourceOf(id) }, () => id)
  if (!regulation) throw new Error(`${id}.txt holds no regulation`)
  return regulation
}

export function read(source: string): Regulation {
  const [regulation, ...others] = readAll(source)
  if (!regulation || others.length > 0) throw new Error(`expected one regulation, found ${others.length + 1}`)
  return regulation
}

/** Every clause but the front as `8.1 words` or `ch1 《title》`, the words without white space. */
export function outlineOf(regulation: Regulation): string[] {
  const told = (clause: Clause) => {
    const words = clause.kind === 'chapter' || clause.kind === 'section' || clause.kind === 'annex' ? '' : clause.text
    return [addressed(clause), clause.title === undefined ? '' : `《${clause.title}》`, squeeze(words)]
      .filter(Boolean)
      .join(' ')
  }
  return regulation.clauses.filter(({ kind }) => kind !== 'front').map(told)
}

const addressed = ({ id }: Clause): string => id.slice(id.indexOf(':') + 1)

export const outline = (source: string): string[] => outlineOf(read(source))

export function clause(regulation: Regulation, address: string): Clause {
  const found = regulation.clauses.find((each) => addressed(each) === address)
  if (!found) throw new Error(`no ${address} among ${regulation.clauses.map(addressed).join(' ')}`)
  return found
}

/** The words that stand in leaves of `role`, one string a leaf. */
export const inRole = (regulation: Regulation, role: string): string[] =>
  regulation.leaves.filter((leaf) => leaf.role === role).map(({ start, end }) => regulation.source.slice(start, end))

const BLANK = /^[\s\u200B\uFEFF]*$/u

/** Everything that is wrong with how leaves, spans and texts of a file's regulations hang together; empty when all is well. */
export function faults(source: string, regulations: readonly Regulation[]): string[] {
  const wrong: string[] = []
  let at = 0
  for (const regulation of regulations) {
    if (regulation.range.start !== at)
      wrong.push(`range of ${regulation.id} starts at ${regulation.range.start}, not ${at}`)
    for (const leaf of regulation.leaves) {
      if (leaf.start !== at || leaf.end <= leaf.start)
        wrong.push(`leaf ${leaf.role} ${leaf.start}-${leaf.end} after ${at}`)
      const furniture = leaf.role === 'padding' || leaf.role === 'page-break'
      if (furniture && !BLANK.test(source.slice(leaf.start, leaf.end)))
        wrong.push(`words in ${leaf.role} at ${leaf.start}`)
      at = leaf.end
    }
    if (regulation.range.end !== at) wrong.push(`range of ${regulation.id} ends at ${regulation.range.end}, not ${at}`)
    wrong.push(...clauseFaults(regulation))
  }
  const whole = regulations.length > 0 ? at === source.length : BLANK.test(source)
  return whole ? wrong : [...wrong, `the leaves end at ${at} of ${source.length}`]
}

function clauseFaults({ id, source, clauses, leaves, defects }: Regulation): string[] {
  const wrong: string[] = []
  const ids = new Set(clauses.map((each) => each.id))
  if (ids.size !== clauses.length) wrong.push(`${id} has a clause id twice`)
  const spoken = leaves.filter(({ role }) => role === 'text' || role === 'title' || role === 'front')
  const holding = new Map(spoken.map((leaf) => [leaf.start, leaf]))
  for (const each of clauses) {
    const printed = each.spans.map(({ start, end }) => source.slice(start, end)).join('')
    if (squeeze(printed) !== squeeze(each.text)) wrong.push(`${each.id} says other than its spans`)
    if (each.parent !== undefined && !ids.has(each.parent))
      wrong.push(`${each.id} is under ${each.parent}, which is none`)
    for (const span of each.spans) {
      const leaf = holding.get(span.start) ?? spoken.find((other) => other.start <= span.start && span.end <= other.end)
      if (!leaf || span.end > leaf.end) wrong.push(`a span of ${each.id} lies in no leaf with words`)
    }
  }
  for (const leaf of leaves)
    if (leaf.clause !== undefined && !ids.has(leaf.clause)) wrong.push(`leaf of ${leaf.clause}, which is none`)
  for (const defect of defects)
    for (const each of defect.clauses) if (!ids.has(each)) wrong.push(`defect of ${each}, which is none`)
  const silent =
    leaves.filter(({ role }) => role === 'unplaced').length - defects.filter(({ kind }) => kind === 'unplaced').length
  if (silent > 0) wrong.push(`${silent} unplaced leaves of ${id} are not reported`)
  return wrong
}
