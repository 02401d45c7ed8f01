import {
  type Declined,
  type Knowledge,
  liesIn,
  type PlaceMention,
  type RegulationKnowledge,
} from '../knowledge/index.ts'
import type { NotHeld } from './not-held.ts'
import { otherPlace } from './other-place.ts'
import { namesOtherProgramme, otherProgramme } from './other-programme.ts'

/** Why a message is not a question to the texts, and the words or the thing that shows it. */
export type OutOfScope =
  | { readonly why: 'other-place' | 'other-programme'; readonly about: NotHeld }
  | {
      readonly why: 'personal-data' | 'prediction' | 'off-topic' | 'greeting' | 'handoff' | 'instruction'
      readonly about: string
    }

/** A message without the blanks within its Chinese; those between words in letters part them. */
const closed = (message: string): string =>
  message
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<![a-z]) | (?![a-z])/gu, '')

/** Why the message is not one the texts can answer, if it is not. `named` tells whether it names a place the library has, `names` whether another text does. */
export function outOfScope(
  message: string,
  knowledge: Knowledge,
  named: boolean,
  names: (text: string) => boolean = () => named,
): OutOfScope | undefined {
  const { outside } = knowledge
  const asked = outside.askedIn(message.toLowerCase())
  const of = (why: Declined) => asked.find((mention) => mention.of === why)
  if (of('handoff')) return { why: 'handoff', about: '' }
  if (outside.isGreeting(message)) return { why: 'greeting', about: '' }
  for (const why of ['personal-data', 'instruction', 'prediction'] as const) {
    const mention = of(why)
    if (mention) return { why, about: mention.word }
  }
  const off = outside.wordIn(message) ?? of('off-topic')?.word
  if (off) return { why: 'off-topic', about: off }
  const place = otherPlace(closed(message), named, knowledge, names)
  if (place) return { why: 'other-place', about: place }
  const programme = otherProgramme(message, knowledge)
  return programme ? { why: 'other-programme', about: programme } : undefined
}

/**
 * Whether a message names any place but those of `heard` and what lies in them, or any other programme, however it speaks of it. Stricter
 * than `outOfScope`: it is asked before words that the program did not understand are taken to mean something.
 */
export function namesOther(message: string, heard: readonly RegulationKnowledge[], knowledge: Knowledge): boolean {
  const isOther = ({ kind, codes, placed }: PlaceMention): boolean =>
    kind === 'abroad' ||
    (kind === 'division' && placed && !codes.some((code) => heard.some(({ division }) => liesIn(code, division))))
  return knowledge.places.mentionsIn(closed(message)).some(isOther) || namesOtherProgramme(message, knowledge)
}
