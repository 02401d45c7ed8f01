import { counts } from '../answer/index.ts'
import type { FactValue } from '../eligibility/index.ts'
import type { Act, Heard, Tell } from '../hear/index.ts'
import type { FactId, Knowledge } from '../knowledge/index.ts'
import { type Reading, readFigures } from '../quantity/index.ts'
import type { HearOf } from './account.ts'
import type { Holding } from './ledger.ts'

/** That something was looked up, counted or heard back: 找着了, 财务回话了, 点清了, HR says, finance confirmed. */
const CAME_BACK =
  /[找查问算数点量核统理翻盘](?:[着到清过完好]|出来|明白|清楚)了?|[数量点问查翻]了(?:[下一]|$|[\s，,：:])|统计|盘点|核实|落实|准[确数]|确[切数]|[回答][话复信音]|给[了来][个准]?数|数[字据]?(?:[来到]|出来|下来|有)了|出来了|确认|\b(?:says?|said|told|confirm(?:s|ed)?|found|checked|counted|measured|heard back|got back|came back|turns? out)\b/iu
/** 要是查到了呢, 查到了吗, 去年查到的: nothing came back. */
const NOT_SO =
  /[吗么?？]|如果|要是|假如|还没|没有?[找查问算数点量回]|未能?[查核确]|\b(?:if|not|haven't|hasn't|didn't|yet)\b/iu
/** So surely what came back is of what was waited for; where it may be of several, it is asked. */
const SURE = 0.9
/** Heard less surely as said of a fact, a figure is none of it. */
const FITS = 0.3

/**
 * A message with what it brings back of what was not known, or known only roughly: 找着了，去年170万 tells what nobody knew when it was
 * asked, 点清了，103个 how many a hundred or so are, whatever is asked now.
 */
export function returned(heard: Heard, words: string, held: Holding, hear: HearOf, { facts }: Knowledge): Heard {
  if (!CAME_BACK.test(words) || NOT_SO.test(words)) return heard
  const [figure, another] = readFigures(words).filter((each) => each.figure && each.dimension !== 'duration')
  if (!figure || another || heard.acts.some((act) => isOfItsOwn(act, held))) return heard
  const said = clauseOf(words, figure)
  const told = (fact: FactId) => tellOf(fact, said, figure, hear)
  const waiting = held.lately.filter((id) => held.facts[id] === 'unknown' && facts.get(id)?.kind !== 'yes-no')
  const rough = held.lately.filter((id) => isRough(held.facts[id]))
  const unknown = waiting.flatMap((id) => told(id) ?? [])
  const found =
    unknown.length > 0 ? unknown : rough.flatMap((id) => narrowed(held.facts[id], told(id), EXACT.test(words)) ?? [])
  const [tell, other] = found
  if (!tell) return heard
  const span = { start: figure.start, end: figure.end }
  const now: Tell = { ...tell, span, words: figure.surface.trim(), how: 'set', sure: SURE }
  const act: Act = other ? { ...now, sure: FITS, asks: true } : now
  const rest = heard.acts.filter((each) => each.span.end <= span.start || each.span.start >= span.end)
  return { ...heard, acts: [...rest, act].sort((a, b) => a.span.start - b.span.start) }
}

/** Whether an act is understood by itself: it asks, supposes, is another's, or tells of what was named and is surely meant. */
const isOfItsOwn = (act: Act, { facts }: Holding): boolean =>
  act.act === 'tell'
    ? act.of !== 'applicant' ||
      act.mood !== 'is' ||
      (act.fact !== null && counts(act) && act.sure >= SURE) ||
      (act.fact !== null && act.value === null && facts[act.fact] !== undefined)
    : act.act !== 'courtesy' && act.act !== 'outside' && act.act !== 'order'

/** The words between the marks around a figure. */
function clauseOf(words: string, { start, end }: Reading): string {
  const before =
    words
      .slice(0, start)
      .split(/[，。；：:;]|,(?!\d)/u)
      .at(-1) ?? ''
  const after = words.slice(end).split(/[，。；：:;!！]|,(?!\d)/u)[0] ?? ''
  return `${before}${words.slice(start, end)}${after}`.trim()
}

/** A figure as being of a fact, as its clause says it, or by itself. */
function tellOf(fact: FactId, said: string, { surface }: Reading, hear: HearOf): Tell | undefined {
  for (const part of new Set([said, surface])) {
    const tells = hear(part, fact).acts.filter((act): act is Tell => act.act === 'tell' && isQuantity(act.value))
    const own = tells.find((tell) => tell.fact === fact && tell.sure >= FITS && tell.of === 'applicant')
    if (own) return { act: 'tell', fact, value: own.value, of: 'applicant', mood: 'is', how: 'set', ...at(own) }
    // 前年170万 is of another year than the one waited for.
    if (tells.some((tell) => tell.fact !== null && tell.sure >= FITS)) return undefined
  }
  return undefined
}

const at = ({ span, words, sure }: Tell) => ({ span, words, sure })

const isRough = (value: FactValue | undefined): boolean => typeof value === 'object' && value !== null

const EXACT = /准[确数]|确[切数]|\bexact(?:ly)?\b/iu

/** A figure that lies within what was told roughly says it exactly. */
function narrowed(value: FactValue | undefined, tell: Tell | undefined, exact: boolean): Tell | undefined {
  if (typeof value !== 'object' || value === null || typeof tell?.value !== 'number') return undefined
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = value
  // 准数12个, of 十来个: whoever gives the exact number was rough before by about as much again.
  const slack = exact && Number.isFinite(max - min) ? max - min : 0
  return tell.value >= min - slack && tell.value <= max + slack ? tell : undefined
}

const isQuantity = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value !== null)
