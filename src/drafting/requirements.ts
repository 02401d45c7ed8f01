import { addressOf, type Clause, isInAnnex, places, type Regulation, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { type DraftingWords, ending, hasOne, withoutEnding, withoutOpening } from './words.ts'

/** A stretch of a clause that demands something of an applicant. */
export interface Requirement {
  readonly clause: Clause
  /** Words of the clause between two stops, and what they stand in: they are read with it. */
  readonly words: string
  readonly sentence: string
}

/** What of the items is wanted: all of them, one, at least so many, none; of an aside nothing. */
export type Wanted = 'all' | 'any' | 'at_least' | 'none' | 'aside'

/** A lead-in with what follows it. */
export interface Demand {
  readonly clause: Clause
  /** The sentence that leads in; of a clause without items the sentence that demands. */
  readonly lead: string
  readonly wanted: Wanted
  readonly items: readonly Clause[]
  /** What the lead-in's clause demands by itself. */
  readonly own: readonly Requirement[]
  /** The person that it demands it of, where that is not whoever applies. */
  readonly owner?: string
  /** Why it is not read as conditions. */
  readonly why?: string
}

const SENTENCE = /[^。；;\n]+/gu
const PART = /[^，,]+/gu
/** How the sentence ends that the items follow. */
const LEADS = /[：:]\s*$/u
const BODY = new Set(['article', 'paragraph'])

/** What the text demands of an applicant: lead-ins with their items, and sentences that have the words of one. */
export function demandsIn({ clauses }: Regulation, words: DraftingWords): Demand[] {
  const afterwards = clausesAfterwards(clauses, words)
  const parted = new Set(clauses.flatMap(({ kind, parent }) => (kind === 'paragraph' && parent ? [parent] : [])))
  return clauses.flatMap((clause, i) => {
    if (!BODY.has(clause.kind) || isInAnnex(clause.id) || parted.has(clause.id)) return []
    if (!hasOne(squeeze(clause.text), [...words.requirements, ...words.exclusions])) return []
    const demand = demandOf(clause, listAfter(clauses, i), words)
    // What something is, is no condition of applying.
    if (demand.items.length > 0 && hasOne(squeeze(demand.lead), words.defines)) return []
    const heading = afterwards.get(clause.id)
    if (heading === undefined || demand.wanted === 'none' || hasOne(squeeze(demand.lead), words.applying))
      return [demand]
    return [{ ...demand, own: [], why: demand.why ?? `写在“${heading}”里，像是认定以后的要求；申报时就要的，按 + 加` }]
  })
}

/** Clauses under a heading of what comes once an applicant is in, each with that heading: what they demand is no condition of applying. */
function clausesAfterwards(clauses: readonly Clause[], words: DraftingWords): ReadonlyMap<string, string> {
  let heading = ''
  return new Map(
    clauses.flatMap(({ id, kind, text }) => {
      if (kind === 'chapter') heading = squeeze(text)
      return hasOne(heading, words.afterwards) && !hasOne(heading, words.entering) ? [[id, heading] as const] : []
    }),
  )
}

/** An item that leads in items of its own. */
export function nestedIn(item: Clause, clauses: readonly Clause[], words: DraftingWords): Demand | undefined {
  const items = itemsUnder(item, clauses)
  return items.length > 0 ? demandOf(item, { items, between: [] }, words) : undefined
}

function demandOf(clause: Clause, { items, between }: List, words: DraftingWords): Demand {
  const excludes = hasOne(squeeze(clause.text), words.exclusions)
  const leading = [...words.requirements, ...words.exclusions]
  const sentences = sentencesOf(clause)
  const own = sentences.filter((sentence) => {
    const packed = squeeze(sentence)
    return hasOne(packed, leading) || (items.length > 0 && hasOne(packed, words.binding))
  })
  const lead = own.findLast((sentence) => LEADS.test(sentence)) ?? own.at(-1) ?? sentences.at(-1) ?? ''
  const wanted = excludes ? 'none' : items.length > 0 ? wantedBy(squeeze(lead), items.length, words) : 'all'
  const demanded = own
    .filter((sentence) => !hasOne(squeeze(sentence), words.exclusions))
    .flatMap((sentence) =>
      partsOf(sentence)
        .filter((part) => items.length === 0 || (!leadsIn(part, words) && demands(part, words)))
        .map((part): Requirement => ({ clause, words: part, sentence })),
    )
  const more = between.flatMap(requirementsOf).filter((each) => demands(each.words, words))
  const why = reasonAgainst({ lead: squeeze(lead), wanted, items: items.length }, words)
  const owner = ownerIn(squeeze(lead), words)
  return {
    clause,
    lead,
    wanted: wanted ?? 'all',
    items,
    own: [...demanded, ...more],
    ...(owner === undefined ? {} : { owner }),
    ...(why ? { why } : {}),
  }
}

/** How many of the items a lead-in wants; undefined where that is not clear. */
function wantedBy(lead: string, items: number, words: DraftingWords): Wanted | undefined {
  if (hasOne(lead, words.asides)) return 'aside'
  const counts = countsIn(lead)
  const last = counts.at(-1)
  if (last?.min === items && !hasOne(lead, words.some_of)) return 'all'
  if (last) return last.min === 1 ? 'any' : last.min < items ? 'at_least' : undefined
  return hasOne(lead, words.one_of) ? 'any' : hasOne(lead, words.some_of) ? undefined : 'all'
}

/** How many a lead-in names, in the order it does. */
export const countsIn = (lead: string) =>
  readFigures(lead).flatMap(({ figure, unit, start, end, interval }) =>
    figure && COUNTED.has(unit ?? '') && interval?.min !== undefined ? [{ start, end, min: interval.min }] : [],
  )
const COUNTED = new Set(['项', '条', '个', '种'])

interface Lead {
  readonly lead: string
  readonly wanted: Wanted | undefined
  readonly items: number
}

function reasonAgainst({ lead, wanted, items }: Lead, words: DraftingWords): string | undefined {
  if (wanted === undefined) return '要满足几项没有读清'
  if (wanted === 'aside') return '满足的另有安排，不是申报的必备条件'
  if (items > 0 && hasOne(lead, words.by_sort)) return '各项各对一类申报单位，还分不开'
  if (items === 0) return wanted === 'none' ? '不予受理的情形写在一句话里，没有分项' : undefined
  if (wanted === 'none')
    return readFigures(lead).some(({ figure }) => figure) ? '期限写在引语里，各项都要连着它读' : undefined
  return isAboutOthers(lead, words) ? '引语说的是主管部门、评审的人，不是申报的一方' : undefined
}

/** Whether a lead-in is about those who judge or administer. Whoever else it names, a station or its expert, is who applies, or comes with them: the clerk sees it. */
function isAboutOthers(lead: string, words: DraftingWords): boolean {
  if (hasOne(lead, words.applying)) return false
  const subject = subjectIn(lead, words)
  return hasOne(subject, words.others) || (ending(subject, words.offices) !== undefined && subject !== '')
}

/** Who or what a lead-in demands something of. */
function subjectIn(lead: string, { requirements, also }: DraftingWords): string {
  const at = Math.min(...requirements.map((word) => lead.indexOf(word)).filter((each) => each >= 0))
  return withoutOpening(withoutEnding(lead.slice(0, at), also), also)
}

/** 进站专家还应当具备: a person, told apart from whoever applies. */
function ownerIn(lead: string, words: DraftingWords): string | undefined {
  const subject = subjectIn(lead, words).split(/[，,]/u).at(-1) ?? ''
  const person = ending(subject, words.persons)
  return person === undefined || subject.length <= LONGEST_OWNER ? person && subject : person
}
const LONGEST_OWNER = 8

/** The part of a lead-in that only leads in demands nothing. */
const leadsIn = (part: string, { requirements, exclusions, one_of }: DraftingWords): boolean =>
  hasOne(squeeze(part), [...requirements, ...exclusions, ...one_of])

/** Nor does the part that says who applies. */
const demands = (part: string, { binding }: DraftingWords): boolean =>
  hasOne(squeeze(part), binding) || readFigures(part).some(({ figure }) => figure)

/** Items under a lead-in, and the paragraphs that stand between them. */
interface List {
  readonly items: readonly Clause[]
  readonly between: readonly Clause[]
}

/** A paragraph between items, which says more of one, does not end them where the next goes on counting; nor do the items of an item. */
function listAfter(clauses: readonly Clause[], at: number): List {
  const items: Clause[] = []
  const between: Clause[] = []
  let passed: Clause[] = []
  for (const clause of clauses.slice(at + 1)) {
    if (clause.kind === 'item' && (items.length === 0 || isNext(clause, items) || clause.parent === items[0]?.parent)) {
      items.push(clause)
      between.push(...passed)
      passed = []
    } else if (clause.kind === 'paragraph' && items.length > 0) passed.push(clause)
    else if (!items.some(({ id }) => clause.id.startsWith(`${id}.`))) break
  }
  return { items, between }
}

/** The items that a clause leads in: below an item its own, else those that follow. */
export function itemsAfter(clauses: readonly Clause[], at: number): readonly Clause[] {
  const clause = clauses[at]
  return clause?.kind === 'item' ? itemsUnder(clause, clauses) : listAfter(clauses, at).items
}

const itemsUnder = ({ id }: Clause, clauses: readonly Clause[]): readonly Clause[] =>
  clauses.filter(({ kind, parent }) => kind === 'item' && parent === id)

const numberOf = ({ id }: Clause): number => Number(addressOf(id).split('.').at(-1))
const isNext = (clause: Clause, items: readonly Clause[]): boolean => {
  const last = items.at(-1)
  return last !== undefined && !clause.id.startsWith(`${last.id}.`) && numberOf(clause) === numberOf(last) + 1
}

export const sentencesOf = ({ text }: Pick<Clause, 'text'>): string[] =>
  [...text.matchAll(SENTENCE)].map(([sentence]) => sentence.trim()).filter((sentence) => sentence !== '')

/** What stands between two commas; 且 between two figures parts too. */
export const partsOf = (sentence: string): string[] =>
  [...sentence.matchAll(PART)]
    .map(([part]) => part.replace(/[：:]\s*$/u, '').trim())
    .filter((part) => part !== '')
    .flatMap(bothSides)

function bothSides(part: string): string[] {
  const at = part.indexOf('且')
  const sides = [part.slice(0, at), part.slice(at + 1)]
  const apart = at > 0 && sides.every((side) => readFigures(side).filter(({ figure }) => figure).length === 1)
  return apart ? sides : [part]
}

export const requirementsOf = (clause: Clause): Requirement[] =>
  sentencesOf(clause).flatMap((sentence) => partsOf(sentence).map((words) => ({ clause, words, sentence })))

/** The words, or as much around them as stands in the clause once; undefined where nothing does. */
export function phraseOnce({ clause, words, sentence }: Requirement): string | undefined {
  return [words, sentence, clause.text.trim()].find((each) => places(clause.text, each).length === 1)
}
