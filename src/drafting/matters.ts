import type { Knowledge, Matter } from '../knowledge/index.ts'
import { addressOf, isInAnnex, places, type Regulation, squeeze } from '../law/index.ts'
import { sentencesOf } from './requirements.ts'

export interface Sentence {
  readonly clause: string
  readonly phrase: string
}

const LIKELIEST = 3
/** How alike a sentence must be to what other texts say, or to how people ask, to be shown. */
const LEAST = 0.12
/** What other texts say on a matter is said as texts say it; people ask in words of their own. */
const WEIGHTS = { said: 1, label: 0.9, asked: 0.5 }
const HEADINGS = new Set(['front', 'chapter', 'section', 'annex'])

interface Told extends Sentence {
  readonly pairs: ReadonlySet<string>
  readonly weight: number
}

/** For each matter the sentences of a text that come nearest to it, the nearest first; the matter with the nearest first. */
export function likeliestSentences(
  regulation: Regulation,
  knowledge: Pick<Knowledge, 'matters'>,
): ReadonlyMap<string, readonly Sentence[]> {
  const sentences = regulation.clauses
    .filter(({ id, kind }) => !HEADINGS.has(kind) && !isInAnnex(id))
    .flatMap((clause) =>
      sentencesOf(clause)
        .filter((phrase) => phrase.length > 3 && places(clause.text, phrase).length === 1)
        .map((phrase) => ({ clause: addressOf(clause.id), phrase, pairs: pairsOf(phrase) })),
    )
  const rare = rarities(sentences.map(({ pairs }) => pairs))
  const weighed = sentences.map((each): Told => ({ ...each, weight: weightOf(each.pairs, rare) }))
  const scored = [...knowledge.matters.values()].flatMap((matter) => {
    const queries = queriesOf(matter)
    const near = weighed
      .map((told) => ({ told, score: Math.max(...queries.map(([pairs, by]) => by * likeness(pairs, told, rare))) }))
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score)
      .slice(0, LIKELIEST)
    const [best] = near
    return best ? [{ id: matter.id, score: best.score, near }] : []
  })
  return new Map(
    scored
      .sort((a, b) => b.score - a.score)
      .map(({ id, near }) => [id, near.map(({ told: { clause, phrase } }) => ({ clause, phrase }))]),
  )
}

function queriesOf({ label, asked, said }: Matter): (readonly [pairs: ReadonlySet<string>, by: number])[] {
  const stated = Object.values(said).flatMap((each) => (each.state === 'silent' ? [] : [each.phrase.text]))
  return [
    ...stated.map((text) => [pairsOf(text), WEIGHTS.said] as const),
    [pairsOf(label), WEIGHTS.label] as const,
    ...asked.map((text) => [pairsOf(text), WEIGHTS.asked] as const),
  ]
}

/** Two signs at a time, figures left out: by them alone one period is like any other. */
function pairsOf(text: string): ReadonlySet<string> {
  const packed = squeeze(text).replace(/[\p{P}\d〇零一二三四五六七八九十百千万亿％%]+/gu, ' ')
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < packed.length; i += 1) {
    const pair = packed.slice(i, i + 2)
    if (!pair.includes(' ')) pairs.add(pair)
  }
  return pairs
}

type Rarity = (pair: string) => number

/** What few sentences have tells more. */
function rarities(sentences: readonly ReadonlySet<string>[]): Rarity {
  const counts = new Map<string, number>()
  for (const pairs of sentences) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return (pair) => Math.log(1 + sentences.length / (counts.get(pair) ?? 1))
}

const weightOf = (pairs: ReadonlySet<string>, rare: Rarity): number =>
  Math.sqrt([...pairs].reduce((sum, pair) => sum + rare(pair) ** 2, 0))

function likeness(query: ReadonlySet<string>, { pairs, weight }: Told, rare: Rarity): number {
  let shared = 0
  for (const pair of query) if (pairs.has(pair)) shared += rare(pair) ** 2
  const both = weight * weightOf(query, rare)
  return both === 0 ? 0 : shared / both
}
