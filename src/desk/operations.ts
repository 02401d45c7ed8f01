import { type Reading, readFigures } from '../quantity/index.ts'
import { type MessagePart, partsOf } from './apart.ts'

export type Change = 'add' | 'less' | 'restore' | 'instead'

/** What is done to a value that was told: how much is added, taken away, or given back, and what else is said with it. */
export interface Operation {
  readonly how: Change
  /** None where what is meant is only named, or pointed at: 扣掉B, 加回来. */
  readonly amounts: readonly Reading[]
  /** What it is a part of: 23人里有3人. */
  readonly whole?: Reading
  /** What is left or comes of it: 按20人算. */
  readonly total?: Reading
  /** The parts of the message that say it. */
  readonly parts: readonly MessagePart[]
  /** All parts of the sentence. */
  readonly sentence: readonly MessagePart[]
  /** 走了两个 only says what happened: whether they are counted in still, nobody said. */
  readonly perhaps?: true
  /** That it does not count is all that was said: it may never have been counted in. */
  readonly uncounted?: true
  /** What it comes to, 应该是50个, is more than before or less: 漏登了一个 was said first. */
  readonly towards?: 'add' | 'less'
}

const RESTORED =
  /[加计算补放添记]回|恢复|还原|(?:不用|不必|不该|不应该?|不要|无需|别)再?[扣减剔]|[扣减剔]错|多[扣减剔]|\b(?:add|put|count|bring)\b[^.,;]{0,16}\bback\b|\b(?:restore|reinstate)d?\b/iu
const REPLACED =
  /改[成为到作]|(?:应|更正|订正|调整|修改)(?:该|当)?[为成到是]|\b(?:should (?:be|read)|change (?:it|that) to|corrected to)\b/iu
const TAKEN =
  /(?<!加计)扣(?![分押])|减(?:掉|去|除|脱|扣|出|下来|了)|[去除](?:掉|脱|开)|去除|剔|刨[掉去除开]|拿掉|撇[掉开]|抹掉|排除|核减|冲[减掉]|划掉|多[算计报填写列记数]|\b(?:deduct|subtract|minus|exclude|remove|strip)\w*\b|\btak(?:e|en|ing)\b[^.,;]{0,16}\b(?:off|out|away)\b/iu
