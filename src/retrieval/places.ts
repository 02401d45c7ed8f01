import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Sound } from './pinyin.ts'

/** A question with the places it names, and its words without them: a place's name says where, never what. */
export interface Placed {
  readonly regulations: readonly RegulationId[]
  readonly rest: string
}

export type PlaceReader = (question: string) => Placed

/** 渝发改规范〔2024〕2号, 万州科局发3号文, 国科发区[2021]17号: after the issuer's word, brackets and year as one likes. */
const NUMBER =
  '\\s{0,4}(?:[〔(\\[【（]?\\s{0,4}(?:19|20)\\d{2}\\s{0,4}年?\\s{0,4}[〕)\\]】）]?)?\\s{0,4}第?\\s{0,4}\\d{0,5}\\s{0,4}号?文?件?'
/** Where two places are held against each other, both are meant. */
const BETWEEN = /[和与跟同及、,，/]|还是|\bvs\b|\band\b|\bor\b|比|或/u

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** Reads places by the names people use for them, the longest first, so that 重庆市万州区 is not 重庆. */
export function placeReader({ regulations, placeNames }: Knowledge, soundOf: () => Sound): PlaceReader {
  const names = new Map<string, RegulationId>()
  for (const { id, places } of regulations.values())
    for (const name of [...places, ...(placeNames.get(id)?.said ?? [])]) names.set(name.toLowerCase(), id)
  const patterns = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => (/[a-z]/u.test(name) ? `(?<![a-z])${escaped(name)}(?:'s)?(?![a-z])` : patternOf(name)))
  const pattern = new RegExp(patterns.join('|'), 'gu')
  const idOf = (word: string) => names.get(word) ?? names.get(word.replace(/'s$|(?<=发|规范)[^发范]*$/u, ''))
  return (question) => {
    const found: { id: RegulationId; start: number; end: number }[] = []
    const rest = question.replace(pattern, (word: string, start: number) => {
      const id = idOf(word)
      if (!id) return word
      found.push({ id, start, end: start + word.length })
      return ' '
    })
    const ids = [...new Set(found.map(({ id }) => id))]
    if (ids.length > 0) return { regulations: withoutOuter(ids, found, question, regulations), rest: tidy(rest) }
    return (
      byTheirSound(question, regulations, soundOf) ?? {
        regulations: byTheirKind(question, regulations),
        rest: tidy(question),
      }
    )
  }
}

const tidy = (text: string) => text.replace(/ +/gu, ' ').trim()

/** 川 and its like stand for a place only where they are no part of another word. */
function patternOf(name: string): string {
  if (name.endsWith('发') || name.endsWith('规范')) return escaped(name) + NUMBER
  if (name.length > 1) return escaped(name)
  return `(?<![成银四汶山河平冰三长海])${name}(?![流系都剧贝渝西东])`
}

/** 万州 lies in 重庆: both in one breath mean 万州, unless they are compared, or the kind of centre of the wider place is asked about. */
function withoutOuter(
  ids: RegulationId[],
  found: readonly { readonly id: RegulationId; readonly start: number; readonly end: number }[],
  question: string,
  regulations: Knowledge['regulations'],
): RegulationId[] {
  const dropped = ids.filter((outer) =>
    ids.some((inner) => {
      if (regulations.get(inner)?.within !== outer || asksFor(question, regulations.get(outer))) return false
      const [first, second] = [inner, outer].map((id) => found.find((place) => place.id === id))
      if (!first || !second) return false
      const between = question.slice(Math.min(first.end, second.end), Math.max(first.start, second.start))
      return between.length > APART || !BETWEEN.test(between)
    }),
  )
  return ids.filter((id) => !dropped.includes(id))
}

/** Two places held against each other stand close together. */
const APART = 8

const KIND = /[\u4e00-\u9fff]{2}创新中心$/u

/** What a regulation's centres are called without their place: 产业创新中心. */
const kindOf = ({ center }: RegulationKnowledge): string => KIND.exec(center)?.[0] ?? center

const asksFor = (question: string, regulation: RegulationKnowledge | undefined): boolean =>
  regulation !== undefined && question.includes(kindOf(regulation))

const ENGLISH_INDUSTRY = /industr\w{0,8} innovation cent/u

/** A kind of centre that one regulation alone is on says which: 产业创新中心 is 重庆's. */
function byTheirKind(question: string, regulations: Knowledge['regulations']): RegulationId[] {
  const asked = ENGLISH_INDUSTRY.test(question) ? `${question}产业创新中心` : question
  const named = [...regulations.values()].filter((regulation) => asksFor(asked, regulation))
  return named.length === 1 ? named.map(({ id }) => id) : []
}

/** 万洲, 聊成: a place by its sound, where no name is written right. */
function byTheirSound(
  question: string,
  regulations: Knowledge['regulations'],
  soundOf: () => Sound,
): Placed | undefined {
  const runs = [...question.matchAll(/\p{Script=Han}{2,}/gu)]
  if (runs.length === 0) return undefined
  const sound = soundOf()
  const wanted = new Map(
    [...regulations.values()].map(({ id, place }) => [[...place].map((c) => sound(c) ?? c).join(' '), id]),
  )
  for (const [run] of runs) {
    for (let i = 0; i < run.length - 1; i++) {
      const id = wanted.get(`${sound(run[i] ?? '')} ${sound(run[i + 1] ?? '')}`)
      if (id) return { regulations: [id], rest: tidy(question.replace(run.slice(i, i + 2), ' ')) }
    }
  }
  return undefined
}
