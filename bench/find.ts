import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import MiniSearch from 'minisearch'
import type { Knowledge, RegulationKnowledge } from '../src/knowledge/index.ts'
import type { Clause } from '../src/law/index.ts'
import { ClauseFinder, HybridFinder, type HybridOptions, type Ingredients } from '../src/retrieval/index.ts'
import {
  constantEmbedder,
  embedderBy,
  firstHits,
  noisy,
  oracle,
  randomEmbedder,
  randomReranker,
  rerankerBy,
} from '../test/support/judges.ts'
import { examples, knowledge } from '../test/support/library.ts'
import { median, pick, randomFrom } from './random.ts'

interface Question {
  readonly q: string
  readonly region?: string | null
  readonly gold: readonly string[]
  readonly also: readonly string[]
}

/** Question and place to the ids of clauses, best first. */
type Finding = (question: Question) => readonly string[]

const ROUNDS = 5
const TIMES = [1, 10, 100]
const INGREDIENTS: readonly (keyof Ingredients)[] = ['places', 'subjects', 'phrasings', 'terms', 'slips', 'secondLook']
const [RIGHT, SEED] = [0.7, 1]
const ADVISERS: Readonly<Record<string, Pick<HybridOptions, 'embedder' | 'reranker'>>> = {
  'a constant embedder': { embedder: constantEmbedder },
  'a random embedder': { embedder: randomEmbedder(SEED) },
  'an embedder right on 70 of 100': { embedder: embedderBy('noisy', noisy(RIGHT, SEED)) },
  'a perfect embedder': { embedder: embedderBy('oracle', oracle) },
  'a random reranker': { reranker: randomReranker(SEED) },
  'a perfect reranker': { reranker: rerankerBy('oracle', oracle) },
}

const say = (name: string, value: string) => console.log(`${name.padEnd(52)} ${value}`)
const articleOf = (ref: string) => ref.replace(/(:[^.]+)\..*$/u, '$1')

function quality(questions: readonly Question[], finding: Finding): string {
  let [first, recall] = [0, 0]
  for (const question of questions) {
    const refs = finding(question)
    if ([...question.gold, ...question.also].includes(refs[0] ?? '')) first++
    const wanted = new Set(question.gold.map(articleOf))
    const five = new Set(refs.slice(0, 5).map(articleOf))
    recall += [...wanted].filter((ref) => five.has(ref)).length / wanted.size
  }
  const share = (hits: number) => (hits / questions.length).toFixed(3)
  return `first ${share(first)}, articles in five ${share(recall)}`
}

/** Milliseconds a question, over all questions several times. */
function times(questions: readonly Question[], finding: Finding): { readonly mid: number; readonly p99: number } {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const question of questions) {
      const start = performance.now()
      finding(question)
      taken.push(performance.now() - start)
    }
  }
  taken.sort((a, b) => a - b)
  return { mid: median(taken), p99: taken[Math.floor(taken.length * 0.99)] ?? 0 }
}

const refsOf = (finder: ClauseFinder): Finding => {
  return ({ q }) => finder.find(q).hits.map(({ ref }) => ref)
}

type Cutter = (text: string) => string[]

