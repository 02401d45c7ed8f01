import { type Fact, type FactId, figureAs, type Word, WordFinder } from '../knowledge/index.ts'
import { dayAt, daysOf, type Interval, isoOf, type Reading, readFigures, wholeInterval } from '../quantity/index.ts'
import { DENIAL, longest } from './choices.ts'
import type { Found, Said, SaidValue } from './found.ts'
import type { Known } from './known.ts'
import { SUBJECT_OF } from './lexicon/subjects.ts'
import { states } from './moods.ts'
import type { Scene } from './scene.ts'

interface Named {
  readonly start: number
  readonly end: number
  readonly fact: Fact
  /** The choice that the word is of, where it is of one. */
  readonly choice?: string
}

interface Value {
  readonly value: SaidValue
  readonly start: number
  readonly end: number
}

/** What may stand between a word and a bare number that is of it. */
const JOINS = /^[是为有达到约在:：=\s]{0,4}$/u
/** So far from its word a figure before it may stand. */
const NEAR = 6

/**
 * Facts that the patterns of this folder do not know, heard by what knowledge declares of them: the nearest figure or date of
 * their kind beside their words, a choice by its own words, or what answers the question just asked.
 */
export class DeclaredFacts {
  readonly #finder: WordFinder<Omit<Named, 'start' | 'end'>>
  readonly #facts: ReadonlySet<FactId>

  constructor({ facts, quantities }: Known) {
    const own = [...facts.values()].filter(isDeclared)
    this.#facts = new Set(own.map(({ id }) => id))
    this.#finder = new WordFinder(
      own.flatMap((fact) => [
        ...[...fact.words, ...(quantities.get(fact.of ?? '')?.words ?? [])].map((word) => [word, { fact }] as const),
        ...Object.entries(fact.choices).flatMap(([choice, { words }]) =>
          words.map((word): [Word, { fact: Fact; choice: string }] => [word, { fact, choice }]),
        ),
      ]),
    )
  }

  /** What the scenes tell of these facts, and the scenes without the figures that are theirs. */
  read(
    scenes: readonly Scene[],
    text: string,
    asked: Fact | undefined,
    said: Said,
  ): { found: Found[]; scenes: readonly Scene[] } {
    if (this.#facts.size === 0) return { found: [], scenes }
    const readings = readFigures(text)
    const found: (Found & Value)[] = []
    for (const scene of scenes) {
      if (!states(scene.mood)) continue
      const here = readings.filter(({ start, end }) => start >= scene.start && end <= scene.end)
      const named = this.#namedIn(scene)
      const told = named.flatMap((name) => this.#valueOf(name, scene, named, here, text))
      const answer = asked && this.#facts.has(asked.id) && told.length === 0 ? answerIn(asked, scene, here, text) : []
      for (const { fact, start, end, value } of [...told, ...answer])
        found.push({ fact, value, start, end, at: start, words: said(start, end) })
    }
    const taken = ({ start, end }: { start: number; end: number }) =>
      found.some((each) => each.start < end && each.end > start)
    const left = scenes.map((scene) => ({ ...scene, figures: scene.figures.filter((figure) => !taken(figure)) }))
    return { found, scenes: found.length > 0 ? left : scenes }
  }

  #namedIn(scene: Scene): Named[] {
    const found = this.#finder.in(scene.text).map(({ start, end, value }) => ({
      start: start + scene.start,
      end: end + scene.start,
      ...value,
    }))
    // A longer word of another fact is that fact's.
    const others = scene.mentions.filter(({ subject, claim }) => subject || claim)
    return longest(found).filter(
      ({ start, end }) =>
        !others.some((other) => other.start <= start && other.end >= end && other.end - other.start > end - start),
    )
  }

  #valueOf(
    name: Named,
    scene: Scene,
    named: readonly Named[],
    readings: readonly Reading[],
    text: string,
  ): (Value & { fact: FactId })[] {
    const { fact, choice, start, end } = name
    if (choice !== undefined) {
      const of = named.some((other) => other.fact === fact && other.choice === undefined)
      const denied = DENIAL.test(text.slice(scene.start, start))
      return (of || scene.own) && !denied ? [{ fact: fact.id, value: choice, start, end }] : []
    }
    if (fact.kind === 'choice') return []
    const edges = [...named.filter((other) => other !== name), ...scene.mentions]
    const apart = (from: number, to: number) => edges.some((other) => other.start >= from && other.end <= to)
    const after = readings.find((reading) => reading.start >= end && !apart(end, reading.start))
    const before = readings.findLast(
      (reading) => reading.end <= start && start - reading.end <= NEAR && !apart(reading.end, start),
    )
    for (const reading of [after, before]) {
      const bare = reading !== undefined && reading === after && JOINS.test(text.slice(end, reading.start))
      const value = reading && valueAs(fact, reading, text, bare)
      if (reading && value !== undefined) return [{ fact: fact.id, value, start: reading.start, end: reading.end }]
    }
    return []
  }
}

/** Quantities and dates without a subject of their own among the patterns, and choices that the program knows by no role. */
const isDeclared = (fact: Fact): boolean =>
  fact.kind === 'choice' ? fact.role === undefined : fact.kind !== 'yes-no' && SUBJECT_OF[fact.id] === undefined

/** The one value in a clause that can answer what was just asked. */
function answerIn(asked: Fact, scene: Scene, readings: readonly Reading[], text: string): (Value & { fact: FactId })[] {
  if (asked.kind === 'choice') {
    const choices = Object.entries(asked.choices).flatMap(([id, { words }]) =>
      words.map((word): [Word, string] => [word, id]),
    )
    const [first, another] = longest(new WordFinder(choices).in(scene.text))
    if (!first || another || DENIAL.test(scene.text.slice(0, first.start))) return []
    return [{ fact: asked.id, value: first.value, start: scene.start + first.start, end: scene.start + first.end }]
  }
  const fitting = readings.flatMap((reading) => {
    const value = valueAs(asked, reading, text, true)
    return value === undefined ? [] : [{ fact: asked.id, value, start: reading.start, end: reading.end }]
  })
  return fitting.length === 1 ? fitting : []
}

/** A reading in the form of the fact; a bare number only where it must be of it. */
function valueAs(fact: Fact, reading: Reading, text: string, bare: boolean): SaidValue | undefined {
  if (fact.kind === 'date') return dateFrom(reading, text)
  const unitless = bare && reading.figure && reading.unit === undefined && fact.kind !== 'money'
  const interval = figureAs(fact, reading) ?? (unitless ? reading.interval : undefined)
  return interval && amount(fact.kind === 'count' ? wholeInterval(interval) : interval)
}

const amount = (interval: Interval): SaidValue =>
  interval.min !== undefined && interval.min === interval.max && !interval.minOpen && !interval.maxOpen
    ? interval.min
    : interval

const BEFORE = /^\s*(?:之|以)?前/u
const SINCE = /^\s*(?:之|以)?后|^\s*(?:起|以来)/u

/** 2019年3月, 2019年以前; a bare 2019 is a year here. */
function dateFrom({ date, interval, end, unit }: Reading, text: string): string | undefined {
  const year = unit === undefined && interval?.min === interval?.max ? interval?.min : undefined
  const iso = date ? isoOf(date) : year === undefined ? undefined : isoOf({ year })
  const days = iso === undefined ? undefined : daysOf(iso)
  if (iso === undefined || days?.min === undefined) return undefined
  const rest = text.slice(end)
  if (BEFORE.test(rest)) return `../${dayAt(days.min - 1)}`
  return SINCE.test(rest) ? `${iso}/..` : iso
}
