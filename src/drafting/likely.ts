import { readPeriod, readThreshold, samePeriod, Unresolved } from '../knowledge/drafting.ts'
import type { Fact, Knowledge, Template } from '../knowledge/index.ts'
import { squeeze } from '../law/index.ts'
import { type Reading, readFigures } from '../quantity/index.ts'
import type { Form } from './new-fact.ts'
import { type DraftingWords, withoutEnding, withoutOpening } from './words.ts'

/** How much of a noun a fact's own words must make up, for the fact to be meant and not one that is only alike: 省级以上 is not 省级. */
const COVERED = 0.9

type World = Pick<Knowledge, 'facts' | 'quantities'>

/** What a figure is of: the words before it without who has it and how it is bound; those after it where none are before. */
export function nounOf(words: string, reading: Pick<Reading, 'start' | 'end'>, drafting: DraftingWords): string {
  const before = stripped(words.slice(0, reading.start), drafting)
  return before === '' ? stripped(words.slice(reading.end), drafting) : before
}

function stripped(text: string, { subjects, bounds, kept }: DraftingWords): string {
  const noun = squeeze(text).replace(/[（(][^（()）]{0,40}[)）]/gu, '')
  return withoutOpening(withoutEnding(noun, bounds), subjects, kept).replace(/^[、：:]|[、：:]$/gu, '')
}

/** The figures of some words, but the span of time that something is of or is counted in: 近三年, 每年. */
export const figuresOf = (words: string): Reading[] =>
  readFigures(words).filter(
    ({ figure, dimension, surface, start }) =>
      figure && (dimension !== 'duration' || !(SPAN.test(surface) || OF_SPAN.test(words.slice(0, start)))),
  )
const SPAN = /^最?近|^每|内$/u
const OF_SPAN = /[近每前]\s*$/u

/** Every word of a fact, the quantity's with it. */
const wordsOf = ({ words, of, telling }: Fact, { quantities }: World): string[] =>
  [
    ...words,
    ...(quantities.get(of ?? '')?.words ?? []),
    ...(telling ? [...telling.for, ...telling.against, ...telling.topics] : []),
  ].map(({ text }) => text)

/** The share of a noun's signs that a fact's words, and words that say nothing of their own, make up. */
export function coveredBy(noun: string, fact: Fact, world: World, { fillers }: DraftingWords) {
  const packed = noun.toLowerCase()
  const taken = new Uint8Array(packed.length)
  let longest = 0
  for (const word of wordsOf(fact, world)) {
    const at = packed.indexOf(word)
    if (at < 0 || word.length < 2) continue
    taken.fill(1, at, at + word.length)
    longest = Math.max(longest, word.length)
  }
  for (const word of fillers) {
    const at = packed.indexOf(word)
    if (at >= 0) taken.fill(1, at, at + word.length)
  }
  return { longest, share: packed.length === 0 ? 0 : taken.reduce((sum, each) => sum + each, 0) / packed.length }
}

interface Meant {
  readonly words: string
  readonly noun: string
  /** How it is measured, where no bound of it is stated. */
  readonly form?: Form
}

/** The fact that is meant: one that is measured so and is of the same period, whose words its noun is made of. */
export function likeliestFact({ words, noun, form }: Meant, world: World, drafting: DraftingWords): Fact | undefined {
  const period = periodIn(words)
  const scored = [...world.facts.values()].flatMap((fact) => {
    const fits = form ? fact.kind === form.kind && fact.unit === form.unit : measures(words, fact)
    if (!fits || !samePeriod(period, fact.period) || !isCalled(noun, fact, drafting)) return []
    const { longest, share } = coveredBy(noun, fact, world, drafting)
    return longest === 0 || share < COVERED ? [] : [{ fact, score: longest + share }]
  })
  return scored.sort((a, b) => b.score - a.score)[0]?.fact
}

/** How much of what texts call a fact must be in a noun: people say 场地 for 研发场地, a text means what it says. */
const CALLED = 0.65

function isCalled(noun: string, { label, definitions }: Fact, drafting: DraftingWords): boolean {
  const said = Object.values(definitions).flatMap(({ phrase, label: own }) => {
    const [figure] = figuresOf(phrase.text)
    return [own ? textOf(own) : '', figure ? nounOf(phrase.text, figure, drafting) : squeeze(phrase.text)]
  })
  return [textOf(label), ...said].some((name) => {
    const pairs = pairsOf(name)
    return pairs.length > 0 && pairs.filter((pair) => noun.includes(pair)).length / pairs.length > CALLED
  })
}

const textOf = (template: Template): string =>
  template.map((part) => (typeof part === 'string' ? part : part.text)).join('')

/** Two signs at a time, without the period, which is told apart by itself. */
const pairsOf = (name: string): string[] => {
  const [span] = readFigures(name)
  const bare = span && span.start === 0 ? name.slice(span.end) : name
  return [...bare].slice(1).map((sign, i) => `${[...bare][i]}${sign}`)
}

/** Whether the words state one bound in the unit of the fact. */
export function measures(words: string, fact: Pick<Fact, 'kind' | 'unit'>): boolean {
  if (fact.kind === 'yes-no' || fact.kind === 'choice') return false
  return resolved(() => readThreshold(words, fact)) !== undefined
}

/** The span of time that words name. */
export const periodIn = (words: string) =>
  resolved(() => readPeriod({ ref: '', text: words, span: { start: 0, end: words.length } }))

function resolved<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    if (error instanceof Unresolved) return undefined
    throw error
  }
}
