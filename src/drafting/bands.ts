import { addressOf, type Clause, isInAnnex, squeeze } from '../law/index.ts'
import { figuresOf, likeliestFact, measures, nounOf } from './likely.ts'
import { measuredFact } from './measures.ts'
import type { NewFacts } from './new-fact.ts'
import { isOnce, type Node, type Reading } from './reading.ts'
import { itemsAfter, sentencesOf } from './requirements.ts'
import { type DraftingWords, hasOne, withoutEnding, withoutOpening } from './words.ts'

export interface Graded {
  /** Where the bounds stand. */
  readonly clauses: readonly Clause[]
  readonly condition: Node
}

interface Band {
  readonly clause: Clause
  readonly when: string
  readonly then: string
}

/** Bounds that hang on a size: 销售收入小于5000万元的，不低于5%；…, as items below a lead-in or after its colon. */
export function bandsIn(reading: Reading, facts: NewFacts): Graded[] {
  const { clauses } = reading.regulation
  return clauses.flatMap((clause, i) => {
    if (isInAnnex(clause.id)) return []
    const [lead = '', inline = ''] = splitAtColon(clause.text)
    const below = itemsAfter(clauses, i)
    const bands =
      inline === '' ? below.map(bandOf) : sentencesOf({ text: inline }).map((text) => bandOf({ ...clause, text }))
    const whole = bands.flatMap((band) => (band ? [{ ...band, clause: inline === '' ? band.clause : clause }] : []))
    if (
      whole.length < 2 ||
      whole.length !== bands.length ||
      !hasOne(squeeze(lead), reading.words.binding.concat('符合'))
    )
      return []
    const condition = conditionOf(clause, lead, whole, reading, facts)
    return condition ? [{ clauses: [clause, ...(inline === '' ? below : [])], condition }] : []
  })
}

const splitAtColon = (text: string): [string, string] => {
  const at = text.search(/[：:]/u)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** 销售收入2亿元以上的企业，比例不低于3%. */
function bandOf(clause: Clause): Band | undefined {
  const [sentence, second] = sentencesOf(clause)
  const parts = (sentence ?? '').split(/[，,]/u).map((part) => part.trim())
  const [when, then, third] = parts
  if (second !== undefined || when === undefined || then === undefined || third !== undefined) return undefined
  return figuresOf(when).length > 0 && figuresOf(then).length === 1 ? { clause, when, then } : undefined
}

function conditionOf(
  clause: Clause,
  lead: string,
  bands: readonly Band[],
  reading: Reading,
  facts: NewFacts,
): Node | undefined {
  const by = factFor(
    bands.map(({ clause: at, when }) => ({ at, words: when })),
    undefined,
    reading,
    facts,
  )
  const said = subjectOf(clause, lead, reading.words)
  const of = factFor(
    bands.map(({ clause: at, then }) => ({ at, words: then })),
    said,
    reading,
    facts,
  )
  if (by === undefined || of === undefined || by === of) return undefined
  if (!bands.every(({ clause: at, when, then }) => isOnce(at, when) && isOnce(at, then))) return undefined
  const known = facts.entries().get(of) ?? reading.knowledge.facts.get(of)
  if (!known || !bands.every(({ then }) => measures(then, known))) return undefined
  const own = ({ clause: at }: Band) => (at.id === clause.id ? {} : { clause: addressOf(at.id) })
  return {
    clause: addressOf(clause.id),
    fact: of,
    by,
    bands: bands.map((band) =>
      Object.fromEntries([...Object.entries(own(band)), ['when', band.when], ['then', band.then]]),
    ),
  }
}

/** What a lead-in says must come to something: 研发费用占销售收入的比例 of 应符合如下要求. What stands in brackets is beside it. */
function subjectOf(clause: Clause, lead: string, words: DraftingWords): Said | undefined {
  const packed = squeeze(lead)
  const at = [...words.requirements, '应', '须', '符合'].map((word) => packed.indexOf(word)).filter((each) => each > 0)
  const phrase = withoutOpening(
    withoutEnding(packed.slice(0, Math.min(...at, packed.length)), words.also),
    words.subjects,
  )
  const subject = phrase.replace(/（[^（）]{1,60}）/gu, '')
  return /[，,；;]/u.test(subject) || subject.length < 3 ? undefined : { at: clause, words: subject, phrase }
}

interface Said {
  readonly at: Clause
  readonly words: string
  /** What it was read from, where that is more. */
  readonly phrase?: string
}

/** The one fact that these stretches or bounds are of; those without a noun are of the one that has it. */
function factFor(
  said: readonly Said[],
  subject: Said | undefined,
  reading: Reading,
  facts: NewFacts,
): string | undefined {
  const nouns = said.map(({ words }) => {
    const [figure] = figuresOf(words)
    return figure ? withoutEnding(nounOf(words.slice(0, figure.end), figure, reading.words), ['的']) : ''
  })
  const named = new Set(nouns.filter((noun) => noun !== ''))
  const [own, another] = [...named]
  // 比例不低于5%: of what, the lead-in says.
  const whole = subject !== undefined && (own === undefined || subject.words.endsWith(own)) ? subject.words : own
  const [first] = said
  const figure = first && figuresOf(first.words)[0]
  if (!first || !figure || whole === undefined || another !== undefined) return undefined
  const place =
    whole === subject?.words
      ? { clause: subject.at, phrase: subject.phrase ?? whole }
      : { clause: first.at, phrase: first.words }
  const form =
    figure.dimension === 'money' || figure.dimension === 'share' || figure.dimension === 'area'
      ? { kind: figure.dimension }
      : undefined
  const known = form && likeliestFact({ words: whole, noun: whole, form }, reading.knowledge, reading.words)
  return known?.id ?? measuredFact({ noun: whole, figure, ...place }, reading, facts)
}
