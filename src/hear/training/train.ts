import { frameOf, type Vocabulary } from '../frame.ts'
import { learn, type Schooling } from '../learning/index.ts'
import { MODELS, type ModelName, type Models } from '../models.ts'
import { wordsIn } from '../unheard.ts'
import { actLessonsOf, lessonsOf, noLessons } from './examples.ts'
import { handedOverLessonOf, notHandedOver } from './handed-over.ts'
import { inOneBreath } from './one-breath.ts'
import type { Utterance } from './utterances.ts'

/** Tuned by leaving out a fifth of the utterances; flat around these values. Small models look longer and at rarer features. */
const SCHOOLING: Schooling = { rounds: 3, rate: 0.1, shrink: 2e-4, least: 3, orders: 3 }
const SMALL: Schooling = { rounds: 8, rate: 0.06, shrink: 2e-4, least: 2, orders: 3 }
/** Few rows, which say little each: learned longer, by leaving out a fifth of them in turn. */
const HAND_OVER: Schooling = { rounds: 20, rate: 0.1, shrink: 2e-4, least: 1, orders: 3 }
const SCHOOLINGS: Readonly<Partial<Record<ModelName, Schooling>>> = {
  seam: { ...SCHOOLING, rounds: 3 },
  tone: SMALL,
  status: SMALL,
  figure: SMALL,
  link: { ...SMALL, least: 1 },
  answer: { ...SMALL, least: 1 },
  transcript: HAND_OVER,
  ticket: HAND_OVER,
}

/** What a message that was put together counts beside one that was written. */
const JOINED = 0.3

/** Learns to hear from utterances; the same utterances and vocabulary make the same models. */
export function train(utterances: readonly Utterance[], vocabulary: Vocabulary): Models {
  const lessons = noLessons()
  const words = new Set<number>()
  const framed = (utterance: Utterance) => {
    const { text, asked, open, thisYear } = utterance
    return frameOf(text, { ...(asked ? { asked } : {}), open, thisYear }, vocabulary)
  }
  for (const utterance of utterances) {
    const frame = framed(utterance)
    for (const word of wordsIn(frame.signs)) words.add(word)
    if (utterance.of !== undefined) {
      handedOverLessonOf(utterance, frame, lessons)
      continue
    }
    notHandedOver(utterance, frame, lessons)
    lessonsOf(utterance, frame, vocabulary, lessons)
  }
  for (const utterance of inOneBreath(utterances.filter(({ of }) => of === undefined)))
    actLessonsOf(utterance, framed(utterance), lessons, JOINED)
  const learned = MODELS.map((name) => [name, learn(lessons[name], SCHOOLINGS[name] ?? SCHOOLING)])
  return { ...Object.fromEntries(learned), words: Uint32Array.from(words).sort() } as Models
}
