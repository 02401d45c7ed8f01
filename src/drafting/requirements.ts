import { type Clause, isInAnnex, places, type Regulation, squeeze } from '../law/index.ts'
import { type DraftingWords, hasOne } from './words.ts'

/** A stretch of a clause that demands something of an applicant. */
export interface Requirement {
  readonly clause: Clause
  /** Words of the clause between two stops, and what they stand in: they are read with it. */
  readonly words: string
  readonly sentence: string
  /** All of these are wanted, some of them, or none. */
  readonly wanted: 'all' | 'some' | 'none'
}

const SENTENCE = /[^。；;\n]+/gu
const PART = /[^，,]+/gu
const BODY = new Set(['article', 'paragraph'])

/** What the text demands of an applicant: the items after a lead-in, or the sentence that has the words of one. */
export function requirementsIn({ clauses }: Regulation, words: DraftingWords): Requirement[] {
  return clauses.flatMap((clause, i) => {
    if (!BODY.has(clause.kind) || isInAnnex(clause.id)) return []
    const text = squeeze(clause.text)
    const excludes = hasOne(text, words.exclusions)
    if (!excludes && !hasOne(text, words.requirements)) return []
    const items = itemsAfter(clauses, i)
    const own = sentencesOf(clause).filter((sentence) => {
      const packed = squeeze(sentence)
      const leads = hasOne(packed, [...words.requirements, ...words.exclusions])
      return items.length > 0 ? hasOne(packed, words.binding) || leads : leads
    })
    const lead = squeeze(own.at(-1) ?? '')
    const wanted = excludes ? 'none' : items.length > 0 && hasOne(lead, words.some_of) ? 'some' : 'all'
    const inLead = own.flatMap((sentence) =>
      partsOf(sentence)
        .filter((part) => items.length === 0 || !leadsIn(part, words))
        .map((part): Requirement => ({ clause, words: part, sentence, wanted: items.length === 0 ? wanted : 'all' })),
    )
    const below = items.flatMap((item) =>
      sentencesOf(item).flatMap((sentence) =>
        partsOf(sentence).map((part): Requirement => ({ clause: item, words: part, sentence, wanted })),
      ),
    )
    return [...inLead, ...below]
  })
}

/** The part of a lead-in that only leads in demands nothing. */
const leadsIn = (part: string, { requirements, exclusions, some_of }: DraftingWords): boolean =>
  hasOne(squeeze(part), [...requirements, ...exclusions, ...some_of])

function itemsAfter(clauses: readonly Clause[], at: number): readonly Clause[] {
  const rest = clauses.slice(at + 1)
  const end = rest.findIndex(({ kind }) => kind !== 'item')
  return rest.slice(0, end < 0 ? undefined : end)
}

export const sentencesOf = ({ text }: Clause): string[] =>
  [...text.matchAll(SENTENCE)].map(([sentence]) => sentence.trim()).filter((sentence) => sentence !== '')

const partsOf = (sentence: string): string[] =>
  [...sentence.matchAll(PART)].map(([part]) => part.replace(/[：:]\s*$/u, '').trim()).filter((part) => part !== '')

/** The words, or as much around them as stands in the clause once; undefined where nothing does. */
export function phraseOnce({ clause, words, sentence }: Pick<Requirement, 'clause' | 'words' | 'sentence'>) {
  return [words, sentence, clause.text.trim()].find((each) => places(clause.text, each).length === 1)
}
