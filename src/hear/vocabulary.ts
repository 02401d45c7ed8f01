import {
  type Choice,
  type Fact,
  type FactId,
  factIn,
  factsTested,
  type Knowledge,
  type MadeOf,
  ownerOfFact,
  type PlaceMention,
  partsOf,
  type Quantity,
  type RegulationKnowledge,
  regulationsNamed,
  regulationsOf,
  seatOf,
  subjectReader,
  type Word,
  WordFinder,
} from '../knowledge/index.ts'
import type { Folder } from '../text/index.ts'
import type { Vocabulary } from './frame.ts'
import { type Entry, Lexicon } from './lexicon.ts'
import { countedBy, measureIn } from './measures.ts'
import type { Measure, Named, Sense } from './mention.ts'
import { meets, ownNames } from './own-names.ts'
import { slotOfSense, type TraitsOf } from './signs.ts'
import { regulationIn } from './spoken.ts'

const measureOf = ({
  kind,
  unit,
}: {
  readonly kind: string
  readonly unit?: string | undefined
}): Measure | undefined => {
  if (kind === 'money' || kind === 'area' || kind === 'share' || kind === 'date') return kind
  if (unit === undefined) return undefined
  return (kind === 'count' ? countedBy(unit) : undefined) ?? measureIn(unit)
}

/** So many signs, a programme's name still belongs to the place before it: 万州的那个创新中心. */
const BESIDE = 4

/** Facts without a party are about the one who applies. */
const HOST = 'host'

/** What hearing knows of facts and places, out of knowledge: their words, their kinds, their periods. */
export function vocabularyOf(knowledge: Knowledge, fold: Folder): Vocabulary {
  const facts = [...knowledge.facts.values()]
  const quantities = [...knowledge.quantities.values()]
  const ofQuantity = new Map(quantities.map(({ id }) => [id, facts.filter(({ of }) => of === id)]))
  const homes = new Map(facts.map((fact) => [fact.id, ownerOfFact(fact)]))
  const lexicon = new Lexicon(
    [
      ...facts.flatMap(entriesOf),
      ...quantities.flatMap((quantity) => entriesOfQuantity(quantity, ofQuantity.get(quantity.id) ?? [])),
    ],
    (sense) => ('fact' in sense ? homes.get(sense.fact) : undefined),
  )
  const parties = new WordFinder(
    [...knowledge.parties.values()].flatMap(({ id, words }) => words.map((word) => [word, id] as const)),
  )
  // What is made of the years of a quantity is that quantity over more of them.
  const siblings = new Map(
    quantities.flatMap((quantity) => {
      const over = facts.filter(
        ({ of, madeOf }) => of === quantity.id || (madeOf?.kind === 'years' && madeOf.of === quantity.id),
      )
      return over.map(({ id }) => [id, over.flatMap((each) => (each.id === id ? [] : [each.id]))] as const)
    }),
  )
  const measures = new Map<string, Measure | undefined>(
    [...quantities, ...facts].map((each) => [each.id, measureOf(each)]),
  )
  const since = new Map(facts.flatMap(({ id, madeOf }) => (madeOf?.kind === 'since' ? [[madeOf.of, id] as const] : [])))
  const tested = new Map([...knowledge.regulations.values()].map((regulation) => [regulation.id, testedIn(regulation)]))
  const own = ownNames(knowledge, (id) => measures.get(id), tested)
  const subjects = subjectReader(knowledge)
  const seat = knowledge.facts.get(factIn(knowledge.facts, 'seat') ?? '')
  const traitsOf: TraitsOf = (id) => {
    const fact = knowledge.facts.get(id)
    return (
      fact && {
        yesNo: fact.kind === 'yes-no',
        absent: fact.telling?.presence === 'denies',
        ill: fact.telling?.presence === 'affirms' && fact.telling.good === 'denied',
      }
    )
  }
  return {
    fold,
    namesIn: (text, open) => {
      const places = placesIn(text, knowledge, seat)
      const programmes = programmesIn(text, knowledge)
      const spoken = regulationIn(places) ?? open
      const aimed = aimedAt(text, knowledge, spoken)
      const words = lexicon.find(text, spoken).filter((named) => !aimed(named))
      const settled = [
        ...words.filter(({ senses }) => senses.some((sense) => own.isOf(sense, spoken))),
        ...places,
        ...programmes,
      ]
      const like = own.likenessesIn(text, spoken).filter((each) => !settled.some((named) => meets(named, each)))
      const plainly = words.filter((named) => !like.some((each) => meets(named, each)))
      return [
        ...[...plainly, ...like].sort((a, b) => a.start - b.start).map((named) => inOrder(meant(named), traitsOf)),
        ...places,
        ...programmes,
      ]
    },
    counterpartOf: own.counterpartOf,
    isOneKind: own.isOneKind,
    shareOf: own.shareOf,
    calledOf: (id) => calledBy(knowledge, id),
    whenOf: (id) => knowledge.facts.get(id)?.when,
    traitsOf,
    measureOf: (id) => measures.get(id),
    impliedBy: impliedIn(knowledge, measures, tested),
    isTested: (id, regulation) => tested.get(regulation ?? '')?.has(id) ?? false,
    isOf: (id, { from, to }) => {
      const period = knowledge.facts.get(id)?.period
      if (!period) return own.isOver(id, { from, to })
      return period.kind === 'year' ? period.ago === from && from === to : from <= 1 && to === period.years
    },
    subjectsIn: (text) => subjects(text).map(({ subject }) => subject.id),
    siblingsOf: (id) => siblings.get(id) ?? own.kinOf(id),
    madeOf: new Map(
      facts.flatMap(({ id, madeOf }) => (madeOf && isHeard(madeOf, knowledge) ? [[id, madeOf] as const] : [])),
    ),
    sinceOf: (id) => since.get(id),
    isGrowth: (id) => knowledge.facts.get(id)?.madeOf?.kind === 'growth',
    yearsOf: (quantity) => (ofQuantity.get(quantity) ?? []).map(({ id }) => id),
    partyOf: (id) => knowledge.facts.get(id)?.party,
    partiesIn: (text) => {
      // 万州技术创新中心，我们是独立法人 says by whose rules, and nothing of a centre that there is.
      const placed = knowledge.places.mentionsIn(text).filter((place) => place.placed)
      const titles = programmesIn(text, knowledge).filter(({ start }) =>
        placed.some(({ end }) => end <= start && start - end < BESIDE),
      )
      return parties
        .in(text)
        .filter(({ start }) => !titles.some((title) => title.start <= start && start < title.end))
        .map(({ start, value }) => ({ start, party: value === HOST ? undefined : value }))
    },
    withinOf: (id) => {
      const period = knowledge.facts.get(id)?.period
      return period?.kind === 'within' ? period.years : undefined
    },
    ...(seat ? { seat: seat.id } : {}),
  }
}

