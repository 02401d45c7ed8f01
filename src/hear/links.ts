import type { FactId } from '../knowledge/index.ts'
import { type Hash, isMark, placeFeatures } from './features.ts'
import { hashOf, judge, type LinearModel } from './learning/index.ts'
import { fits } from './measures.ts'
import type { Measure, Named } from './mention.ts'
import type { Sign } from './signs.ts'

/** Which figures can be of a fact: by its kind and what it counts. */
export type MeasureOf = (id: FactId) => Measure | undefined

/** Something a figure may be of: a named fact or quantity in the message, or the fact just asked. */
export interface Owner {
  /** A fact, or a quantity that is none. */
  readonly ids: readonly string[]
  readonly at: number | undefined
  /** Neither named nor asked. */
  readonly implied?: true
}

/** Nobody names a thing further from its figure, in signs; so that the steps grow with the message alone. */
const REACH = 48

/** Nor does anybody name more between them, on either side. */
const MOST_OWNERS = 8

const near = (signs: readonly Sign[], at: number): readonly Sign[] =>
  signs.slice(Math.max(0, at - REACH), at + REACH + 1)

/** Where owners are sought. */
export interface Field {
  readonly signs: readonly Sign[]
  readonly asked: FactId | undefined
  readonly measureOf: MeasureOf
  /** The one fact that a figure of this measure can be of where nothing is named: 600平. */
  readonly impliedBy: (measure: Measure) => FactId | undefined
}

/** All that a figure could be of, in the order of the message; the fact asked, or what its measure implies, comes last. */
export function ownersOf({ signs, asked, measureOf, impliedBy }: Field, figureAt: number): Owner[] {
  const figure = signs[figureAt]?.figure
  if (!figure || figure.void) return []
  const from = Math.max(0, figureAt - REACH)
  const all: Owner[] = signs.slice(from, figureAt + REACH + 1).flatMap(({ named }, i) => {
    const ids = idsIn(named).filter((id) => fits(figure, measureOf(id)))
    return ids.length > 0 ? [{ ids, at: from + i }] : []
  })
  const before = all.filter(({ at }) => (at as number) < figureAt).length
  const owners = all.slice(Math.max(0, before - MOST_OWNERS), before + MOST_OWNERS)
  if (asked && fits(figure, measureOf(asked))) return [...owners, { ids: [asked], at: undefined }]
  const implied = impliedBy(figure.measure)
  return implied === undefined ? owners : [...owners, { ids: [implied], at: undefined, implied: true }]
}

const idsIn = (named: Named | undefined): string[] => [
  ...new Set(
    (named?.senses ?? []).flatMap((sense) =>
      sense.kind === 'fact' ? [sense.fact] : sense.kind === 'quantity' ? [sense.quantity] : [],
    ),
  ),
]

const bucket = (length: number): number =>
  length < 4 ? length : length < 7 ? 6 : length < 11 ? 10 : length < 20 ? 19 : 40

/** Features of a figure at `at` as being of `owner`, one of `owners`. */
export function linkFeatures(
  signs: readonly Sign[],
  at: number,
  owner: Owner,
  owners: readonly Owner[],
  hash: Hash = hashOf,
): number[] {
  const found: number[] = []
  const add = (name: string) => found.push(hash(name))
  const sign = (i: number) => signs[i]?.sign ?? '^'
  const figure = signs[at] as Sign
  const named = owners.filter(({ at: other }) => other !== undefined)
  if (owner.at === undefined) {
    const of = owner.implied ? 'implied' : 'asked'
    add(of)
    add(`${of} ${figure.sign}`)
    add(`${of} others:${Math.min(2, named.length)}`)
    add(`${of} ${figure.sign} others:${Math.min(2, named.length)}`)
    add(`${of} figures:${Math.min(3, near(signs, at).filter((each) => each.figure).length)}`)
    add(`${of} L ${sign(at - 1)}`)
    add(`${of} L2 ${sign(at - 2)} ${sign(at - 1)}`)
    add(`${of} R ${sign(at + 1)}`)
    add(`${of} R2 ${sign(at + 1)} ${sign(at + 2)}`)
    add(`${of} alone:${near(signs, at).filter(({ sign: s }) => !isMark(s)).length <= 3}`)
    return found
  }
  const before = owner.at < at
  const way = before ? 'b' : 'a'
  const [low, high] = before ? [owner.at, at] : [at, owner.at]
  const between = signs.slice(low + 1, high)
  const slot = sign(owner.at)
  const marks = between.filter(({ sign: s }) => isMark(s))
  const mark = strongest(marks.map(({ sign: s }) => s))
  const figures = between.filter((each) => each.figure).length
  const names = named.filter(({ at: other }) => (other as number) > low && (other as number) < high).length
  const nearest = named.filter(({ at: other }) => (other as number) < at === before)
  const rank = nearest.filter(({ at: other }) =>
    before ? (other as number) > (owner.at as number) : (other as number) < (owner.at as number),
  ).length
  const otherWay = named.length > nearest.length
  for (const lead of ['', `${slot} `, `${figure.sign} `]) {
    add(`${lead}${way}`)
    add(`${lead}${way} far:${bucket(between.length)}`)
    add(`${lead}${way} mark:${mark}`)
    add(`${lead}${way} figures:${Math.min(2, figures)} names:${Math.min(2, names)}`)
    add(`${lead}${way} rank:${Math.min(2, rank)} other:${otherWay}`)
    add(`${lead}${way} rank:${Math.min(2, rank)} mark:${mark} figures:${Math.min(2, figures)}`)
  }
  if (between.length <= 4) add(`${way} gap ${between.map(({ sign: s }) => s).join(' ')}`)
  add(`${way} next ${before ? sign(owner.at + 1) : sign(at + 1)}`)
  add(`${way} last ${before ? sign(at - 1) : sign(owner.at - 1)}`)
  add(`${way} beyond ${before ? sign(at + 1) : sign(at - 1)}`)
  add(`shape ${shapeOf(signs, at, owner.at)}`)
  return found
}

