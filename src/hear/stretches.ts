import { actFeatures, isMark, type Setting, seamFeatures } from './features.ts'
import { judge, type LinearModel } from './learning/index.ts'
import { SEVERAL } from './models.ts'
import type { Sign } from './signs.ts'

/** A run of signs [from, to) that does one thing. `ranked`: the likeliest labels, best first. */
export interface Stretched {
  readonly from: number
  readonly to: number
  readonly ranked: readonly Ranked[]
}

/** A label and how likely it is. */
export interface Ranked {
  readonly label: string
  readonly sure: number
}

/** An act goes over no more than so many likely seams: the steps grow with the message alone. */
const SPANNED = 10
const SPANNED_IN_LONG = 5
/** A gap less likely to be a seam is none; where what comes of it is hardly one act, fainter ones are looked at. */
const FAINT = 0.01
const FAINTER = 0.0005
/** Nobody does more in one message: where more gaps may be seams, acts go over fewer of them, and fainter ones are not looked for. */
const MANY = 150
/** A stretch that is no act as surely as this is probably two. */
const DOUBTED = 0.4
/** What a seam counts for beside the acts on both sides of it; tuned on an eighth of the utterances, flat around this. */
const SEAM = 0.7
/** The same where an act that spans them is in doubt: then seams are taken more easily. */
const SEAM_IN_DOUBT = 0.35
/** However unlikely, a stretch is something: a message of it alone is heard too. */
const LEAST = 1e-9
/** So many labels are kept for each stretch. */
const KEPT = 4

/** Parts a message into acts: of all ways to part it at likely seams, the likeliest with the labels its parts then bear. */
export function stretchesOf(
  signs: readonly Sign[],
  setting: Setting,
  models: { readonly seam: LinearModel; readonly act: LinearModel },
): Stretched[] {
  if (signs.length === 0) return []
  const cutAt = models.seam.classes.indexOf('cut')
  const gaps = signs
    .map((_, at) => ({ at, sure: at === 0 ? 0 : (judge(models.seam, seamFeatures(signs, at, setting))[cutAt] ?? 0) }))
    .filter(({ at, sure }) => sure > FAINTER && !isMark(signs[at]?.sign ?? ''))
  const seams = gaps.filter(({ sure }) => sure > FAINT)
  const found = partedAt(seams, SEAM, signs, setting, models.act)
  const doubted = gaps.length <= MANY && found.some(({ ranked: [best] }) => (best?.sure ?? 0) < DOUBTED)
  return doubted ? partedAt(gaps, SEAM_IN_DOUBT, signs, setting, models.act) : found
}

interface Stop {
  readonly at: number
  readonly sure: number
}

/** The likeliest way to part signs at some of the seams, each of which counts `seam` beside an act. */
function partedAt(
  seams: readonly Stop[],
  seam: number,
  signs: readonly Sign[],
  setting: Setting,
  act: LinearModel,
): Stretched[] {
  const spanned = seams.length > MANY ? SPANNED_IN_LONG : SPANNED
  const stops: Stop[] = [{ at: 0, sure: 1 }, ...seams, { at: signs.length, sure: 1 }]
  /** The best way to part all before each stop. */
  const best: { score: number; from: number; stretch?: Stretched }[] = [{ score: 0, from: -1 }]
  for (let end = 1; end < stops.length; end++) {
    let found = { score: Number.NEGATIVE_INFINITY, from: 0, stretch: undefined as Stretched | undefined }
    let on = 0
    for (let start = end - 1; start >= Math.max(0, end - spanned); start--) {
      const [from, to] = [(stops[start] as Stop).at, (stops[end] as Stop).at]
      const ranked = ranksOf(act, actFeatures(signs, from, to, setting))
      const cut = seam * Math.log((stops[start] as Stop).sure || 1)
      const score = (best[start]?.score ?? 0) + cut + on + Math.log(Math.max(LEAST, ranked[0]?.sure ?? 0))
      if (score > found.score) found = { score, from: start, stretch: { from, to, ranked } }
      on += seam * Math.log(1 - Math.min(0.999, (stops[start] as Stop).sure))
    }
    best[end] = { score: found.score, from: found.from, ...(found.stretch ? { stretch: found.stretch } : {}) }
  }
  const parts: Stretched[] = []
  for (let at = stops.length - 1; at > 0; at = best[at]?.from ?? 0) parts.unshift(best[at]?.stretch as Stretched)
  return parts
}

export const ranksOf = (model: LinearModel, features: readonly number[]): Ranked[] => {
  const sure = judge(model, features)
  return model.classes
    .map((label, at) => ({ label, sure: sure[at] ?? 0 }))
    .filter(({ label }) => label !== SEVERAL)
    .sort((a, b) => b.sure - a.sure || (a.label < b.label ? -1 : 1))
    .slice(0, KEPT)
}