const UNCOUNTED =
  /(?:不(?:能|得|该|应该?|应当|可以?|予|用|必)?|别|甭)再?(?:[算计](?:在内|进去?|入|数|上)?|作数)(?=[了的啊呀哈吧嘛哦哟]{0,2}\s?$)|\b(?:does|do|should|did)(?:n't| not) count\b|\bnot counted\b/iu
const GONE =
  /离职|辞职|退休|[调转划搬]走|[调转划]出|走了|报废|过期|失效|作废|卖[了掉]|\b(?:quit|resigned|retired|expired|scrapped|sold)\b/iu
const LEFT_OUT =
  /[漏落][了掉算计报记说填列加登录写]|遗漏|忘(?:了|记)?[说算报写填加记列]|(?:没有?|未)[算加计](?:进|上|入|在|\s?$)|少[算计报填写列记数]|\b(?:forgot|missed|left out|omitted|overlooked)\b/iu
const PUT =
  /加[上进入到]|补[上进加录记报计]|[算计](?:上|进[去来]?)(?![去来]?了)|[再另还又][加添补增]|追加|\b(?:add(?:ed)?|plus|another|additional|extra|on top)\b/iu
/** 不扣, 没加 say that it is not done. */
const NOT = /(?:[不没未别]|无需|不用|not?|n't)\s?$/iu

/** 里有3人, 其中3人: after the whole, what is a part of it. */
const AMONG = /^[^，。；,;\d]{0,6}?(?:里|内|中|当中|之中|其中)|^\s?[^，。,;]{0,12},? of which/iu
const OF = /\b(?:of|among|out of) (?:the|those|these|our|my)?\s?$/iu
/** Before a part whose whole was told just before it: 但有5人, 办公占了200. */
const PARTLY = /[有占含扣减剔除]|其中|里头|里面|当中/u
/** 550含了电脑: what holds something that it should not. */
const HOLDS = /^[^，。；,;\d]{0,4}?(?:包含|含|包括)|^\s?(?:includes?|including|included)\b/iu
/** 不对，这周走了3个: whoever corrects says that it counts; so does 又走了4个, after others. */
const CORRECTS = /不对|[说搞记填算弄]错|更正|纠正|\b(?:actually|correction)\b/iu
const FURTHER = /[又再][^，。；,;]{0,4}$/u
/** What leads up to what is left. */
const COMES_TO =
  /(?:总|\btotal\b)[^，。；,;\d]{0,16}(?:是|为|有|\b(?:is|are|was|of|to)\b)[^，。；,;\d]{0,3}$|[掉除减去扣剔完]之?以?后[^，。；,;\d]{0,3}$|(?:剩下?余?|余下|只有|只剩|就?按|一共|总共|总计|合计|共计?|变[成为]|成了?|就是|等于|下来|起来|makes?|leaves?|totals?|now)[^，。；,;\d]{0,3}$/iu
/** 剩下的才是研发的: what is left is what counts, and nobody says how much. */
const REMAINDER = /(?:剩下?|剩余|其余|余下)的?[^，。；,;\d]{0,4}[才就都]?(?:是|算|归)/u
const ENDS = /[。！!？?\n；;]/u
const ASKED =
  /[吗么？?]|[能是算要够行可以]不[能是算要够行可]|多少|几[个人家项台]|哪|怎么|咋|什么|还差|\b(?:can|should|do|does|is|are|how|what|which) (?:i|we|it|they|this|that|the)\b[^?]{0,60}\?/iu
const PLANNED =
  /打算|计划|准备|拟[新再于招购增]|将[于会要]|[下明]个?[月周年]|即将|想[再加买招]|\b(?:will|plan(?:s|ning)?|going to|next (?:month|year|week))\b/iu
const SUPPOSED = /如果|要是|假如|假设|\b(?:if|suppose)\b/iu

/**
 * The changes that a message makes of values told, in its order: by what its words say is done, whatever was asked. `counts` says
 * which figures can be of anything told: 一台 is none.
 */
export function operationsIn(words: string, counts: (figure: Reading) => boolean = () => true): Operation[] {
  const figures = readFigures(words)
    .map((each) => withoutIn(each))
    .filter((each) => each.figure && each.dimension !== 'duration' && counts(each))
  return sentencesIn(words).flatMap((parts) => {
    const [first, last] = [parts[0], parts.at(-1)]
    const from = first?.at ?? 0
    const to = last ? last.at + last.words.length : from
    return operationsOf(parts, own(words, figures, from, to), words).filter((each) => isSaid(each, words))
  })
}

/** 240万里有30万: what is 240万, of which it goes on to speak, is no distance. */
function withoutIn(figure: Reading): Reading {
  const { surface, start } = figure
  const [sum] = /[万亿]里$/u.test(surface) ? readFigures(surface.slice(0, -1)) : []
  return sum ? { ...sum, start, end: start + surface.length - 1 } : figure
}

/** Whether an operation is told, and not asked or still to be: by what stands before it in its sentence, and after it up to the mark. */
function isSaid({ parts, sentence }: Operation, words: string): boolean {
  const [first, last] = [parts[0], parts.at(-1)]
  const end = sentence.at(-1)
  if (!first || !last || !end) return false
  const before = words.slice(sentence[0]?.at ?? 0, last.at + last.words.length)
  return !isPlanned(before) && !isSupposed(before) && !ASKED.test(words.slice(first.at, end.at + end.words.length + 1))
}

/** Whether words suppose something, wherever they do so: 里面有90万是拨款，如果扣出来呢. */
export const isSupposed = (words: string): boolean => SUPPOSED.test(words)

/** Whether words speak of what is still to be. */
export const isPlanned = (words: string): boolean => PLANNED.test(words)

/** 里面有3个博士 says what some of them are, and does nothing to their number. */
export const isOnlyPartly = (words: string): boolean => ONLY_PARTLY.test(words)
const ONLY_PARTLY = /^\s?(?:这?里头?|里面|其中|当中)/u

/** Parts of a message up to a mark that ends a sentence. */
export function sentencesIn(words: string): MessagePart[][] {
  const sentences: MessagePart[][] = [[]]
  for (const part of partsOf(words)) {
    sentences.at(-1)?.push(part)
    if (ENDS.test(words.charAt(part.at + part.words.length))) sentences.push([])
  }
  return sentences.filter(({ length }) => length > 0)
}

/** The figures of a stretch; 有4个…这4个 is said once. */
function own(words: string, figures: readonly Reading[], from: number, to: number): Reading[] {
  const here = figures.filter(({ start, end }) => start >= from && end <= to)
  return here.filter(
    (figure, i) =>
      !(
        /[这那该此](?:里面?)?\s?$/u.test(words.slice(0, figure.start).slice(-3)) &&
        here.slice(0, i).some((other) => isAlike(other, figure))
      ),
  )
}

/** 漏算了两位，再加2个: the same, however each is counted. */
const isAlikeIn = (a: Reading | undefined, b: Reading | undefined): boolean =>
  a !== undefined && b !== undefined && isAlike(a, b)

const isAlike = (a: Reading, b: Reading): boolean => a.dimension === b.dimension && a.value === b.value

interface Step {
  readonly how: Change
  readonly at: number
  readonly part: number
  readonly weak?: true
  readonly uncounted?: true
}

/** What the words of a part say is done, if anything. */
function stepIn({ words, at }: MessagePart, part: number, figures: readonly Reading[]): Step | undefined {
  const found = (pattern: RegExp): number | undefined => {
    const match = pattern.exec(words)
    return match && !NOT.test(words.slice(0, match.index)) ? at + match.index : undefined
  }
  const step = (how: Change, place: number | undefined, more = {}): Step | undefined =>
    place === undefined ? undefined : { how, at: place, part, ...more }
  const instead = REPLACED.exec(words)
  const right = instead && figures.find(({ start }) => isNear(start - at - instead.index - instead[0].length))
  return (
    step('restore', RESTORED.test(words) ? at + words.search(RESTORED) : undefined) ??
    step('instead', instead && right ? at + instead.index : undefined) ??
    step('less', found(TAKEN)) ??
    step('less', UNCOUNTED.test(words) ? at + words.search(UNCOUNTED) : undefined, { uncounted: true }) ??
    step('add', LEFT_OUT.test(words) ? at + words.search(LEFT_OUT) : undefined) ??
    step('add', found(PUT)) ??
    step('less', found(GONE), isFurther(words) ? {} : { weak: true }) ??
    step('less', REMAINDER.test(words) ? at + words.search(REMAINDER) : undefined)
  )
}

const isFurther = (words: string): boolean => FURTHER.test(words.slice(0, Math.max(0, words.search(GONE))))

const isNear = (gap: number): boolean => gap >= 0 && gap <= 4

function operationsOf(parts: readonly MessagePart[], figures: readonly Reading[], words: string): Operation[] {
  const steps = parts.flatMap((part, i) => stepIn(part, i, figures) ?? [])
  const found: Operation[] = []
  let used = 0
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1]
    const end = next ? (parts[next.part]?.at ?? words.length) : words.length
    const here = figures.filter(({ start }) => start >= used && start < end)
    const last = found.at(-1)
    const { amounts, whole, total } = rolesOf(step, here, parts, words)
    // 没算进去, 要加上: what is said once more of the same figure is one change; so is 漏了委外，再加25万.
    const same = last?.amounts.length === 1 && amounts.length === 1 && isAlikeIn(last.amounts[0], amounts[0])
    const again = last && last.how === step.how && (amounts.length === 0 || last.amounts.length === 0 || same)
    const corrects = last && step.how === 'instead' && last.parts.at(-1) === parts[step.part - 1]
    if (again || corrects) found.pop()
    const joined = again || corrects ? last : undefined
    const firstFigure = [...amounts, ...(whole ? [whole] : [])].map(({ start }) => start)
    const from = Math.min(step.at, ...firstFigure)
    const until = Math.max(step.at, ...amounts.map(({ start }) => start), total?.start ?? 0)
    const stretch = parts.filter(({ at, words: said }) => at + said.length > from && at <= until)
    // 那台早就买断了，加回来: what is pointed at stands right before.
    const pointed = amounts.length === 0 && step.part > 0 ? parts.slice(step.part - 1, step.part) : []
    const both = [...new Set([...(joined?.parts ?? pointed), ...stretch])]
    const kept = again && (same || amounts.length === 0) ? (last?.amounts ?? []) : amounts
    const of = whole ?? (again ? last?.whole : undefined)
    const comes = total ?? (again ? last?.total : undefined)
    found.push({
      how: step.how,
      amounts: kept,
      parts: both,
      sentence: parts,
      ...(of ? { whole: of } : {}),
      ...(comes ? { total: comes } : {}),
      ...(step.weak && !comes && !of && !again && !CORRECTS.test(words.slice(0, step.at))
        ? { perhaps: true as const }
        : {}),
      ...(step.uncounted && !again ? { uncounted: true as const } : {}),
      ...(corrects && (last.how === 'add' || last.how === 'less') ? { towards: last.how } : {}),
    })
    used = Math.max(used, ...kept.map((each) => each.end), total?.end ?? 0)
  }
  return found
}

