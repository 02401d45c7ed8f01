import { slotOf } from './measures.ts'
import type { Figure, Mentions, Named, Sense } from './mention.ts'

/** One sign of a message without its particulars: a character, a Latin word, or the slot of what is named there. */
export interface Sign {
  readonly sign: string
  readonly start: number
  readonly end: number
  readonly named?: Named
  readonly figure?: Figure
}

/** What facts are, as far as slots tell it: their kind of value and which way 有 points. */
export interface FactTraits {
  readonly yesNo: boolean
  readonly absent: boolean
  /** Nobody wants it: to have been struck off. */
  readonly ill: boolean
}

export type TraitsOf = (fact: string) => FactTraits | undefined

/** The slot of a sense: what sort of thing, never which. */
export const slotOfSense = (sense: Sense, traitsOf: TraitsOf): string => {
  switch (sense.kind) {
    case 'fact': {
      const traits = traitsOf(sense.fact)
      if (!traits?.yesNo) return '‹q›'
      if (sense.role === 'name') return traits.absent ? '‹bad›' : traits.ill ? '‹ill›' : '‹thing›'
      return `‹${sense.role}›`
    }
    case 'quantity':
      return '‹x›'
    default:
      return `‹${sense.kind}›`
  }
}

const STATED = ['fact', 'choice', 'place'] as const

/** What can be stated of a word, by the kind of its sense: 研究院 is who one is, or a part of who one is. */
export const kindsOf = ({ senses }: Named): Sense[][] =>
  STATED.map((kind) => senses.filter((sense) => sense.kind === kind)).filter(({ length }) => length > 0)

const LATIN = /[a-z][a-z'&]*/uy
const DIGITS = /[0-9][0-9.,]*/uy

/** The signs of a folded text, mentions as slots. Where figure and name overlap, the one that begins first and is longer stands. */
export function signsOf(text: string, { named, figures }: Mentions, traitsOf: TraitsOf): Sign[] {
  const slots: Sign[] = [
    ...named
      .filter(({ senses }) => senses[0]?.kind !== 'plain')
      .map((each) => ({
        sign: slotOfSense(each.senses[0] as Sense, traitsOf),
        start: each.start,
        end: each.end,
        named: each,
      })),
    ...figures.map((figure) => ({
      sign: slotOf(figure),
      start: figure.start,
      end: figure.end,
      figure,
    })),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const signs: Sign[] = []
  let next = 0
  for (let at = 0; at < text.length; ) {
    while (next < slots.length && (slots[next] as Sign).start < at) next++
    const slot = slots[next]
    if (slot && slot.start === at) {
      signs.push(slot)
      at = slot.end
      continue
    }
    const sign = text.charAt(at)
    if (/\s/u.test(sign)) {
      if (signs.at(-1)?.sign !== '␣') signs.push({ sign: '␣', start: at, end: at + 1 })
      at++
      continue
    }
    const stop = slot ? slot.start : text.length
    const run = runAt(LATIN, text, at) ?? runAt(DIGITS, text, at)
    const end = run === undefined ? at + 1 : Math.min(stop, at + run.length)
    signs.push({
      sign: run === undefined ? (MARKS[sign] ?? sign) : /^\d/u.test(run) ? '0' : text.slice(at, end),
      start: at,
      end,
    })
    at = end
  }
  return signs
}

/** Marks in one writing: half-width ones part clauses as well. */
const MARKS: Readonly<Record<string, string>> = {
  ',': '，',
  '?': '？',
  '!': '！',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '.': '。',
}

const runAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
