import { type Condition, type Knowledge, leavesOf, type RegulationKnowledge } from '../../knowledge/index.ts'
import { type Clause, type ClauseId, type Phrase, regulationOf, type Span } from '../../law/index.ts'
import { readFigures } from '../../quantity/index.ts'
import { fromTemplate, type Part, type Parts, phrase, words } from '../../reply/index.ts'
import { type Evidence, guard } from '../guard/index.ts'
import type { PlainClause } from './explainer.ts'
import { labelBefore } from './label.ts'
import { refersBack } from './stands.ts'
import { Tokens } from './tokens.ts'

/** What a sentence is held against. */
export interface Ground {
  /** The sentence an item stands under (依托单位应具备以下条件：), as it is shown; empty where it stands under none. */
  readonly above: string
  readonly clause: string
  /** Sentences of the clause that bear on all before them, as they stand there. */
  readonly bearing: readonly Phrase[]
  /** Names a sentence may open with: of the place, of the regulation. */
  readonly names: readonly string[]
  readonly evidence: Evidence
}

/** All that a model is shown for one answer, and what each slot of it prints. */
export interface Shown {
  readonly clauses: readonly PlainClause[]
  readonly grounds: ReadonlyMap<ClauseId, Ground>
  /** By slot, without its braces. */
  readonly prints: ReadonlyMap<string, Parts>
  readonly tokens: Tokens
  readonly openings: readonly string[]
}

/** Stands where a number stood that is no figure: of a document, an article, an hour. */
const HIDDEN = '〔〕'
/** What softens or bounds a figure is printed with it: no model can leave it out. */
const SOFTENED =
  /(?:原则上|一般(?:应?为|是|在)?|最高|最低|最多|最少|最长|至多|至少|不少于|不低于|不高于|不超过|不得超过|不得少于|不得低于|达到?|超过|低于|高于|约为?|近){1,4}\s{0,4}$/u
const BOUNDED = /^\s*(?:以上|以下|以内|以外|左右|之内|内)/u
const NUMBERS = new Set(['article-number', 'document-number', 'time', 'ordinal', 'code'])

/** Clauses with every figure as a slot. Clauses the library does not hold are left out. */
export function shownOf(refs: readonly ClauseId[], knowledge: Knowledge): Shown {
  const tokens = new Tokens(knowledge.plain)
  const prints = new Map<string, Parts>()
  const grounds = new Map<ClauseId, Ground>()
  const clauses = refs.flatMap((ref): PlainClause[] => {
    const known = knowledge.regulations.get(regulationOf(ref))
    const clause = known?.regulation.clauses.find(({ id }) => id === ref)
    if (!known || !clause) return []
    const ground = groundOf(clause, known, { knowledge, tokens, prints })
    grounds.set(ref, ground)
    const text = `${ground.above}${ground.above === '' ? '' : '\n'}${ground.clause}`
    return [{ ref, name: known.center, text, swaps: swapsIn(text, tokens) }]
  })
  return { clauses, grounds, prints, tokens, openings: knowledge.plain.openings }
}

function swapsIn(text: string, tokens: Tokens): Record<string, readonly string[]> {
  const swaps = new Map<string, readonly string[]>()
  for (const { text: word, plain } of tokens.of(text))
    if (plain.length > 0) swaps.set(word, [...new Set([...(swaps.get(word) ?? []), ...plain])])
  return Object.fromEntries(swaps)
}

function groundOf(
  clause: Clause,
  known: RegulationKnowledge,
  { knowledge, tokens, prints }: { knowledge: Knowledge; tokens: Tokens; prints: Map<string, Parts> },
): Ground {
  const parent = known.regulation.clauses.find(({ id }) => id === clause.parent)
  const over = parent && /[：:]$/u.test(parent.text.trim()) ? parent : undefined
  const cited = over ? [over.id, clause.id] : [clause.id]
  const slots = new Set<string>()
  const shown = (each: Clause) => {
    const { text, parts } = slotted(each, known, knowledge, tokens)
    for (const [slot, printed] of parts) {
      prints.set(slot, printed)
      slots.add(slot)
    }
    return text
  }
  // The asker's figures are never a model's to repeat.
  const evidence: Evidence = { cited, slots, asked: 0 }
  const [above, text] = [over ? shown(over).trim() : '', shown(clause)]
  return {
    above: hidden(above, evidence),
    clause: hidden(text, evidence),
    bearing: bearingIn(clause),
    names: [known.place, known.short, known.title, known.center],
    evidence,
  }
}

