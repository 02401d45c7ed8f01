import type { FactValue } from '../eligibility/index.ts'
import type { Fact, Knowledge, Period, RegulationKnowledge, Sentences, Word } from '../knowledge/index.ts'
import { daysOf, isoOf, readFigures, wholeInterval } from '../quantity/index.ts'
import { someQuantity, spoken } from './values.ts'

/** Words said to the program, and the value of the fact that is to be read back; undefined where none is to be. */
export interface Saying {
  readonly says: string
  readonly wants: FactValue | undefined
  /** How the words answer, for a list of what is known not to be read yet. */
  readonly way: string
  /** Said only while the fact is asked: by itself it names none. */
  readonly answers?: true
}

type World = Pick<Knowledge, 'facts' | 'quantities' | 'parties'>

const fill = (sentence: string, parts: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{([a-z]+)\}/gu, (whole, key: string) => parts[key] ?? whole)

const HAN = /^\p{Script=Han}+$/u
/** So many names of a fact are tried. */
const NAMES = 2

/** The first names of a fact in Chinese, which is what the sentences are in. */
const namesIn = (words: readonly Word[], count = NAMES): string[] =>
  words.flatMap(({ text }) => (HAN.test(text) ? [text] : [])).slice(0, count)

/** What people answer to the question for a fact, and tell of it unasked. */
export function sayingsFor(
  fact: Fact,
  question: string,
  sentences: Sentences,
  world: World,
  regulation: RegulationKnowledge,
): Saying[] {
  const unknown = sentences.answers.unknown.map(
    (says): Saying => ({ says, wants: 'unknown', way: 'unknown', answers: true }),
  )
  if (fact.kind === 'yes-no')
    return [...unknown, ...bareAnswers(fact, question, sentences), ...statements(fact, sentences, world)]
  if (fact.kind === 'choice') return [...unknown, ...choicesSaid(fact, sentences)]
  if (fact.kind === 'date') return [...unknown, ...datesSaid(fact, sentences)]
  return [...unknown, ...quantitiesSaid(fact, sentences, world, regulation)]
}

function bareAnswers({ telling }: Fact, question: string, { answers }: Sentences): Saying[] {
  const bare = (list: readonly string[], wants: boolean, way: string) =>
    list.map((says): Saying => ({ says, wants, way, answers: true }))
  const affirms = telling?.presence !== 'denies'
  const there = [...bare(answers.there, affirms, 'there'), ...bare(answers.not_there, !affirms, 'not there')]
  if (question.includes('有没有')) return there
  const plain = [...bare(answers.yes, true, 'yes'), ...bare(answers.no, false, 'no')]
  return telling?.verb === 'has' ? [...plain, ...there] : plain
}

function statements({ words, telling, party }: Fact, { who, verbs, said }: Sentences, { parties }: World): Saying[] {
  if (!telling) return []
  const subject = party ? (parties.get(party)?.label ?? who) : who
  const affirms = telling.presence === 'affirms'
  const { affirms: has, denies: hasNot } = verbs[telling.verb]
  const named = (list: readonly string[], names: readonly string[], wants: boolean, way: string) =>
    names.flatMap((name) => list.map((each): Saying => ({ says: fill(each, { who: subject, name }), wants, way })))
  const names = namesIn(words)
  // To deny one part is not yet to deny all; one part that is there is enough to spoil it.
  const parts = telling.takes === 'all' && !affirms ? telling.parts.flatMap((part) => namesIn(part.words, 1)) : []
  const spoken = (list: readonly Word[], wants: boolean, way: string) =>
    namesIn(list, 1).flatMap((word) =>
      said.map((each): Saying => ({ says: fill(each, { who: subject, word }), wants, way })),
    )
  // What consists of parts is denied as a whole by no single word.
  const whole = telling.parts.length === 0
  return [
    ...named(has, affirms && !whole ? [] : names, affirms, 'stated'),
    ...named(hasNot, whole ? names : [], !affirms, 'denied'),
    ...named(has, parts, false, 'part stated'),
    ...spoken(telling.for, true, 'for'),
    ...spoken(telling.against, false, 'against'),
  ]
}

function choicesSaid({ choices, role }: Fact, { who, choices: sentences }: Sentences): Saying[] {
  const stated = role === 'seat' ? sentences.seated : sentences.stated
  return Object.entries(choices).flatMap(([id, { label, words }]) => {
    // The label is tried as a quick answer; this is how people say it.
    const [name = label] = namesIn(words, words.length).filter((word) => word !== label)
    return [
      { says: name, wants: id, way: 'bare', answers: true as const },
      ...stated.map((each) => ({ says: fill(each, { who, choice: name }), wants: id, way: 'stated' })),
      ...sentences.denied.map((each) => ({
        says: fill(each, { choice: name }),
        wants: undefined,
        way: 'denied',
        answers: true as const,
      })),
    ]
  })
}

function datesSaid({ words }: Fact, { dates: { value, stated } }: Sentences): Saying[] {
  const [name = ''] = namesIn(words, 1)
  const [date] = readFigures(value).flatMap((reading) => reading.date ?? [])
  const wants = date && isoOf(date)
  return [
    { says: value, wants, way: 'bare', answers: true },
    ...stated.map((each): Saying => ({ says: fill(each, { name, value }), wants, way: 'stated' })),
  ]
}

function quantitiesSaid(fact: Fact, sentences: Sentences, world: World, { conditions }: RegulationKnowledge): Saying[] {
  const amount = someQuantity(fact, conditions)
  const { value, number } = spoken(fact, amount)
  const of = world.quantities.get(fact.of ?? '')
  // The name of the quantity with the time, or the fact's own name, which says it.
  const names = of ? namesIn(of.words, 1) : namesIn(fact.words)
  const period = fact.flow || fact.of ? periodText(fact.period, sentences) : ''
  const stated = (list: readonly string[], wants: FactValue, way: string) =>
    names.flatMap((name) =>
      list.map((each): Saying => ({ says: fill(each, { who: sentences.who, period, name, value }), wants, way })),
    )
  const around = { min: Number((amount * 0.9).toPrecision(12)), max: Number((amount * 1.1).toPrecision(12)) }
  const below = { max: amount, maxOpen: true } as const
  const counted = fact.kind === 'count'
  return [
    { says: number, wants: amount, way: 'bare', answers: true },
    { says: value, wants: amount, way: 'with unit', answers: true },
    ...stated(sentences.quantities.stated, amount, 'stated'),
    ...stated(sentences.quantities.about, counted ? wholeInterval(around) : around, 'about'),
    ...stated(sentences.quantities.below, below, 'below'),
  ]
}

const periodText = (period: Period | undefined, { periods }: Sentences): string => {
  if (!period) return ''
  return period.kind === 'year'
    ? (periods.years[period.ago - 1] ?? '')
    : fill(periods.within, { years: String(period.years) })
}

/** Whether what was read back is what was said: an interval by its bounds, counts as whole numbers, a date by its days. */
export const sameValue = (fact: Fact, a: FactValue | undefined, b: FactValue | undefined): boolean => {
  const form = (value: FactValue | undefined) => {
    if (typeof value === 'object') return sorted(fact.kind === 'count' ? wholeInterval(value) : value)
    return fact.kind === 'date' && typeof value === 'string'
      ? JSON.stringify(daysOf(value) ?? value)
      : JSON.stringify(value)
  }
  return form(a) === form(b)
}

const sorted = (value: object): string => JSON.stringify(Object.entries(value).sort())
