import type { Span } from '../../law/index.ts'
import type { Evidence } from './evidence.ts'

/** `{{…}}` as it stands in a draft. */
export interface Slot extends Span {
  /** Well formed, and in the evidence. */
  readonly offered: boolean
  /** It prints a figure, not the name of a clause. */
  readonly figure: boolean
}

const SLOT = /\{\{([^{}]*)\}\}/g
const CLAUSE = '[a-z]+:[a-z\\d]+(?:\\.[a-z\\d]+)*'
const NTH = '#[1-9]\\d{0,2}'
const NAME = new RegExp(
  `^(?:ref (?<ref>${CLAUSE})|(?<source>${CLAUSE})(?:${NTH}|\\/[a-z][a-z\\d_]*)|applicant#(?<asker>[1-9]\\d{0,2}))$`,
  'u',
)
/** Stands where a slot stood, unit for unit, so that offsets hold. No draft holds one that passes. */
const BLANKED = '\ufffc'

/** Every pair of double braces in the draft. Braces that are no slot are left to be found as strangers. */
export function readSlots(draft: string, { cited, slots, asked = Number.POSITIVE_INFINITY }: Evidence): Slot[] {
  const known = new Set(cited)
  return [...draft.matchAll(SLOT)].map(({ 0: printed, 1: name = '', index: start }) => {
    const { ref, source, asker } = NAME.exec(name)?.groups ?? {}
    const clause = ref ?? source
    const shown = clause !== undefined && known.has(clause) && (slots?.has(name) ?? true)
    return {
      start,
      end: start + printed.length,
      offered: asker === undefined ? shown : Number(asker) <= asked,
      figure: ref === undefined,
    }
  })
}

/** The draft with every slot made unreadable. */
export function blankSlots(draft: string, slots: readonly Slot[]): string {
  let blanked = ''
  let from = 0
  for (const { start, end } of slots) {
    blanked += draft.slice(from, start) + BLANKED.repeat(end - start)
    from = end
  }
  return blanked + draft.slice(from)
}

/** Nothing, or a sign of arithmetic: two figures so joined print a third one, a ratio or a range that no clause states. */
const LINK = /^[^\S\n]{0,16}(?:[:：∶/／比点.．·乘除加减×÷xX*+^~～至到_-]|[−–])?[^\S\n]{0,16}$/u
const LONGEST_LINK = 16
/** A sign that changes the figure printed after it. A list's dash is set off by a blank. */
const CHANGED = /[-−－+＋.．^×÷√/／负]$/u

/** Stretches where a slot's figure would run into another figure or into a sign that changes it. */
export function strungTogether(draft: string, slots: readonly Slot[]): Span[] {
  const figures = slots.filter(({ figure }) => figure)
  return figures.flatMap(({ start, end }, i) => {
    const before = figures[i - 1]
    const near = before && start - before.end <= LONGEST_LINK ? before : undefined
    if (near && LINK.test(draft.slice(near.end, start))) return { start: near.start, end }
    return CHANGED.test(draft.slice(Math.max(0, start - 1), start)) ? { start: start - 1, end } : []
  })
}
