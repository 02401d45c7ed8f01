import { isMark } from './features.ts'
import { slotOf } from './measures.ts'
import type { Figure } from './mention.ts'
import type { Sign } from './signs.ts'

/** What takes back a figure that was just said, before the right one: 320万，不对，是230万; 45, no wait, 54. */
const TAKEN_BACK =
  /(?:[哦噢啊喔诶哎]?不对不?|[哦噢啊喔]不不?|不不不?|(?:说|讲|打|写|报|填|记|看|弄|搞|算)(?:错|反|颠倒|岔)了?|错了|口误|笔误|手误|手滑|纠正(?:一下)?|更正(?:一下|为)?|应该?[是为]|抱歉|对不起|不好意思|\b(?:sorry|apologies|i meant?|no[,，]? wait|wait|oops|correction|corrected to|make that|scratch that|strike that|my (?:bad|mistake)|i misspoke|or rather|rather|should (?:be|read|say|have been)|actually)\b)/giu
/** What may stand between that and the right figure: 应该是, 其实才, it's. */
const LEADS_TO =
  /[\s，,。.、；;：:!！…~～\-–—]|应该?|其实|实际上?|正确的?|的?[是为]|才|只|就|有|刚才|我|了|一下|哈|呃|嗯|那个|\b(?:sorry|i meant?|no|wait|it(?:'s| is| was)|that(?:'s| is)|should be|make that|make it|the|right|correct|figure|number|one|is|are|there are|we have|actually|only|just|rather|about|um|uh|er)\b/giu
/** What makes the later figure another one after all: a sum of what came before, or another part of it. */
const NOT_SO = /合计|一共|总共|共计|加起来|总计|另外?|还有|其中|in total|altogether|plus/iu
/** 不是81, before the right figure or after it. */
const NEGATED = /(?:并?不是|并非|而非|\bnot|\bisn't|\baren't|\bwasn't)\s?$/iu
const BUT = /^[\s，,、；;]{0,2}(?:而?(?:应该?)?[是为]|but|it's|it is)?\s?$/iu
const NOT_THAT = /^[\s，,、；;]{0,2}(?:而|可|并)?(?:不是|并非|非|not|rather than|instead of)\s?$/iu
/** A denial right before a figure, without a blank, which may part two answers. */
const DENIED = /(?:(?<!是)(?:不是|并非)|(?<![有得])没有?|\bnot)$/iu
const UNKNOWN =
  /(?:不(?:太|大)?(?:知道|晓得|确定|清楚|记得)|记不清|说不准)[^，。；,;]{0,6}(?:是不是|有没有|够不够)\s?$/u
/** 是18个不是20个吗 asks. */
const ASKS = /^[^，,。]{0,4}[吗么?？]/u
/** Of what was told before this message the correction itself is what is told. */
const EARLIER = /此前|之前|先前|刚才|刚刚|上次|上回|原先|原来|前面|\b(?:earlier|before|previously)\b/iu
/** So many characters are looked at between a figure and what takes it back. */
const NEAR = 16
const LONGEST = 40

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * The signs of a message without what it takes back itself: of 26人，说错了，36人 only the second figure stands, in the
 * place of the first; whatever was named with it stays. Of 是18不是81, which corrects what was told before, both stay,
 * and what is not so counts for nothing.
 */
export function corrected(text: string, signs: readonly Sign[]): readonly Sign[] {
  const ats = signs.flatMap(({ figure }, at) => (figure ? [at] : []))
  const gone: Span[] = []
  const denied = new Set<number>()
  for (const [i, at] of ats.entries()) {
    const next = ats[i + 1]
    if (isDenied(text, signs[at]?.figure as Figure)) denied.add(at)
    if (next === undefined || !isNear(signs, at, next)) continue
    const not = deniedOf(text, signs, at, next)
    if (not === undefined) gone.push(...takenBack(text, signs, at, next))
    else denied.add(not)
  }
  if (gone.length + denied.size === 0) return signs
  return signs
    .map((sign, at) =>
      denied.has(at)
        ? { ...sign, figure: { ...(sign.figure as Figure), void: true as const } }
        : gone.some(({ to }) => to === at)
          ? inUnitOf(sign, signs, ats)
          : sign,
    )
    .filter((_, at) => !gone.some(({ from, to }) => from <= at && at < to))
}

const isNear = (signs: readonly Sign[], one: number, other: number): boolean => {
  const [a, b] = [signs[one]?.figure, signs[other]?.figure] as [Figure, Figure]
  return isAlike(a, b) && b.start - a.end <= LONGEST
}

/** 不是12, 没有12个人, 不知道是不是12: whatever it is, it is not that. 是不是12, 有没有12个 ask. */
function isDenied(text: string, { start, end }: Figure): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start)
  return (DENIED.test(before) && !ASKS.test(text.slice(end, end + 6))) || UNKNOWN.test(before)
}