/** What only holds a word of one fact may be the very name of another: I 类知识产权 is no 知识产权 at large. */
function meant(named: Named): Named {
  const senses = named.senses.filter(({ kind }) => kind !== 'plain')
  return senses.length > 0 ? { ...named, senses } : named
}

/** The senses of a word by what sort of thing they are, whichever file names them first. */
const inOrder = ({ senses, ...named }: Named, traitsOf: TraitsOf): Named => ({
  ...named,
  senses: senses
    .map((sense) => ({ sense, slot: slotOfSense(sense, traitsOf) }))
    .sort((a, b) => SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot))
    .map(({ sense }) => sense),
})

/** What is made of facts alone is worked out by whoever keeps them, so that it follows when one of them changes. */
const isHeard = (made: MadeOf, { facts }: Knowledge): boolean =>
  made.kind === 'any' || partsOf(made).some((part) => !facts.has(part))

/** Whom or what one is first, then what there is, then how much of it. */
const SLOTS = ['‹choice›', '‹thing›', '‹bad›', '‹ill›', '‹topic›', '‹for›', '‹against›', '‹q›', '‹x›']

/** What can be told by its unit alone. Sums of money and shares are of too many things besides. */
const TELLING_MEASURES: ReadonlySet<Measure> = new Set(['area', 'people'])

const testedIn = ({ conditions }: RegulationKnowledge): ReadonlySet<FactId> =>
  new Set(conditions.flatMap(({ requires }) => factsTested(requires)))

function impliedIn(
  { facts }: Knowledge,
  measures: ReadonlyMap<string, Measure | undefined>,
  tested: ReadonlyMap<string, ReadonlySet<FactId>>,
): Vocabulary['impliedBy'] {
  const onlyOf = (wanted: ReadonlySet<FactId> | undefined) => {
    const found = new Map<Measure, FactId | undefined>()
    for (const { id, party } of facts.values()) {
      const measure = measures.get(id)
      if (!measure || !TELLING_MEASURES.has(measure) || party !== undefined || (wanted && !wanted.has(id))) continue
      found.set(measure, found.has(measure) ? undefined : id)
    }
    return found
  }
  const anywhere = onlyOf(undefined)
  const here = new Map([...tested].map(([id, facts]) => [id, onlyOf(facts)]))
  return (measure, regulation) => (regulation === undefined ? anywhere : here.get(regulation))?.get(measure)
}