const SENTENCE = /[^。！？\n]{1,2000}/gu

const bearingIn = ({ id, text }: Clause): Phrase[] =>
  [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }) =>
    index > 0 && refersBack(sentence)
      ? [{ ref: id, text: sentence, span: { start: index, end: index + sentence.length } }]
      : [],
  )

/** A clause with each figure as a slot, and what each prints: 〈研发场地〉500 平方米以上. */
function slotted({ id, text, kind: of }: Clause, known: RegulationKnowledge, { facts }: Knowledge, tokens: Tokens) {
  const tested = testedIn(
    known.conditions.filter(({ ref }) => ref === id),
    facts,
  )
  const parts = new Map<string, Parts>()
  let shown = ''
  let from = 0
  for (const { start, end, figure, kind, surface } of readFigures(text)) {
    if (!figure && kind !== 'date') {
      if (!NUMBERS.has(kind)) continue
      shown += `${text.slice(from, start)}${HIDDEN}`
      from = end
      continue
    }
    const before = SOFTENED.exec(text.slice(from, start))?.[0] ?? ''
    const after = BOUNDED.exec(text.slice(end))?.[0] ?? ''
    const span: Span = { start: start - before.length, end: end + after.length }
    const printed = phrase({ ref: id, text: `${before}${surface}${after}`, span })
    const stated = { ref: id, text, span }
    // What stands before the figure of an indicator is what its points are given for.
    const named = kind === 'date' || of === 'indicator' ? undefined : labelBefore(stated, from, tokens)
    const label =
      tested(span) ?? (named && [phrase({ ref: id, text: text.slice(named.start, named.end), span: named })])
    const slot = `${id}#${parts.size + 1}`
    parts.set(slot, label ? [words('〈'), ...label, words('〉'), printed] : [printed])
    shown += `${text.slice(from, span.start)}{{${slot}}}`
    from = span.end
  }
  return { text: shown + text.slice(from), parts }
}

/** The label of the fact that a condition of the clause tests by a figure, where it is the only one in the phrase that states it. */
function testedIn(conditions: readonly Condition[], facts: Knowledge['facts']): (figure: Span) => Parts | undefined {
  const tests = conditions
    .flatMap(({ requires }) => leavesOf(requires))
    .flatMap((leaf) =>
      leaf.kind === 'threshold' ? [leaf] : leaf.kind === 'bands' ? leaf.bands.map(({ bound }) => bound) : [],
    )
  return (figure) => {
    const [only, another] = tests.filter(
      ({ required: { span, text } }) =>
        span.start < figure.end && figure.start < span.end && readFigures(text).length === 1,
    )
    const label = another ? undefined : facts.get(only?.fact ?? '')?.label
    const own = label && fromTemplate(label)
    return own?.every(({ kind }) => kind === 'words') ? own : undefined
  }
}

/** Whatever the guard would not let out is not let in either. */
function hidden(text: string, evidence: Evidence): string {
  return guard(text, evidence).found.reduceRight(
    (shown, { start, end }) => `${shown.slice(0, start)}${HIDDEN}${shown.slice(end)}`,
    text,
  )
}

const SLOT = /\{\{([^{}]*)\}\}/gu

/** A model's words as parts: its slots print what stands in the clause. Undefined where a slot prints nothing. */
export function partsOf(text: string, prints: ReadonlyMap<string, Parts>): Parts | undefined {
  const parts: Part[] = []
  let from = 0
  for (const { 0: slot, 1: name = '', index } of text.matchAll(SLOT)) {
    const printed = prints.get(name)
    if (!printed) return undefined
    if (index > from) parts.push(words(text.slice(from, index)))
    parts.push(...printed)
    from = index + slot.length
  }
  if (from < text.length) parts.push(words(text.slice(from)))
  return parts
}