/** Features of a figure as a value, a part, what is taken away or nothing, where it is of `owner`. */
export function figureFeatures(
  signs: readonly Sign[],
  at: number,
  act: string,
  owner: Owner | undefined,
  hash: Hash = hashOf,
): number[] {
  const found = placeFeatures(signs, at, 'figure', act, hash)
  const figures = Math.min(3, near(signs, at).filter(({ figure }) => figure).length)
  const place =
    owner === undefined
      ? 'none'
      : owner.implied
        ? 'implied'
        : owner.at === undefined
          ? 'asked'
          : owner.at < at
            ? 'before'
            : 'after'
  const far = owner?.at === undefined ? 0 : bucket(Math.abs(owner.at - at))
  const later = signs.slice(at + 1, at + REACH + 1).some(({ figure }) => figure)
  for (const name of [
    `own:${place}`,
    `own:${place} figures:${figures}`,
    `own:${place} far:${far} later:${later}`,
    `own:${place} act:${act}`,
    `own:${place} length:${bucket(signs.length)}`,
  ])
    found.push(hash(name))
  return found
}

/** The order of names and figures around both, within their clause: q#q# or #q#q tells which way they go together. */
function shapeOf(signs: readonly Sign[], figure: number, owner: number): string {
  let from = Math.min(figure, owner)
  let to = Math.max(figure, owner)
  const [least, most] = [Math.max(0, from - REACH), Math.min(signs.length - 1, to + REACH)]
  while (from > least && !isMark(signs[from - 1]?.sign ?? '')) from--
  while (to < most && !isMark(signs[to + 1]?.sign ?? '')) to++
  return signs
    .slice(from, to + 1)
    .flatMap((each, i) =>
      from + i === figure ? ['F'] : from + i === owner ? ['O'] : each.figure ? ['#'] : each.named ? [each.sign] : [],
    )
    .slice(0, 8)
    .join('')
}

const STRENGTH = ['', '␣', '、', ':', '：', ',', '，', ';', '；', '|', '\n', '。', '！', '？', '?', '!']
const strongest = (signs: readonly string[]): string =>
  STRENGTH[Math.max(0, ...signs.map((sign) => STRENGTH.indexOf(sign)))] ?? ''

/** How likely the figure is of each owner, in their order. */
export const linked = (model: LinearModel, signs: readonly Sign[], at: number, owners: readonly Owner[]): number[] => {
  const yes = model.classes.indexOf('of')
  return owners.map((owner) => judge(model, linkFeatures(signs, at, owner, owners))[yes] ?? 0)
}

/** What is said of a thing named at `at`, taken as `slot`: that it is there (`yes`), that it is not (`no`), or neither. */
export const statusOf = (model: LinearModel, signs: readonly Sign[], at: number, act: string, slot?: string) => {
  const sure = judge(model, placeFeatures(signs, at, 'named', act, hashOf, slot))
  return Object.fromEntries(model.classes.map((name, i) => [name, sure[i] ?? 0])) as Record<string, number>
}
