/** Shorter runs stand in many clauses by the way people speak; from here on somebody quotes. */
const QUOTED = 8
/** The least that two texts share in a row for it to say more than its pairs. */
const SHARED = 4

/** The letters and digits of folded text: what is quoted is quoted across commas and lines. */
export const signsOf = (folded: string): string => folded.replace(/[^\p{L}\p{N}]+/gu, '')

const UNITS = 0x10000
const NOT_SEEN = 0
/** No letter and no digit has these numbers. */
const NO_SIGN = 1
/** Units that mean something only with those beside them: an escape, and halves of characters. */
const ESCAPE = 0x1b
const isPart = (unit: number): boolean => unit === ESCAPE || (unit >= 0xd800 && unit < 0xe000)

/** The signs of a text as `whole` folds it; of each unit it is found out once, so that a clause costs next to nothing. */
export function signReader(whole: (text: string) => string): (text: string) => string {
  const signs = new Uint16Array(UNITS)
  const signOf = (unit: number): number => {
    const known = signs[unit] ?? NOT_SEEN
    if (known !== NOT_SEEN) return known
    const sign = signsOf(whole(String.fromCharCode(unit)))
    const found = sign === '' ? NO_SIGN : sign.charCodeAt(0)
    signs[unit] = found
    return found
  }
  return (text) => {
    let read = ''
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (isPart(unit)) return signsOf(whole(text))
      const sign = signOf(unit)
      if (sign !== NO_SIGN) read += String.fromCharCode(sign)
    }
    return read
  }
}

/** Whether there is enough of a question to be quoted, besides the places that it names. */
export const maybeQuoted = (rest: string): boolean => signsOf(rest).length >= SHARED

/** A stretch of a question that stands word for word in a clause. */
interface Run {
  readonly start: number
  readonly end: number
}

/** The stretches of a question, from the left and each as long as it goes, that stand in a text; both as signs alone. */
function runsIn(question: string, text: string): Run[] {
  const runs: Run[] = []
  for (let start = 0; start + SHARED <= question.length; ) {
    let end = start + SHARED
    if (!text.includes(question.slice(start, end))) {
      start++
      continue
    }
    while (end < question.length && text.includes(question.slice(start, end + 1))) end++
    runs.push({ start, end })
    start = end
  }
  return runs
}

const isQuoted = ({ start, end }: Run): boolean => end - start >= QUOTED

/** What a clause has of a question word for word. */
export interface Quotation {
  /** What its runs weigh, rare pairs counting for more, and the more, the more of the question they are: people who ask share a run with many clauses. */
  readonly weight: number
  /** The share of the question, by weight, that it is quoted for: from 0 to 1. */
  readonly share: number
  /** Whether it has the whole of it in one run, and that is long enough for a quotation. */
  readonly whole: boolean
}

/** Weighs what a clause has of a question, both as signs alone; `rarity` is that of a pair in the texts. */
export function quotationsOf(question: string, rarity: (pair: string) => number): (text: string) => Quotation {
  const weights = Float64Array.from({ length: Math.max(0, question.length - 1) }, (_, i) =>
    rarity(question.slice(i, i + 2)),
  )
  const weigh = (start: number, end: number) =>
    weights.subarray(start, end - 1).reduce((sum, weight) => sum + weight, 0)
  const whole = weigh(0, question.length)
  return (text) => {
    let [weight, quoted] = [0, 0]
    const runs = runsIn(question, text)
    for (const run of runs) {
      const own = weigh(run.start, run.end)
      weight += own
      if (isQuoted(run)) quoted += own
    }
    return {
      weight: whole === 0 ? 0 : weight * (weight / whole) ** 2,
      share: whole === 0 ? 0 : quoted / whole,
      whole: runs.some((run) => isQuoted(run) && run.end - run.start === question.length),
    }
  }
}
