import type { Knowledge, RegulationKnowledge, Topic } from '../knowledge/index.ts'
import { type Clause, type ClauseId, childrenOf, type RegulationId, regulationOf } from '../law/index.ts'
import { Bm25 } from './bm25.ts'
import { clauseNumberIn, clausesNumbered } from './clause-number.ts'
import { placesIn } from './places.ts'
import { type Segmenter, segmenterOf } from './segment.ts'

export interface Hit {
  readonly ref: ClauseId
  readonly score: number
}

/** What was understood of a question while looking: where, on what, which clause number. */
export interface Found {
  readonly hits: readonly Hit[]
  readonly regulations: readonly RegulationId[]
  readonly topics: readonly Topic[]
  /** Clauses asked for by number; empty where none was, or where the number does not exist. */
  readonly numbered: readonly ClauseId[]
  readonly numberAsked: boolean
}

/** Words for asking, common to all questions: they say that something is wanted, not what. */
const ASKING =
  /请问|麻烦|想问|问一下|我想|想知道|什么|怎么样|怎么|如何|多少|哪些|哪个|哪里|有没有|是不是|能不能|可不可以|可以|吗|呢|吧|啊|我们|你们|他们|单位|要求|规定|办法|技术创新中心|产业创新中心|创新中心/gu

/** Finds clauses for questions: place names and clause numbers first, then BM25 over segmented clauses and the subjects named. */
export class ClauseFinder {
  readonly #segment: Segmenter
  readonly #bm25: Bm25
  readonly #order = new Map<ClauseId, number>()

  constructor(private readonly knowledge: Knowledge) {
    const regulations = [...knowledge.regulations.values()]
    const topics = [...knowledge.topics.values()]
    this.#segment = segmenterOf([
      ...topics.flatMap(({ words }) => words),
      ...[...knowledge.facts.values()].flatMap(({ words }) => words),
    ])
    const documents = regulations.flatMap((regulation) => this.#documents(regulation))
    for (const [at, { id }] of documents.entries()) this.#order.set(id, at)
    this.#bm25 = new Bm25(documents)
  }

  /** The best clauses for a question, best first; only of `region` where one is given or named in the question. */
  find(question: string, region?: RegulationId): Found {
    const plain = question.normalize('NFKC').trim()
    const { regulations: named, rest } = placesIn(plain, this.knowledge.regulations.values())
    const regulations = region ? [region] : named
    const within = (ref: ClauseId) => regulations.length === 0 || regulations.includes(regulationOf(ref))
    const number = clauseNumberIn(rest)
    const scope = [...this.knowledge.regulations.values()].filter(
      ({ id }) => regulations.length === 0 || regulations.includes(id),
    )
    const numbered = number ? scope.flatMap(({ regulation }) => clausesNumbered(regulation, number)) : []
    const topics = this.#topicsIn(rest)
    const scores = new Map<ClauseId, number>()
    for (const { id, score } of this.#bm25.search(this.#segment(rest.replace(ASKING, ' '))))
      if (within(id)) scores.set(id, score)
    const best = Math.max(1, ...scores.values())
    for (const { clauses } of topics) {
      for (const { ref } of clauses) if (within(ref)) scores.set(ref, (scores.get(ref) ?? 0) + best / 2)
    }
    for (const ref of numbered) scores.set(ref, (scores.get(ref) ?? 0) + best * 2)
    const hits = [...scores]
      .map(([ref, score]) => ({ ref, score }))
      .sort((a, b) => b.score - a.score || this.#at(a.ref) - this.#at(b.ref))
    return { hits, regulations, topics, numbered, numberAsked: number !== undefined }
  }

  #at(ref: ClauseId): number {
    return this.#order.get(ref) ?? Number.MAX_SAFE_INTEGER
  }

  /** Subjects whose words stand in the question; a longer word takes its letters from a shorter one inside it. */
  #topicsIn(question: string): Topic[] {
    const words = [...this.knowledge.topics.values()]
      .flatMap((topic) => topic.words.map((word) => ({ topic, word })))
      .sort((a, b) => b.word.length - a.word.length)
    const found = new Set<Topic>()
    let rest = question
    for (const { topic, word } of words) {
      if (!rest.includes(word)) continue
      found.add(topic)
      rest = rest.replaceAll(word, ' ')
    }
    return [...found]
  }

  #documents({ regulation }: RegulationKnowledge) {
    const chapterOf = (clause: Clause): string => {
      const parent = regulation.clauses.find(({ id }) => id === clause.parent)
      return parent ? `${parent.title ?? parent.text} ${chapterOf(parent)}` : ''
    }
    return regulation.clauses
      .filter(({ kind }) => kind !== 'chapter' && kind !== 'section')
      .filter(
        (clause) =>
          clause.kind !== 'article' || !childrenOf(regulation, clause.id).some(({ kind }) => kind === 'paragraph'),
      )
      .map((clause) => ({
        id: clause.id,
        tokens: this.#segment(`${clause.text} ${clause.title ?? ''} ${chapterOf(clause)}`),
      }))
  }
}
