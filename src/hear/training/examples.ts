import type { Interval } from '../../quantity/index.ts'
import { actFeatures, isMark, placeFeatures, type Setting, seamFeatures } from '../features.ts'
import type { Frame, Vocabulary } from '../frame.ts'
import { type Example, hashOf } from '../learning/index.ts'
import { figureFeatures, linkFeatures, type Owner, ownersOf } from '../links.ts'
import type { Figure, Sense } from '../mention.ts'
import { DETAILS, MODELS, type ModelName, SEVERAL } from '../models.ts'
import type { Part as FigurePart } from '../readings.ts'
import { kindsOf, type Sign, slotOfSense } from '../signs.ts'
import type { Utterance } from './utterances.ts'

/** What each of the models learns from one utterance. */
export type Lessons = Readonly<Record<ModelName, Example[]>>

export const noLessons = (): Lessons => Object.fromEntries(MODELS.map((name) => [name, [] as Example[]])) as Lessons

/** Acts that are joined at a seam: [from, to) in signs, with the label. */
interface Part {
  readonly from: number
  readonly to: number
  readonly label: string
}

/** Takes from an utterance what can be learned from it; also with its marks left out, as voice typing leaves them. */
export function lessonsOf(utterance: Utterance, frame: Frame, vocabulary: Kin, into: Lessons, weight = 1): void {
  const { signs } = frame
  const parts = partsOf(utterance, signs)
  if (!parts) return
  actLessonsOf(utterance, frame, into, weight)
  const silent = withoutMarks(signs, parts)
  if (silent) learnActs(silent.signs, silent.parts, frame.setting, into, weight / 2)
  learnFacts(utterance, frame, parts, vocabulary, into, weight)
}

/** Takes from an utterance what it teaches of acts and where they part, and nothing of facts. */
export function actLessonsOf(utterance: Utterance, { signs, setting }: Frame, into: Lessons, weight: number): void {
  const parts = partsOf(utterance, signs)
  if (parts) learnActs(signs, parts, setting, into, weight)
}

/** The stretches of the acts, by the seams the utterance marks; undefined where seams and acts do not go together. */
export function partsOf({ acts, seams }: Utterance, signs: readonly Sign[]): Part[] | undefined {
  if (acts.length !== seams.length + 1) return undefined
  // 340‖，说错，是304: what the message takes back itself is not heard, and no act begins there.
  if (seams.some((seam) => (signs.find(({ end }) => end > seam)?.start ?? 0) > seam)) return undefined
  const cuts = seams.map((seam) => signs.findIndex(({ end, sign }) => end > seam && !isMark(sign)))
  if (cuts.some((cut, i) => cut <= (cuts[i - 1] ?? 0))) return undefined
  return acts.map((label, i) => ({ from: i === 0 ? 0 : (cuts[i - 1] as number), to: cuts[i] ?? signs.length, label }))
}

/** What is learned of a stretch that is two acts: that it is none. */
function learnActs(
  signs: readonly Sign[],
  parts: readonly Part[],
  setting: Setting,
  into: Lessons,
  weight: number,
): void {
  for (const { from, to, label } of parts) {
    if (to <= from) continue
    const features = actFeatures(signs, from, to, setting)
    const [act = label, detail = 'is'] = label.split(':')
    const details = DETAILS[act]
    into.act.push({ features, label: act, weight })
    if (details) into[details].push({ features, label: detail, weight })
  }
  for (let i = 1; i < parts.length; i++) {
    const [before, after] = [parts[i - 1] as Part, parts[i] as Part]
    if (before.label === after.label) continue
    into.act.push({ features: actFeatures(signs, before.from, after.to, setting), label: SEVERAL, weight })
  }
  const cuts = new Set(parts.map(({ from }) => from))
  for (let at = 1; at < signs.length; at++) {
    const cut = cuts.has(at)
    // Nearly all gaps part nothing: of those every third is enough, for three.
    if (isMark(signs[at]?.sign ?? '') || (!cut && (at + signs.length) % THIRD !== 0)) continue
    const features = seamFeatures(signs, at, setting)
    into.seam.push({ features, label: cut ? 'cut' : 'on', weight: cut ? weight : weight * THIRD })
  }
}

const THIRD = 3

/** The utterance as it is spoken: no marks. */
function withoutMarks(signs: readonly Sign[], parts: readonly Part[]): { signs: Sign[]; parts: Part[] } | undefined {
  if (!signs.some(({ sign }) => isMark(sign))) return undefined
  const kept: Sign[] = []
  const newAt: number[] = []
  for (const each of signs) {
    newAt.push(kept.length)
    if (!isMark(each.sign)) kept.push(each)
  }
  newAt.push(kept.length)
  const moved = parts.map(({ from, to, label }) => ({ from: newAt[from] as number, to: newAt[to] as number, label }))
  return { signs: kept, parts: moved }
}

