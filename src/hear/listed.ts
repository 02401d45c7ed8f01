import { isMark } from './features.ts'
import type { Frame } from './frame.ts'
import type { Sign } from './signs.ts'

/** 分别为320和265, 一部分是…一部分是: says that what follows goes together. */
const SHARES = /分别|依次|逐年|逐项|逐个|一部分|respectively/iu
const HEADED = /[:：][^，。；,;]{0,10}$/u
/** What stands beside a figure that is no part of a list: another time, what is only a part, changed, asked or told in all. */
const NO_PART =
  /[不没未如若再又加减扣除]|其中|里头|里面|当中|包括|原来|以前|之前|现在|目前|合计|一共|总共|共计|至少|最多|要求|标准/u
/** 其余合计61.5万 is a part as well. */
const REST = /^(?:其余|其他|其它|剩下|余下)/u
const EDGES =
  /^(?:[\s，、；：,;:和及与跟]|还有|另外|以及|然后|就|也|共|是|为|有|了|约|大概|大约|差不多|小|近){1,6}|(?:是|为|有|了|约|大概|大约|差不多|小|近|才|花|投){1,4}$/gu
const LONGEST = 10

/** Runs of figures that are parts of one thing, by what stands between them: each with a name of its own like the others'. As places of signs. */
export function listsIn(frame: Frame, figures: readonly number[]): (readonly number[])[] {
  const lists: number[][] = []
  let run: number[] = []
  const end = () => {
    if (run.length > 1 && isList(frame, run)) lists.push(run)
    run = []
  }
  for (const at of figures) {
    const last = run.at(-1)
    if (last !== undefined && !goesOn(frame, last, at)) end()
    run.push(at)
  }
  end()
  return lists
}

/** Where the words begin that a list is headed by, 研发投入：人工98万，材料56万; undefined where it has no heading. */
export function headingOf({ signs, folded: { text } }: Frame, list: readonly number[]): number | undefined {
  const { start = 0 } = signs[list[0] ?? -1] ?? {}
  const lead = text.slice(Math.max(0, start - LEAD), start)
  const match = HEADED.exec(lead)
  return match ? start - lead.length + match.index : undefined
}

/** Whether a figure may be of the same list as the one before it. */
function goesOn({ signs, folded: { text } }: Frame, one: number, other: number): boolean {
  const [a, b] = [signs[one]?.figure, signs[other]?.figure]
  // Shares of one thing do not add up by being named one after the other.
  if (
    !a ||
    !b ||
    a.measure !== b.measure ||
    a.measure === 'share' ||
    a.whole ||
    /[。！？!?\n]/u.test(text.slice(a.end, b.start))
  )
    return false
  return signs.slice(one + 1, other).every(({ named, figure }) => !figure && named?.senses[0]?.kind !== 'period')
}

function isList(frame: Frame, run: readonly number[]): boolean {
  const { signs, folded } = frame
  const first = signs[run[0] as number] as Sign
  const lead = folded.text.slice(Math.max(0, first.start - LEAD), first.start)
  // 研发投入260万，转化收入210万 are two things, however alike they are called.
  const named = run.map((at) => namedBefore(signs, at)).filter((ids) => ids !== undefined)
  if (named.some((ids) => !ids.some((id) => named.every((each) => each.includes(id))))) return false
  const labels = run.map((at) => labelOf(frame, at))
  const others = labels.slice(1)
  if (
    labels.some((label) => label.length > LONGEST) ||
    others.some((label) => NO_PART.test(label) && !REST.test(label))
  )
    return false
  // 研发投入：人工98万，材料56万，折旧21万: a heading over three or more says as much.
  if (SHARES.test(lead) || (run.length > 2 && HEADED.test(lead) && labels.every((label) => label.length > 0)))
    return true
  // 账面300万，评估450万 is one thing told twice: parts are called alike.
  return labels.every(
    (label, i) => label.length > 0 && (REST.test(label) || i === 0 || areAlike(label, labels[0] as string)),
  )
}

const LEAD = 12
/** A label is not looked for further back, in signs. */
const FAR = 24

/** What the name beside a figure is a name of; undefined where none stands there. */
function namedBefore(signs: readonly Sign[], at: number): string[] | undefined {
  for (let i = at - 1; i >= Math.max(0, at - LONGEST); i--) {
    const { named, figure, sign } = signs[i] as Sign
    if (figure || isMark(sign)) return undefined
    const ids = named?.senses.flatMap((sense) =>
      sense.kind === 'fact' ? [sense.fact] : sense.kind === 'quantity' ? [sense.quantity] : [],
    )
    if (ids && ids.length > 0) return ids
  }
  return undefined
}

/** What a figure of a list is called by: the words before it, back to the figure, mark or other name before. */
function labelOf({ signs, folded: { text } }: Frame, at: number): string {
  const { start } = signs[at] as Sign
  let from = at
  while (from > Math.max(0, at - FAR) && !isMark(signs[from - 1]?.sign ?? '') && !signs[from - 1]?.figure) {
    from--
    if (signs[from]?.named && text.slice(signs[from]?.end, start).replace(EDGES, '').length > 0) {
      from++
      break
    }
  }
  return text
    .slice(signs[from]?.start ?? start, start)
    .replace(EDGES, '')
    .trim()
}

/** 基础部 and 临床部, 技术转让 and 技术许可, 主持 and 承担: names that begin or end alike, or are verbs of one length before 了. */
const areAlike = (a: string, b: string): boolean =>
  (a !== b && (a.at(-1) === b.at(-1) || a[0] === b[0])) || isEach(a, b) || (isRole(a) && isRole(b))

/** 主持了1个，承担了2个: parts that somebody plays in what the same name is of. */
const isRole = (label: string): boolean => /^(?:主持|牵头|承担|负责|主编|领衔)过?$/u.test(label)

/** 一组6个一组7个: one after the other, of things that have no names. */
const isEach = (a: string, b: string): boolean => a === b && /^一\p{Script=Han}{1,2}$/u.test(a)
