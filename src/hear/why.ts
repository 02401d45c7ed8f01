import { actsOf } from './acts.ts'
import { actFeatures, type Hash, placeFeatures } from './features.ts'
import { type Context, type Frame, frameOf } from './frame.ts'
import type { Ears } from './hear.ts'
import type { Act } from './heard.ts'
import { hashOf, type LinearModel, weightOf } from './learning/index.ts'
import { figureFeatures, linked, linkFeatures, ownersOf } from './links.ts'
import { DETAILS, type Models } from './models.ts'
import { type Ranked, ranksOf, type Stretched, stretchesOf } from './stretches.ts'
import { unheardIn } from './unheard.ts'

/** What was to be decided: the model that decided it. */
export type Question = 'act' | 'want' | 'order' | 'tone' | 'telling' | 'status' | 'figure' | 'link' | 'answer'

/** A feature by its name, and what it adds to the winner over the next: below nought it speaks against. */
export interface Evidence {
  readonly feature: string
  readonly weight: number
}

/** One decision: who stood for it, best first, by how much the first leads, and what decided. */
export interface Decision {
  readonly of: Question
  readonly candidates: readonly Ranked[]
  readonly margin: number
  readonly evidence: readonly Evidence[]
}

interface Place {
  readonly span: { readonly start: number; readonly end: number }
  readonly words: string
}

/** Why a figure, a name or an answer was read as it was. */
export interface ReadingReasons extends Place {
  readonly decisions: readonly Decision[]
}

/** Why a stretch is taken for what it is. */
export interface StretchReasons extends Place {
  readonly acts: readonly Act[]
  readonly decisions: readonly Decision[]
  readonly readings: readonly ReadingReasons[]
}

export interface Reasons {
  readonly stretches: readonly StretchReasons[]
  readonly unheard: readonly string[]
}

/** Hears a message as `hear` does and tells what each decision was between and what decided it. */
export function reasonsFor(message: string, context: Context, { vocabulary, models }: Ears): Reasons {
  const frame = frameOf(message, context, vocabulary)
  return {
    stretches: stretchesOf(frame.signs, frame.setting, models).map((stretch) => ({
      ...placeOf(stretch.from, stretch.to, frame),
      acts: actsOf(stretch, frame, vocabulary, models),
      ...decidedOn(stretch, frame, models),
    })),
    unheard: unheardIn(frame, models.words),
  }
}

function decidedOn(stretch: Stretched, frame: Frame, models: Models): Pick<StretchReasons, 'decisions' | 'readings'> {
  const { from, to, ranked } = stretch
  const features = (hash: Hash) => actFeatures(frame.signs, from, to, frame.setting, hash)
  const label = ranked[0]?.label ?? ''
  const details = DETAILS[label]
  const kind = details && decision(details, models[details], features)
  const act = decision('act', models.act, features)
  const detail = kind?.candidates[0]?.label ?? ''
  const told = label === 'tell' && detail !== 'is' ? `tell:${detail}` : label
  return {
    decisions: kind ? [act, kind] : [act],
    readings: label === 'tell' || label === 'suppose' ? readingsOf(stretch, told, frame, models) : [],
  }
}

/** What each figure is of and counts for, whether each name is said to be there, and an answer that names nothing. */
function readingsOf({ from, to }: Stretched, told: string, frame: Frame, models: Models): ReadingReasons[] {
  const found: ReadingReasons[] = []
  let answers = frame.asked !== undefined
  for (let at = from; at < to; at++) {
    const { figure, named } = frame.signs[at] ?? {}
    const judged = named?.senses.some(({ kind }) => kind === 'fact' || kind === 'choice' || kind === 'place')
    const decisions = figure
      ? figureAt(at, told, frame, models)
      : judged
        ? [decision('status', models.status, (hash) => placeFeatures(frame.signs, at, 'named', told, hash))]
        : []
    if (figure || (judged && decisions[0]?.candidates[0]?.label !== 'none')) answers = false
    if (decisions.length > 0) found.push({ ...placeOf(at, at + 1, frame), decisions })
  }
  if (!answers) return found
  const features = (hash: Hash) => actFeatures(frame.signs, from, to, frame.setting, hash)
  return [...found, { ...placeOf(from, to, frame), decisions: [decision('answer', models.answer, features)] }]
}

function figureAt(at: number, told: string, frame: Frame, models: Models): Decision[] {
  const { signs } = frame
  const owners = ownersOf(frame, at)
  const sure = linked(models.link, signs, at, owners)
  const ranked = owners
    .map((owner, i) => ({ owner, label: owner.ids.join(' '), sure: sure[i] ?? 0 }))
    .sort((a, b) => b.sure - a.sure)
  const [best] = ranked
  if (!best) return [{ of: 'link', candidates: [], margin: 0, evidence: [] }]
  const part = decision('figure', models.figure, (hash) => figureFeatures(signs, at, told, best.owner, hash))
  const { evidence } = decision('link', models.link, (hash) => linkFeatures(signs, at, best.owner, owners, hash), 'of')
  const candidates = ranked.map(({ label, sure: own }) => ({ label, sure: own }))
  return [{ of: 'link', candidates, margin: marginOf(candidates), evidence }, part]
}

/** So many features are told of each decision. */
const STRONGEST = 5

/** What a model decides of these features; the evidence is for `winner`, the likeliest where left out, against the next. */
function decision(of: Question, model: LinearModel, featuresWith: (hash: Hash) => number[], winner?: string): Decision {
  const names = new Map<number, string>()
  const features = featuresWith((name) => {
    const hash = hashOf(name)
    names.set(hash, name)
    return hash
  })
  const candidates = ranksOf(model, features)
  const first = winner ?? candidates[0]?.label ?? ''
  const next = candidates.find(({ label }) => label !== first)?.label ?? ''
  const [won, lost] = [model.classes.indexOf(first), model.classes.indexOf(next)]
  const weights = new Map<number, number>()
  for (const feature of features) {
    const weight = weightOf(model, feature, won) - (lost < 0 ? 0 : weightOf(model, feature, lost))
    weights.set(feature, (weights.get(feature) ?? 0) + weight)
  }
  const evidence = [...weights]
    .filter(([, weight]) => weight !== 0)
    .map(([feature, weight]) => ({ feature: names.get(feature) ?? '', weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.feature < b.feature ? -1 : 1))
    .slice(0, STRONGEST)
  return { of, candidates, margin: marginOf(candidates), evidence }
}

const marginOf = ([first, second]: readonly Ranked[]): number => (first?.sure ?? 0) - (second?.sure ?? 0)

function placeOf(from: number, to: number, { signs, folded }: Frame): Place {
  const start = signs[from]?.start ?? 0
  const end = signs[to - 1]?.end ?? start
  return { span: folded.span(start, end), words: folded.said(start, end).trim() }
}