const TOLD = /^(?:tell|suppose)/u

function learnFacts(
  utterance: Utterance,
  frame: Frame,
  parts: readonly Part[],
  vocabulary: Kin,
  into: Lessons,
  weight: number,
): void {
  const { signs } = frame
  const told = { ...utterance.facts, ...utterance.values }
  const links = linksOf(told, frame, vocabulary)
  for (const { from, to, label } of parts) {
    learnAnswer(utterance, frame, from, to, label, into, weight)
    for (let at = from; at < to; at++) {
      const each = signs[at] as Sign
      for (const senses of each.named ? kindsOf(each.named) : []) {
        const status = statusTold(senses, told, frame)
        const slot = slotOfSense(senses[0] as Sense, frame.traitsOf)
        into.status.push({ features: placeFeatures(signs, at, 'named', label, hashOf, slot), label: status, weight })
      }
      if (each.figure) {
        const link = links.get(at)
        const owners = ownersOf(frame, at)
        if (TOLD.test(label) || link) {
          const owner = link
            ? nearestOf(owners, link.id, at, vocabulary)
            : (owners.find((one) => one.at === undefined) ?? owners[0])
          const features = figureFeatures(signs, at, label, owner)
          into.figure.push({ features, label: link?.role ?? 'void', weight })
        }
        for (const owner of owners) {
          const good = link !== undefined && nearestOf(owners, link.id, at, vocabulary) === owner
          if (!good && link !== undefined && owns(owner, link.id, vocabulary)) continue
          if (!link && !TOLD.test(label)) continue
          into.link.push({ features: linkFeatures(signs, at, owner, owners), label: good ? 'of' : 'not', weight })
        }
      }
    }
  }
}

/** A stretch that answers what was asked and names nothing of it. */
function learnAnswer(
  utterance: Utterance,
  frame: Frame,
  from: number,
  to: number,
  label: string,
  into: Lessons,
  weight: number,
): void {
  const { asked, signs, setting } = frame
  if (asked === undefined || !label.startsWith('tell')) return
  const value = utterance.facts[asked]
  const names = signs
    .slice(from, to)
    .some(({ named, figure }) => figure || named?.senses.some((sense) => sense.kind === 'fact' && sense.fact === asked))
  if (names) return
  into.answer.push({ features: actFeatures(signs, from, to, setting), label: answerTold(value, frame), weight })
}

const answerTold = (value: unknown, frame: Frame): string =>
  typeof value === 'boolean' ? (affirmed(value, frame) ? 'yes' : 'no') : value === 0 ? 'no' : 'other'

/** What is there is affirmed: a clean record by there being none. */
const affirmed = (value: boolean, { asked, traitsOf }: Frame): boolean =>
  value !== (traitsOf(asked ?? '')?.absent ?? false)

/** What of the vocabulary tells which facts go together. */
type Kin = Pick<Vocabulary, 'madeOf' | 'siblingsOf'>

/** Whether something is of a fact, or of what it is made from. */
const owns = ({ ids }: Owner, id: string, { madeOf }: Kin): boolean => {
  const made = madeOf.get(id)
  return ids.includes(id) || (made !== undefined && 'of' in made && ids.some((each) => made.of.includes(each)))
}

/** The nearest that it can be of; where none is of it, one of the same over another year: 去年研发投入240，前年190. */
function nearestOf(owners: readonly Owner[], id: string, at: number, kin: Kin): Owner | undefined {
  const nearest = (all: readonly Owner[]) => [...all].sort((a, b) => far(a, at) - far(b, at))[0]
  const siblings = kin.siblingsOf(id)
  return (
    nearest(owners.filter((owner) => owns(owner, id, kin))) ??
    nearest(owners.filter(({ ids }) => ids.some((each) => siblings.includes(each))))
  )
}

const far = ({ at: place }: Owner, at: number): number => (place === undefined ? 1e6 : Math.abs(place - at))

