import { hashOf, scrambled } from '../learning/index.ts'
import type { Utterance } from './utterances.ts'

/** Nobody says much more in one breath. */
const SHORT = 24
/** Every so many of the short ones is followed by another. */
const EVERY = 10
/** With a mark, with a blank, or, as voice typing has it, with nothing between. */
const JOINTS = ['，', ' ', '。', '', '，'] as const

const kindOf = (act: string | undefined): string | undefined => act?.split(':')[0]

/**
 * Messages of two acts, put together from short ones of one act each: people say anything beside anything. Which go together hangs on
 * what they say, so that one utterance more or less changes one pair or two.
 */
export function inOneBreath(utterances: readonly Utterance[]): Utterance[] {
  const short = utterances.filter(({ acts, text }) => acts.length === 1 && text.length <= SHORT)
  const ring = short
    .filter(({ asked }) => asked === undefined)
    .map((utterance) => ({ utterance, key: hashOf(utterance.text) }))
    .sort((a, b) => a.key - b.key)
  return short.flatMap((first) => {
    const key = hashOf(first.text)
    if (key % EVERY !== 0) return []
    const next = after(ring, scrambled(key))
    if (!next || kindOf(first.acts[0]) === kindOf(next.acts[0])) return []
    const joint = JOINTS[(key / EVERY) % JOINTS.length] as string
    const lead = first.text.replace(/[，。！!,.\s]$/u, '')
    return [
      {
        ...first,
        text: lead + joint + next.text,
        seams: [lead.length + joint.length],
        acts: [first.acts[0] as string, next.acts[0] as string],
        open: first.open || next.open,
      },
    ]
  })
}

interface Keyed {
  readonly utterance: Utterance
  readonly key: number
}

/** The one of a sorted ring that comes next after a key. */
function after(ring: readonly Keyed[], key: number): Utterance | undefined {
  let [from, to] = [0, ring.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((ring[middle] as Keyed).key < key) from = middle + 1
    else to = middle
  }
  return (ring[from] ?? ring[0])?.utterance
}