/** Which of two figures is not so: 不是38，是28; 是28不是38. */
function deniedOf(text: string, signs: readonly Sign[], one: number, other: number): number | undefined {
  const [a, b] = [signs[one]?.figure, signs[other]?.figure] as [Figure, Figure]
  const gap = text.slice(a.end, b.start)
  if (NEGATED.test(text.slice(Math.max(0, a.start - 8), a.start)) && BUT.test(gap)) return one
  return NOT_THAT.test(gap) && !ASKS.test(text.slice(b.end, b.end + 6)) ? other : undefined
}

/** 45人，不对，54: a bare figure is in the unit of the one that it stands for. */
function inUnitOf(sign: Sign, signs: readonly Sign[], ats: readonly number[]): Sign {
  const { figure } = sign
  const before = signs[ats.findLast((at) => (signs[at]?.start ?? 0) < sign.start) ?? -1]?.figure
  if (figure?.measure !== 'bare' || !before || before.measure === 'bare' || before.measure === 'money') return sign
  const same = { ...figure, measure: before.measure }
  return { ...sign, figure: same, sign: slotOf(same) }
}

function takenBack(text: string, signs: readonly Sign[], one: number, other: number): readonly Span[] {
  const [a, b] = [signs[one]?.figure, signs[other]?.figure] as [Figure, Figure]
  const gap = text.slice(a.end, b.start)
  const word = [...gap.matchAll(TAKEN_BACK)].find(({ index }) => index <= NEAR)
  if (!word || NOT_SO.test(gap) || EARLIER.test(text.slice(Math.max(0, a.start - LONGEST), a.start))) return []
  const start = a.end + word.index
  const end = start + word[0].length
  const from = signAt(signs, start)
  const to = signAt(signs, end)
  const between = signs.slice(to, other)
  // 26人，说错了，场地600平 is another thing: what is named again must be what was named before.
  const names = new Set(signs.slice(0, from).flatMap(idsOf))
  const named = between.filter((sign) => idsOf(sign).length > 0)
  if (named.some((sign) => !idsOf(sign).some((id) => names.has(id)))) return []
  const said = between.reduce(
    (rest, sign) => (named.includes(sign) ? rest : rest + text.slice(sign.start, sign.end)),
    '',
  )
  if (said.replace(LEADS_TO, '') !== '') return []
  let first = from
  while (first > one + 1 && isMark(signs[first - 1]?.sign ?? '')) first--
  return [
    { from: one, to: one + 1 },
    { from: first, to: other },
  ]
}

/** Whether both can be of one thing: measured alike, or one of them without a unit. */
const isAlike = (a: Figure, b: Figure): boolean =>
  a.measure === b.measure ||
  a.measure === 'bare' ||
  b.measure === 'bare' ||
  (COUNTS.has(a.measure) === COUNTS.has(b.measure) && COUNTS.has(a.measure))

const COUNTS: ReadonlySet<string> = new Set(['count', 'people', 'firms', 'items'])

/** The first sign that begins at or after a place in the text. */
const signAt = (signs: readonly Sign[], start: number): number => {
  const at = signs.findIndex((sign) => sign.start >= start)
  return at < 0 ? signs.length : at
}

const idsOf = ({ named }: Sign): string[] =>
  (named?.senses ?? []).flatMap((sense) =>
    sense.kind === 'fact' ? [sense.fact] : sense.kind === 'quantity' ? [sense.quantity] : [],
  )
