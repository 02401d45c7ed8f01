import type { Knowledge } from '../../knowledge/index.ts'
import { type Clause, type ClauseId, type Phrase, regulationOf, type Span } from '../../law/index.ts'
import { readFigures } from '../../quantity/index.ts'
import { type Part, type Parts, phrase, refer, words } from '../../reply/index.ts'
import { type Evidence, guard, slotsOf } from '../guard/index.ts'

/** What a model is shown of a clause. `lead` is the sentence it stands under. */
export interface ShownClause {
  readonly ref: ClauseId
  readonly name: string
  readonly text: string
}

/** All that a model is shown for one answer, and what each slot of it prints. */
export interface Shown {
  readonly clauses: readonly ShownClause[]
  readonly evidence: Evidence
  /** By slot, without its braces. */
  readonly prints: ReadonlyMap<string, Part>
}

/** Stands where a number stood that is no figure: of a document, an article, an hour. */
const HIDDEN = '〔〕'
/** What softens or bounds a figure is printed with it: no model can leave it out. */
const SOFTENED =
  /(?:原则上|一般(?:应?为|是|在)?|最高|最低|最多|最少|最长|至多|至少|不少于|不低于|不高于|不超过|不得超过|不得少于|不得低于|达到?|超过|低于|高于|约为?|近){1,4}\s{0,4}$/u
const BOUNDED = /^\s*(?:以上|以下|以内|以外|左右|之内|内)/u

/** Clauses with every figure as a slot. Clauses the library does not hold are left out. */
export function shownOf(refs: readonly ClauseId[], knowledge: Knowledge): Shown {
  const prints = new Map<string, Part>()
  const clauses = refs.flatMap((ref) => {
    const known = knowledge.regulations.get(regulationOf(ref))
    const clause = known?.regulation.clauses.find(({ id }) => id === ref)
    if (!known || !clause) return []
    prints.set(`ref ${ref}`, refer(ref))
    const text = slotted(clause, prints)
    for (const { id, tests } of known.conditions.filter((condition) => condition.ref === ref)) {
      for (const { fact, required } of tests) prints.set(`${ref}/${fact}`, thresholdIn(required, prints))
      const [only, another] = tests
      if (only && !another) prints.set(`${known.id}:${id}`, thresholdIn(only.required, prints))
    }
    return [{ ref, name: known.center, text }]
  })
  // The asker's figures are never a model's to repeat.
  const evidence = { cited: refs, slots: slotsOf(knowledge, refs), asked: 0 }
  return {
    clauses: clauses.map((clause) => ({ ...clause, text: hidden(clause.text, evidence) })),
    evidence,
    prints,
  }
}

function slotted({ id, text }: Clause, prints: Map<string, Part>): string {
  let shown = ''
  let from = 0
  let count = 0
  for (const { start, end, figure, kind, surface } of readFigures(text)) {
    if (!figure && kind !== 'date') {
      if (!NUMBERS.has(kind)) continue
      shown += `${text.slice(from, start)}${HIDDEN}`
      from = end
      continue
    }
    count++
    const before = SOFTENED.exec(text.slice(from, start))?.[0] ?? ''
    const after = BOUNDED.exec(text.slice(end))?.[0] ?? ''
    const span: Span = { start: start - before.length, end: end + after.length }
    prints.set(`${id}#${count}`, phrase({ ref: id, text: `${before}${surface}${after}`, span }))
    shown += `${text.slice(from, span.start)}{{${id}#${count}}}`
    from = span.end
  }
  return shown + text.slice(from)
}

/** The figure that a condition's phrase states; the phrase itself where it states a threshold in words. */
function thresholdIn(required: Phrase, prints: ReadonlyMap<string, Part>): Part {
  const figures = [...prints.values()].filter(
    (part) =>
      part.kind === 'phrase' &&
      part.phrase.ref === required.ref &&
      required.span.start <= part.phrase.span.start &&
      part.phrase.span.end <= required.span.end,
  )
  const [only, another] = figures
  return only && !another ? only : phrase(required)
}

const NUMBERS = new Set(['article-number', 'document-number', 'time', 'ordinal', 'code'])

/** Whatever the guard would not let out is not let in either. */
function hidden(text: string, evidence: Evidence): string {
  return guard(text, evidence).found.reduceRight(
    (shown, { start, end }) => `${shown.slice(0, start)}${HIDDEN}${shown.slice(end)}`,
    text,
  )
}

const SLOT = /\{\{([^{}]*)\}\}/gu

/** A model's words as parts: its slots print what stands in the clause. Undefined where a slot prints nothing. */
export function partsOf(text: string, prints: ReadonlyMap<string, Part>): Parts | undefined {
  const parts: Part[] = []
  let from = 0
  for (const { 0: slot, 1: name = '', index } of text.matchAll(SLOT)) {
    const part = prints.get(name)
    if (!part) return undefined
    if (index > from) parts.push(words(text.slice(from, index)))
    parts.push(part)
    from = index + slot.length
  }
  if (from < text.length) parts.push(words(text.slice(from)))
  return parts
}
