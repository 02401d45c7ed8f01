import type { Utterance } from './utterances.ts'

/** Nobody says much more in one breath. */
const SHORT = 24
/** Every so many of the short ones is followed by another. */
const EVERY = 10
/** How far off the one that follows is taken from: rows beside each other were written in one go and are alike. */
const STRIDE = 1009
/** With a mark, with a blank, or, as voice typing has it, with nothing between. */
const JOINTS = ['，', ' ', '。', '', '，'] as const

const kindOf = (act: string | undefined): string | undefined => act?.split(':')[0]

/** Messages of two acts, put together from short ones of one act each: people say anything beside anything. */
export function inOneBreath(utterances: readonly Utterance[]): Utterance[] {
  const short = utterances.filter(({ acts, text }) => acts.length === 1 && text.length <= SHORT)
  const second = short.filter(({ asked }) => asked === undefined)
  return short.flatMap((first, i) => {
    const next = second[(i * STRIDE) % second.length]
    if (i % EVERY !== 0 || !next || kindOf(first.acts[0]) === kindOf(next.acts[0])) return []
    const joint = JOINTS[(i / EVERY) % JOINTS.length] as string
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
