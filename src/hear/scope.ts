import { deniedAfter, deniesWhatWasNamed, doubtsWhatWasNamed, isDenied, isDeniedTwice, isStillSo } from './denial.ts'
import { isMark } from './features.ts'
import type { Frame } from './frame.ts'
import type { Sign } from './signs.ts'

/** 但能小批量生产, though we can do small batches: half a yes after all. */
const CONCEDES =
  /^(?:但是?|不过|可是?|只是|倒是|就是|but|though|although|however)[^，。；,;]{0,8}?(?:能|可以|有|会做|可|\b(?:can|do|does|have|has|able)\b)/iu

/** How a name is denied by what stands around it: there is none; it has not come to be; perhaps it is not; that it ended is denied. */
export type Scope = 'none' | 'undone' | 'perhaps' | 'still'

const BECAUSE = /因为?|由于|缘于|原因|\b(?:because|since|due to)\b/iu
const REASON = /^\s?(?:因为?|由于|缘于|原因|是因|because|since|due to)/iu

/** So many clauses after its own still speak of a name, where they name nothing else. */
const CLAUSES = 2
const BETWEEN = /^[\s、和与及跟或/]{0,3}$|^以及$|^或者$|^,? ?(?:and|or|nor) $/iu

/**
 * What denies the name at `at`, by grammar alone: a denial that leads up to it, one that ends its clause, or that of a clause after it
 * which names nothing itself (协议嘛，几家都点了头，可一张都没盖章).
 */
export function scopeOf(frame: Frame, at: number): Scope | undefined {
  const { signs, folded } = frame
  const stop = endOf(signs, at + 1)
  const before = folded.text.slice(0, signs[at]?.start)
  const own = isDenied(before) ? 'undone' : isDeniedTwice(before) ? 'still' : ownScope(frame, at, stop)
  const after = clausesAfter(frame, stop)
  if (own) return own !== 'still' && after.some((words) => CONCEDES.test(words)) ? 'perhaps' : own
  if (after.some(deniesWhatWasNamed)) return 'none'
  return after.some(doubtsWhatWasNamed) ? 'perhaps' : undefined
}

/** Whether a stretch of signs names something that is there or not, and grammar alone denies it. */
export const isDeniedIn = (frame: Frame, from: number, to: number): boolean =>
  frame.signs.slice(from, to).some(({ named }, i) => {
    const isThing = named?.senses.some(
      (sense) => sense.kind === 'fact' && sense.role === 'name' && frame.traitsOf(sense.fact)?.yesNo,
    )
    const scope = isThing ? scopeOf(frame, from + i) : undefined
    return scope === 'none' || scope === 'undone'
  })

/** The clauses after the one that sign `at` stands in, as long as they name nothing but these facts. */
export const clausesFrom = (frame: Frame, at: number, ids: readonly string[]): string[] =>
  clausesAfter(frame, endOf(frame.signs, at), ids)

/** The clauses after the one that ends at `stop`, as long as they name nothing else. */
function clausesAfter({ signs, folded: { text } }: Frame, stop: number, ids: readonly string[] = []): string[] {
  const found: string[] = []
  let from = stop + 1
  while (found.length < CLAUSES && from < signs.length && isComma(signs[from - 1])) {
    const to = endOf(signs, from)
    const clause = signs.slice(from, to)
    // 去年撤的，因为没去参加评估: why it is so denies nothing.
    if (REASON.test(text.slice(signs[from]?.start, signs[to]?.start ?? text.length))) break
    if (clause.some(({ named, figure }) => tells(named, ids) || (figure && figure.interval.max !== 0))) break
    found.push(text.slice(signs[from]?.start, signs[to]?.start ?? text.length))
    from = to + 1
  }
  return found
}

function ownScope({ signs, folded: { text } }: Frame, at: number, stop: number): Scope | undefined {
  const rest = ofOne(signs, text, at, stop)
  if (rest === undefined) return undefined
  const said = text.slice(rest, signs[stop]?.start ?? text.length).split(BECAUSE)[0] ?? ''
  return deniedAfter(said) ?? (isStillSo(said) ? 'still' : undefined)
}

/** No clause has more signs; in what has no marks each name would be read on to the end. */
const CLAUSE = 120

/** Where the clause of signs from `from` on ends. */
function endOf(signs: readonly Sign[], from: number): number {
  let to = from
  while (to < Math.min(signs.length, from + CLAUSE) && !isEnd(signs, to)) to++
  return to
}

/** 、 goes on with a list; a space parts Chinese as a comma does, and no other words. */
function isEnd(signs: readonly Sign[], at: number): boolean {
  const { sign } = signs[at] as Sign
  if (sign === '␣') return !isLatin(signs[at - 1]) && !isLatin(signs[at + 1])
  return isMark(sign) && sign !== '、' && sign !== '：'
}

const isLatin = (sign: Sign | undefined): boolean => /[a-z\d]/iu.test(sign?.sign ?? '')

const isComma = (sign: Sign | undefined): boolean => sign?.sign === '，' || sign?.sign === '␣'

/** Whether a word names anything; of what it may name as well as another thing, that is meant which was named before. */
const tells = (named: Sign['named'], but: readonly string[] = []): boolean =>
  (named?.senses.some(({ kind }) => kind === 'quantity' || kind === 'choice' || kind === 'fact') ?? false) &&
  !named?.senses.some((sense) => sense.kind === 'fact' && but.includes(sense.fact))

/** Where what is said of a name begins: after all that is named in one breath with it; undefined where its clause goes on to another thing. */
function ofOne(signs: readonly Sign[], text: string, at: number, stop: number): number | undefined {
  let end = signs[at]?.end ?? 0
  for (let i = at + 1; i < stop; i++) {
    const { named, figure, start, end: next } = signs[i] as Sign
    if (figure && figure.interval.max === 0) continue
    if (!figure && !tells(named)) continue
    if (figure || !BETWEEN.test(text.slice(end, start))) return undefined
    end = next
  }
  return end
}
