import type { RegulationId } from '../law/index.ts'
import { isWithin, regulationsAround, regulationsNamed, regulationsOn } from './held.ts'
import { Lexicon } from './lexicon.ts'
import type { PlaceMention } from './places/index.ts'
import type { Knowledge, RegulationKnowledge } from './types.ts'

/** The sound of a character; undefined where it is not known. */
type Sound = (character: string) => string | undefined

/** A question with the places it names, and its words without them: a place's name says where, never what. */
export interface Placed {
  readonly regulations: readonly RegulationId[]
  readonly rest: string
}

export type PlaceReader = (question: string) => Placed

/** A stretch of a question that names regulations: by their place, their office or their number. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly regulations: readonly RegulationKnowledge[]
}

/** 〔2024〕2号, 3号文, [2021]17号: what may follow the issuer's word in a document's number, brackets and year as one likes. */
const NUMBER =
  /\s{0,4}(?:[〔([【（]?\s{0,4}(?:19|20)\d{2}\s{0,4}年?\s{0,4}[〕)\]】）]?)?\s{0,4}第?\s{0,4}\d{0,5}\s{0,4}号?文?件?/uy
/** Where two places are held against each other, both are meant. */
const BETWEEN = /[和与跟同及、,，/]|还是|\bvs\b|\band\b|\bor\b|比|或/u
/** Two places held against each other stand close together. */
const APART = 8
const POSSESSIVE = "'s"
const HAN = /\p{Script=Han}/u

/** Reads which regulations a question names: by their places with their offices, by their own names and numbers, by a place's sound, by what only one is on. */
export function placeReader(knowledge: Knowledge, soundOf: () => Sound): PlaceReader {
  const { regulations, places, programmes } = knowledge
  const called = calledBy(knowledge)
  const offices = new Lexicon<true>()
  for (const office of programmes.offices) offices.set(office, true)
  let sounds: SoundReader | undefined
  const bySound = () => {
    sounds ??= soundReader(knowledge, soundOf)
    return sounds
  }
  const ofPlace = (question: string, mention: PlaceMention, regulations: readonly RegulationKnowledge[]): Stretch[] => {
    if (regulations.length === 0) return []
    const end = offices.at(question, mention.end)?.end ?? mention.end
    return [
      { start: mention.start, end: question.startsWith(POSSESSIVE, end) ? end + POSSESSIVE.length : end, regulations },
    ]
  }
  return (question) => {
    // 创新中心 alone may be of any of its family, and says which of none; of one place's regulations it leaves those on any of them.
    const mentioned = programmes.mentionsIn(question).map(({ programmes: meant }) => meant)
    const named = mentioned.filter(({ length }) => length === 1).flat()
    const said = places.mentionsIn(question).filter(({ placed }) => placed)
    const exact = apart([
      ...said.flatMap((mention) => ofPlace(question, mention, regulationsNamed(mention, knowledge))),
      ...called.in(question).map(({ start, end, meaning: { regulation, numbered } }) => ({
        start,
        end: numbered ? numberEnd(question, end) : end,
        regulations: [regulation],
      })),
    ])
    // Where no place with rules of its own is named, a part of one stands for it: 临清 for 聊城.
    const parts = () => apart(said.flatMap((mention) => ofPlace(question, mention, around(mention, regulations))))
    const written = exact.length > 0 ? exact : parts()
    const found = written.length > 0 || !HAN.test(question) ? written : bySound()(question)
    if (found.length === 0) return { regulations: byTheirProgramme(named, regulations), rest: tidy(question) }
    const meant = withoutOuter(
      found.map((stretch) => ({ ...stretch, regulations: onProgramme(stretch.regulations, mentioned, regulations) })),
      question,
      named,
    )
    return { regulations: [...new Set(meant.map(({ id }) => id))], rest: without(question, found) }
  }
}

const around = ({ kind, codes }: PlaceMention, regulations: Knowledge['regulations']): RegulationKnowledge[] => {
  const [own] =
    kind === 'division'
      ? codes.map((code) => regulationsAround(code, regulations)).filter(({ length }) => length > 0)
      : []
  return own ?? []
}