/** What is told of a named thing: there (yes), not there (no) or nothing. */
function statusTold(
  senses: readonly Sense[],
  told: Readonly<Record<string, unknown>>,
  frame: Frame,
): 'yes' | 'no' | 'none' {
  for (const sense of senses) {
    if (sense.kind === 'fact') {
      const value = told[sense.fact]
      const traits = frame.traitsOf(sense.fact)
      if (traits?.yesNo) {
        if (typeof value !== 'boolean') continue
        if (sense.role === 'against') return value ? 'no' : 'yes'
        if (sense.role === 'name') return value !== traits.absent ? 'yes' : 'no'
        return value ? 'yes' : 'no'
      }
      if (value === 0) return 'no'
    }
    if (sense.kind === 'choice' && told[sense.fact] === sense.value) return 'yes'
    if (sense.kind === 'place' && told[frame.seat ?? ''] === sense.value) return 'yes'
  }
  return 'none'
}

export interface Link {
  readonly id: string
  readonly role: Exclude<FigurePart, 'void'>
}

/** Which figure is of which fact, found by what the row says the facts come to: one figure, a sum, a difference, or what it is made of. */
function linksOf(told: Readonly<Record<string, unknown>>, frame: Frame, vocabulary: Kin): Map<number, Link> {
  const { signs, valueIn } = frame
  const links = new Map<number, Link>()
  const figures = signs.flatMap(({ figure }, at) => (figure && !figure.void ? [{ at, figure }] : []))
  const open: [string, number | Interval][] = []
  for (const [id, value] of Object.entries(told)) {
    if (typeof value !== 'number' && (typeof value !== 'object' || value === null)) continue
    const matching = figures.filter(({ at, figure }) => !links.has(at) && same(valueIn(figure, id), value))
    const best = matching.sort((a, b) => distance(signs, a.at, id) - distance(signs, b.at, id))[0]
    if (best) links.set(best.at, { id, role: 'value' })
    else open.push([id, value as number | Interval])
  }
  // A figure next to the name of a quantity that rows do not tell (营收) is of that.
  for (const { at } of figures) {
    const linked = links.get(at)
    const parts = linked && vocabulary.madeOf.get(linked.id)
    if (linked && parts?.kind !== 'least' && parts?.kind !== 'sum') continue
    const [near] = ownersOf(frame, at)
      .filter(
        ({ ids, at: place }) =>
          place !== undefined && Math.abs(place - at) <= BESIDE && ids.every((id) => frame.traitsOf(id) === undefined),
      )
      .sort((a, b) => Math.abs((a.at ?? 0) - at) - Math.abs((b.at ?? 0) - at))
    if (near) links.set(at, { id: near.ids[0] as string, role: 'value' })
  }
  for (const [id, value] of open) {
    const left = figures.filter(({ at, figure }) => !links.has(at) && valueIn(figure, id) !== undefined)
    if (typeof value === 'number') composed(left, id, value, frame, links)
  }
  return links
}

/** So many signs off a figure a name still stands beside it. */
const BESIDE = 4

/** 280 + 330 + 395, 612 − 87: all figures left, or as few as come to the value. */
function composed(
  left: readonly { at: number; figure: Figure }[],
  id: string,
  value: number,
  { valueIn }: Frame,
  links: Map<number, Link>,
): void {
  const numbers = left.flatMap(({ at, figure }) => {
    const number = valueIn(figure, id)
    return typeof number === 'number' ? [{ at, number }] : []
  })
  if (numbers.length < 2 || numbers.length > 10) return
  for (let mask = (1 << numbers.length) - 1; mask > 0; mask--) {
    const chosen = numbers.filter((_, i) => mask & (1 << i))
    if (
      chosen.length > 1 &&
      close(
        chosen.reduce((sum, { number }) => sum + number, 0),
        value,
      )
    ) {
      for (const { at } of chosen) links.set(at, { id, role: 'part' })
      return
    }
  }
  for (const whole of numbers)
    for (const part of numbers)
      if (whole !== part && close(whole.number - part.number, value)) {
        links.set(whole.at, { id, role: 'value' })
        links.set(part.at, { id, role: 'minus' })
        return
      }
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))

const same = (a: number | string | Interval | undefined, b: unknown): boolean => {
  if (a === undefined) return false
  if (typeof a === 'number' || typeof b === 'number') return typeof a === typeof b && close(a as number, b as number)
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((key) =>
    typeof x[key] === 'number' && typeof y[key] === 'number'
      ? close(x[key], y[key])
      : (x[key] ?? false) === (y[key] ?? false),
  )
}

/** How far a figure stands from the nearest word for a fact. */
const distance = (signs: readonly Sign[], at: number, id: string): number =>
  Math.min(
    1e3,
    ...signs.flatMap(({ named }, i) =>
      named?.senses.some(
        (sense) => (sense.kind === 'fact' && sense.fact === id) || (sense.kind === 'quantity' && sense.quantity === id),
      )
        ? [Math.abs(i - at)]
        : [],
    ),
  )
