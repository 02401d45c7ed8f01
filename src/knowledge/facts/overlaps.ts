import type { RegulationId } from '../../law/index.ts'
import type { Fault, Faults } from '../faults.ts'
import { listed, quoted } from '../similar.ts'
import { ownerOfFact } from './own.ts'
import { samePeriod } from './period.ts'
import type { FactsFile, FactsRead } from './read.ts'
import type { Fact, Quantity } from './types.ts'
import type { Word } from './words.ts'

/** What has words, and what tells a figure or a statement of it from those of others. */
interface Owner {
  readonly id: string
  readonly words: ReadonlySet<string>
  /** The kinds and units that a figure of it may have; none where it is told without one. */
  readonly measures: readonly string[]
  readonly party: string
  /** The quantity it is: its own words are the more particular ones. */
  readonly of?: string
  /** The regulation that it belongs to. */
  readonly home?: RegulationId
}

/** Whether a regulation tests a fact. */
type Tests = (regulation: RegulationId, fact: string) => boolean

const HOST = 'host'
const setOf = (...lists: readonly (readonly Word[])[]): Set<string> => new Set(lists.flat().map(({ text }) => text))

/** Every word of a fact, whatever it says. */
const allWords = ({ words, choices, telling }: Fact): Set<string> =>
  setOf(
    words,
    ...Object.values(choices).flatMap((choice) => [choice.words, choice.own]),
    ...(telling ? [telling.for, telling.against, telling.topics, ...telling.parts.map((part) => part.words)] : []),
  )

const ownerOf = (fact: Fact): Owner => ({
  id: fact.id,
  words: allWords(fact),
  measures: fact.kind === 'yes-no' || fact.kind === 'choice' ? [] : [`${fact.kind} ${fact.unit ?? ''}`],
  party: fact.party ?? HOST,
  ...(fact.of ? { of: fact.of } : {}),
  ...homeOf(fact),
})

const homeOf = (fact: Fact): Pick<Owner, 'home'> => {
  const home = ownerOfFact(fact)
  return home === undefined ? {} : { home }
}

const ownerOfQuantity = ({ id, words, kind, unit, also }: Quantity): Owner => ({
  id,
  words: setOf(words),
  measures: [`${kind} ${unit ?? ''}`, ...also.map((other) => `${other} `)],
  party: HOST,
})

/** Whether the unit of a figure, or whom a statement is about, says which of the two is meant. */
const toldApart = (a: Owner, b: Owner): boolean =>
  a.party !== b.party ||
  a.of === b.id ||
  (a.measures.length === 0) !== (b.measures.length === 0) ||
  (a.measures.length > 0 && !a.measures.some((measure) => b.measures.includes(measure)))

/** Whether no regulation looks at both, so that whose rules are spoken of says which is meant. */
const apartByRegulation = (a: Owner, b: Owner, tests: Tests): boolean =>
  a.home === undefined
    ? b.home !== undefined && !tests(b.home, a.id)
    : a.home !== b.home && (b.home !== undefined || !tests(a.home, b.id))

/** Words that two facts or quantities both have though nothing tells them apart and no file says that they are shared. */
export function overlaps(
  files: readonly FactsFile[],
  { facts, quantities }: Pick<FactsRead, 'facts' | 'quantities'>,
  known: Pick<Faults, 'isBroken'>,
  tests: Tests,
): Fault[] {
  const owners = [...[...facts.values()].map(ownerOf), ...[...quantities.values()].map(ownerOfQuantity)]
  const shared = files.flatMap(({ value }) => value.shared)
  const declared = (word: string, a: Owner, b: Owner): boolean =>
    shared.some(({ words, of }) => words.includes(word) && of.includes(a.id) && of.includes(b.id))
  const faultAt = (id: string, found: string, wanted: string): Fault[] =>
    files
      .filter(({ value }) => id in value.facts || id in value.quantities)
      .map(({ yaml, value }) => yaml.fault([id in value.facts ? 'facts' : 'quantities', id], found, wanted))
  const clashes = owners.flatMap((b, i) =>
    owners.slice(0, i).flatMap((a) => {
      if (toldApart(a, b) || apartByRegulation(a, b, tests)) return []
      const words = [...b.words].filter((word) => a.words.has(word) && !declared(word, a, b))
      const found = `${quoted(b.id)}的词${listed(words)}，${quoted(a.id)}也有`
      return words.length > 0
        ? faultAt(b.id, found, `只归${quoted(b.id)}的词；两边都有的写进“shared:”，并写明要问什么`)
        : []
    }),
  )
  return [
    ...clashes,
    ...samePeriods(facts, faultAt, known),
    ...crossed(facts, faultAt),
    ...unshared(files, owners, known),
  ]
}

type FaultAt = (id: string, found: string, wanted: string) => Fault[]

/** Facts of one quantity are told apart by their periods. */
const samePeriods = (facts: FactsRead['facts'], faultAt: FaultAt, known: Pick<Faults, 'isBroken'>): Fault[] =>
  [...facts.values()]
    .filter(({ id }) => !known.isBroken('facts', id))
    .flatMap((fact, i, all) => {
      const twin = all.slice(0, i).find(({ of, period }) => of && of === fact.of && samePeriod(period, fact.period))
      return twin
        ? faultAt(
            fact.id,
            `${quoted(fact.id)}和${quoted(twin.id)}是同一个数量、同一段期间`,
            '在“definitions:”里写它自己的“period:”',
          )
        : []
    })

/** What affirms a fact cannot deny it too, nor one choice be called like another. */
const crossed = (facts: FactsRead['facts'], faultAt: FaultAt): Fault[] =>
  [...facts.values()].flatMap(({ id, telling, choices }) => {
    const against = setOf(telling?.against ?? [])
    const both = [...(telling?.for ?? []), ...(telling?.topics ?? [])].filter(({ text }) => against.has(text))
    const sets = Object.values(choices).map((choice) => setOf(choice.words, choice.own))
    const twice = sets.flatMap((words, i) =>
      [...words].filter((word) => sets.some((other, j) => j > i && other.has(word))),
    )
    const words = [...both.map(({ text }) => text), ...twice]
    return words.length > 0 ? faultAt(id, `${listed(words)}，在${quoted(id)}里归了两个答案`, '一个词只归一个答案') : []
  })

/** A word declared to be shared that is not is a slip. */
const unshared = (files: readonly FactsFile[], owners: readonly Owner[], known: Pick<Faults, 'isBroken'>): Fault[] =>
  files.flatMap(({ yaml, value }) =>
    value.shared.flatMap(({ words, of }, i) => {
      if (of.some((id) => known.isBroken('facts', id) || known.isBroken('quantities', id))) return []
      const strays = words.filter(
        (word) => !of.every((id) => owners.some((owner) => owner.id === id && owner.words.has(word))),
      )
      return strays.length > 0
        ? [yaml.fault(['shared', i], `${listed(strays)}写成${listed(of)}共有`, '它们每一个都有的词')]
        : []
    }),
  )