/** What regulations are called besides the names of their places: their offices, and the heads of their numbers. */
function calledBy({ regulations }: Knowledge) {
  const called = new Lexicon<{ readonly regulation: RegulationKnowledge; readonly numbered: boolean }>()
  for (const regulation of regulations.values()) {
    for (const name of regulation.called) called.set(name, { regulation, numbered: false })
    const head = /^[^〔([【（\d]+/u.exec(regulation.documentNumber?.text ?? '')?.[0]
    if (head) called.set(head, { regulation, numbered: true })
  }
  return called
}

const numberEnd = (question: string, end: number): number => {
  NUMBER.lastIndex = end
  return end + (NUMBER.exec(question)?.[0].length ?? 0)
}

/** From the left, the longer where two begin together, none over another. */
function apart(stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = []
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end))
    if (stretch.start >= (kept.at(-1)?.end ?? 0)) kept.push(stretch)
  return kept
}

function without(question: string, stretches: readonly Stretch[]): string {
  let [rest, from] = ['', 0]
  for (const { start, end } of stretches) {
    rest += `${question.slice(from, start)} `
    from = end
  }
  return tidy(rest + question.slice(from))
}

const tidy = (text: string) => text.replace(/ +/gu, ' ').trim()

/** Of the regulations of one place those on a programme that is named; where there are none, those of what it lies in: 万州's industry centres are 重庆's. */
function onProgramme(
  own: readonly RegulationKnowledge[],
  mentioned: readonly (readonly string[])[],
  regulations: Knowledge['regulations'],
): readonly RegulationKnowledge[] {
  const on = own.filter(({ programme }) => mentioned.flat().includes(programme))
  const around = mentioned
    .filter(({ length }) => length === 1)
    .flat()
    .flatMap((programme) => regulationsOn(programme, regulations))
    .filter((outer) => own.some((inner) => isWithin(inner, outer)))
  return [on, around].find(({ length }) => length > 0) ?? own
}

/** 万州 lies in 重庆: both in one breath mean 万州, unless they are compared, or a programme is named that only the wider place has of the two. */
function withoutOuter(found: readonly Stretch[], question: string, named: readonly string[]): RegulationKnowledge[] {
  const first = new Map<RegulationKnowledge, Stretch>()
  for (const stretch of found)
    for (const regulation of stretch.regulations) if (!first.has(regulation)) first.set(regulation, stretch)
  const all = [...first.keys()]
  return all.filter(
    (outer) =>
      !all.some((inner) => {
        const [one, other] = [first.get(inner), first.get(outer)]
        if (!isWithin(inner, outer) || !one || !other) return false
        if (named.includes(outer.programme) && outer.programme !== inner.programme) return false
        const between = question.slice(Math.min(one.end, other.end), Math.max(one.start, other.start))
        return between.length > APART || !BETWEEN.test(between)
      }),
  )
}

/** A programme that one regulation alone is on says which: 产业创新中心 is 重庆's. */
function byTheirProgramme(named: readonly string[], regulations: Knowledge['regulations']): RegulationId[] {
  const alone = [...new Set(named)]
    .map((programme) => regulationsOn(programme, regulations))
    .filter(({ length }) => length === 1)
  const ids = alone.flat().map(({ id }) => id)
  return ids.length === 1 ? ids : []
}

type SoundReader = (question: string) => Stretch[]

/** Reads 万洲, 聊成: a place by its sound, where no name is written right. What they sound like is found out once. */
function soundReader({ regulations, places }: Knowledge, soundOf: () => Sound): SoundReader {
  const sound = soundOf()
  const sounded = (text: string) => [...text].map((character) => sound(character) ?? character).join(' ')
  const bySound = new Map<string, RegulationKnowledge[]>()
  const lengths = new Set<number>()
  for (const regulation of regulations.values()) {
    const place = places.shortOf(regulation.division)
    const known = bySound.get(sounded(place))
    if (known) known.push(regulation)
    else bySound.set(sounded(place), [regulation])
    lengths.add(place.length)
  }
  const longestFirst = [...lengths].sort((a, b) => b - a)
  return (question) => {
    for (const { 0: run, index } of question.matchAll(/\p{Script=Han}{2,}/gu))
      for (let at = 0; at < run.length; at++)
        for (const length of longestFirst) {
          const alike = at + length <= run.length ? bySound.get(sounded(run.slice(at, at + length))) : undefined
          if (alike) return [{ start: index + at, end: index + at + length, regulations: alike }]
        }
    return []
  }
}
