import type { Frame } from '../frame.ts'
import { HANDED_OVER, type HandedOver, handedOverFeatures } from '../handed-over.ts'
import { hashOf } from '../learning/index.ts'
import type { Lessons } from './examples.ts'
import type { Utterance } from './utterances.ts'

const OTHER = 'other'

/** What is said of the one is nothing to the other; but whatever stands in the rows of both as something else teaches only its own. */
const BESIDE: Readonly<Record<HandedOver, HandedOver>> = { transcript: 'ticket', ticket: 'transcript' }

/** Takes from a row that is said of a hand-off what it teaches. */
export function handedOverLessonOf({ of, acts: [label = OTHER] }: Utterance, frame: Frame, into: Lessons): void {
  if (of === undefined) return
  const features = handedOverFeatures(frame)
  into[of].push({ features, label })
  if (label !== OTHER) into[BESIDE[of]].push({ features, label: OTHER })
}

/** Acts that are never said of a hand-off, whatever their words. */
const APART = /^(?:ask|tell|suppose|check|switch|choose|outside|order:(?!stop|useless|help))/u
/** Of those so many are enough, at so much; of wishes for a person, which differ from an end by a word, all. */
const EVERY = 4
const WEIGHT = 0.5
const WISH = 'order:person'

/** Anything else that people say is neither. An answer to what was asked may be in the words of an answer to this. */
export function notHandedOver({ acts, asked, text }: Utterance, frame: Frame, into: Lessons): void {
  const wishes = acts.length === 1 && acts[0] === WISH
  if (!wishes && (asked !== undefined || !acts.every((act) => APART.test(act)) || hashOf(text) % EVERY !== 0)) return
  const features = handedOverFeatures(frame)
  const weight = wishes ? 1 : WEIGHT
  for (const of of Object.keys(HANDED_OVER) as HandedOver[]) into[of].push({ features, label: OTHER, weight })
}
