import { frameOf, type Vocabulary } from '../frame.ts'
import { learn, type Schooling } from '../learning/index.ts'
import { MODELS, type ModelName, type Models } from '../models.ts'
import { wordsIn } from '../unheard.ts'
import { lessonsOf, noLessons } from './examples.ts'
import type { Utterance } from './utterances.ts'

/** Tuned by leaving out a fifth of the utterances; flat around these values. Small models look longer and at rarer features. */
const SCHOOLING: Schooling = { rounds: 5, rate: 0.1, shrink: 2e-4, least: 2 }
const SMALL: Schooling = { rounds: 10, rate: 0.06, shrink: 2e-4, least: 2 }
const SCHOOLINGS: Readonly<Partial<Record<ModelName, Schooling>>> = {
  seam: { ...SCHOOLING, least: 3 },
  telling: { ...SCHOOLING, least: 3 },
  tone: SMALL,
  status: SMALL,
  figure: SMALL,
  link: { ...SMALL, least: 1 },
  answer: { ...SMALL, least: 1 },
}

/** Learns to hear from utterances; the same utterances and vocabulary make the same models. */
export function train(utterances: readonly Utterance[], vocabulary: Vocabulary): Models {
  const lessons = noLessons()
  const words = new Set<number>()
  for (const utterance of utterances) {
    const { text, asked, open, thisYear } = utterance
    const frame = frameOf(text, { ...(asked ? { asked } : {}), open, thisYear }, vocabulary)
    lessonsOf(utterance, frame, vocabulary, lessons)
    for (const word of wordsIn(frame.signs)) words.add(word)
  }
  const learned = MODELS.map((name) => [name, learn(lessons[name], SCHOOLINGS[name] ?? SCHOOLING)])
  return { ...Object.fromEntries(learned), words: Uint32Array.from(words).sort() } as Models
}