const all = (words: readonly Word[], sense: Sense): Entry[] => words.map((word) => [word, sense])

function entriesOf({ id, words, choices, telling, unlike = [] }: Fact): Entry[] {
  const as = (role: 'name' | 'topic' | 'for' | 'against'): Sense => ({ kind: 'fact', fact: id, role })
  return [
    ...all(words, as('name')),
    ...(telling
      ? [
          ...all(telling.topics, as('topic')),
          ...all(telling.for, as('for')),
          ...all(telling.against, as('against')),
          ...telling.parts.flatMap((part) => all(part.words, as('name'))),
        ]
      : []),
    ...Object.entries(choices).flatMap(([value, choice]: [string, Choice]) => [
      ...all([...choice.words, ...choice.own], { kind: 'choice', fact: id, value }),
      ...all(choice.unlike, { kind: 'plain' }),
    ]),
    ...all(unlike, { kind: 'plain' }),
  ]
}

const entriesOfQuantity = ({ id, words }: Quantity, facts: readonly Fact[]): Entry[] =>
  facts.length === 0
    ? all(words, { kind: 'quantity', quantity: id })
    : facts.flatMap((fact) => all(words, { kind: 'fact', fact: fact.id, role: 'name' }))

/** Programmes by their names, and by names that several share. */
const programmesIn = (text: string, { programmes }: Knowledge): Named[] =>
  programmes.mentionsIn(text).map(({ start, end, programmes: meant }) => ({
    start,
    end,
    senses: meant.map((programme) => ({ kind: 'programme', programme })),
  }))

/** What one applies for, right before its name. */
const APPLIES = /(?:报|申请|申办|评|评上|认定|争取|拿|办|弄)(?:的是|的|下|一下|一个|个)?$/u
/** 瞪羚企业: so many signs longer, it is still what a programme is called. */
const LONGER = 2

/** Whether a word that says what kind of firm one is only names the programme one asks after: 想评科技小巨人. */
function aimedAt(text: string, knowledge: Knowledge, spoken: string | undefined): (named: Named) => boolean {
  const own = knowledge.regulations.get(spoken ?? '')?.programme
  const aimed = knowledge.programmes
    .mentionsIn(text)
    .filter(
      ({ start, programmes: meant }) =>
        (own !== undefined && meant.includes(own)) || APPLIES.test(text.slice(Math.max(0, start - BEFORE), start)),
    )
  return ({ start, end, senses }) =>
    senses.every((sense) => sense.kind === 'fact' && knowledge.facts.get(sense.fact)?.telling?.named) &&
    aimed.some((each) => meets(each, { start, end }) && end - each.end <= LONGER)
}
const BEFORE = 8

function calledBy({ facts, quantities }: Knowledge, id: string): string {
  const fact = facts.get(id)
  if (!fact) return ''
  const said = [...fact.label, ...fact.ask].map((part) => (typeof part === 'string' ? part : part.text))
  return [...said, ...[...fact.words, ...(quantities.get(fact.of ?? '')?.words ?? [])].map(({ text }) => text)].join(
    ' ',
  )
}

/** Places, each with the regulations it stands for and what it would be as a seat. */
const placesIn = (text: string, knowledge: Knowledge, seat: Fact | undefined): Named[] =>
  knowledge.places
    .mentionsIn(text)
    .filter(({ placed }) => placed)
    .map((mention) => ({
      start: mention.start,
      end: mention.end,
      senses: [
        {
          kind: 'place',
          regulations: regulationsNamed(mention, knowledge).map(({ id }) => id),
          value: seatValue(mention, seat) ?? '',
          ...(mention.codes.some((code) => regulationsOf(code, knowledge.regulations).length > 0)
            ? { rules: true as const }
            : {}),
        },
      ],
    }))

const seatValue = ({ kind, codes }: PlaceMention, seat: Fact | undefined): string | undefined =>
  seat && (kind === 'division' || kind === 'away' || kind === 'abroad') ? seatOf(seat, codes) : undefined