const jiebaWords = (): Cutter => {
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.cutForSearch(text, true).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Every two neighbours of a run of Han characters, and Latin words whole. */
const bigrams: Cutter = (text) =>
  [...text.matchAll(/\p{Script=Han}+|[a-z0-9]+/giu)].flatMap(([run]) =>
    /\p{Script=Han}/u.test(run) && run.length > 1 ? [...run].slice(1).map((_, i) => run.slice(i, i + 2)) : [run],
  )

/** MiniSearch over the same clauses. It reads no places: it is told the place, and is given the words without its name, plain and simplified. */
function rival(tokenize: Cutter, questions: readonly Question[]): Finding {
  const finder = new ClauseFinder(knowledge)
  const words = new Map(questions.map(({ q }) => [q, finder.find(q).rest.replace(/(?:技术|产业)?创新中心/gu, ' ')]))
  const search = new MiniSearch<{ id: string; text: string; regulation: string }>({
    fields: ['text'],
    storeFields: ['regulation'],
    tokenize,
  })
  search.addAll(
    finder.entries.map(({ ref, own, above, regulation }) => ({ id: ref, text: `${own} ${above}`, regulation })),
  )
  return ({ q, region }) =>
    search
      .search(words.get(q) ?? q, region ? { filter: (result) => result.regulation === region } : {})
      .map(({ id }) => String(id))
}

/** The knowledge `times` over: each further copy with ids of its own and some of its words changed, the same on every run. */
function multiplied(times: number): Knowledge {
  const random = randomFrom(2026)
  const words = [...new Set(knowledge.terms.keys())].filter((word) => /^\p{Script=Han}{2,4}$/u.test(word))
  const changed = (text: string) =>
    text.replace(/\p{Script=Han}{2}/gu, (pair) => (random() < 0.15 ? pick(random, words) : pair))
  const regulations = new Map(knowledge.regulations)
  const phrasings = new Map(knowledge.phrasings)
  for (let copy = 1; copy < times; copy++) {
    for (const [id, known] of knowledge.regulations) {
      const own = `${id}${copy}`
      const renamed = (ref: string) => `${own}${ref.slice(id.length)}`
      const clauses = known.regulation.clauses.map(
        (clause): Clause => ({
          ...clause,
          id: renamed(clause.id),
          text: changed(clause.text),
          ...(clause.parent ? { parent: renamed(clause.parent) } : {}),
        }),
      )
      const regulation: RegulationKnowledge = {
        ...known,
        id: own,
        division: `${known.division}/${copy}`,
        regulation: { ...known.regulation, id: own, clauses },
      }
      regulations.set(own, regulation)
      for (const clause of known.regulation.clauses) {
        const asked = knowledge.phrasings.get(clause.id)?.asked.map(changed)
        if (asked) phrasings.set(renamed(clause.id), { id: renamed(clause.id), asked })
      }
    }
  }
  return { ...knowledge, regulations, phrasings }
}

/** What those who are asked besides the words are worth, with the ways of asking that knowledge has and without. */
async function withAdvisers(): Promise<void> {
  for (const [name, advisers] of Object.entries({ 'words alone': {}, ...ADVISERS }))
    for (const phrasings of [true, false]) {
      const finder = new HybridFinder(new ClauseFinder(knowledge, { ingredients: { phrasings } }), advisers)
      await finder.ready()
      const share = await firstHits(async (question) => (await finder.find(question)).hits)
      say(`find with ${name}${phrasings ? '' : ', no phrasings'}`, `first ${share.toFixed(3)}`)
    }
}

/** find in process: its quality and cost beside MiniSearch with words, pairs and both, what each ingredient is worth, how cost grows with the corpus. */
export async function benchFind(): Promise<void> {
  const questions = examples<Question>('dev/questions.jsonl')
  const words = jiebaWords()
  const findings = {
    wence: refsOf(new ClauseFinder(knowledge)),
    'MiniSearch, jieba, told the place': rival(words, questions),
    'MiniSearch, bigrams, told the place': rival(bigrams, questions),
    'MiniSearch, both, told the place': rival((text) => [...words(text), ...bigrams(text)], questions),
  }
  for (const [name, finding] of Object.entries(findings)) {
    times(questions.slice(0, 50), finding)
    const { mid, p99 } = times(questions, finding)
    say(`find, ${name}`, `${quality(questions, finding)}; median ${mid.toFixed(3)} ms, 99th ${p99.toFixed(3)} ms`)
  }
  for (const ingredient of INGREDIENTS) {
    const finder = new ClauseFinder(knowledge, { ingredients: { [ingredient]: false } })
    say(`find without ${ingredient}`, quality(questions, refsOf(finder)))
  }
  await withAdvisers()
  for (const count of TIMES) {
    const larger = multiplied(count)
    const start = performance.now()
    const finder = new ClauseFinder(larger)
    const built = performance.now() - start
    const { mid, p99 } = times(questions.slice(0, 100), refsOf(finder))
    say(
      `find, corpus ${count} times over (${finder.entries.length} clauses)`,
      `built in ${built.toFixed(0)} ms; median ${mid.toFixed(3)} ms, 99th ${p99.toFixed(3)} ms`,
    )
  }
}