/** Which figure beside a step is how much, which the whole, which what it comes to. */
function rolesOf(
  step: Step,
  figures: readonly Reading[],
  parts: readonly MessagePart[],
  words: string,
): Pick<Operation, 'amounts' | 'whole' | 'total'> {
  const lead = (figure: Reading) => words.slice(partAt(parts, figure)?.at ?? 0, figure.start)
  const comesTo = (figure: Reading) => figure.start >= step.at && COMES_TO.test(lead(figure))
  const own = partsOfStep(parts, step)
  const total = step.how === 'instead' ? undefined : figures.findLast((figure) => comesTo(figure))
  const rest = figures.filter((figure) => figure !== total)
  const marked = rest.find(
    (figure, i) =>
      (total && HOLDS.test(words.slice(figure.end, figure.end + NEAR))) ||
      (i < rest.length - 1 && (AMONG.test(words.slice(figure.end, figure.end + NEAR)) || OF.test(lead(figure)))),
  )
  const others = rest.filter((figure) => figure !== marked)
  const after = others.find(({ start }) => start >= step.at && start < own.end)
  const before = others.findLast(({ start }) => start < step.at)
  const amount = after ?? before ?? (step.how === 'add' || step.how === 'instead' ? others[0] : undefined)
  if (!amount) return { amounts: [], ...(marked ? { whole: marked } : {}), ...(total ? { total } : {}) }
  const amounts = amount === before ? togetherWith(amount, others, words) : [amount]
  // 社保表上11人，有1人是挂靠的: what a part of it is said of right after it is the whole.
  const told = others[others.indexOf(amounts[0] as Reading) - 1]
  const isWhole =
    step.how === 'less' && told !== undefined && (PARTLY.test(lead(amount)) || REMAINDER.test(words.slice(step.at)))
  const whole = marked ?? (isWhole ? told : undefined)
  return { amounts, ...(whole ? { whole } : {}), ...(total ? { total } : {}) }
}

/** So many characters are looked at beside a figure. */
const NEAR = 12

const partAt = (parts: readonly MessagePart[], { start }: Reading): MessagePart | undefined =>
  parts.findLast(({ at }) => at <= start)

function partsOfStep(parts: readonly MessagePart[], { part }: Step): { readonly end: number } {
  const { at = 0, words = '' } = parts[part] ?? {}
  return { end: at + words.length }
}

const AND = /^[^，。；,;\d]{0,8}[和及与跟、][^，。；,;\d]{0,8}$|^[^.,;\d]{0,12}\band\b[^.,;\d]{0,12}$/iu

/** 9万和3万都扣掉: all that go together. */
function togetherWith(amount: Reading, figures: readonly Reading[], words: string): Reading[] {
  const found = [amount]
  for (let i = figures.indexOf(amount) - 1; i >= 0; i--) {
    const figure = figures[i] as Reading
    const first = found[0] as Reading
    if (figure.dimension !== first.dimension || !AND.test(words.slice(figure.end, first.start))) break
    found.unshift(figure)
  }
  return found
}
