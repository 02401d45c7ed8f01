import type { Amount } from './amount.ts'
import { times } from './decimal.ts'
import { match } from './matched.ts'

/** What a dash may follow that is a sign: 增长率为-5%, 净利润 -200万元, 不低于-5%. After anything else it joins or lists (组长-1人). */
const SIGNED = /(?<=(?:[今去明]年|[为是率幅速润长增减降升涨跌达约近到至于过比:(=<>≥≤]) ?)[-−](?=[\d¥￥$€百])/y
/** At the head of a line or after a space a dash mostly lists; only a share, or money that is all that was written, has a sign there. */
const HEADING = /(?<=(?:^|[\s，,；;。]) ?)[-−](?=[\d百¥￥])/y
/** 负百分之五, 负200万; but 背负, 自负, 减负, 正负 carry no sign. */
const SAID = /(?<![自背肩担抱辜胜身欠减承正])负 ?(?=[\d〇零一二两三四五六七八九十百千万¥￥])/y
/** 负200万元债务 is owed, not below 0. */
const OWED = /^ ?的?[内外]?债/

/** Turns the sign of what was read behind it; the lower end is then the one that was higher. */
const negative = (amount: Amount, start: number): Amount => ({
  ...amount,
  start,
  low: times(amount.high, -1n),
  high: times(amount.low, -1n),
})

/** The amount below 0 that begins with its sign at `at`, `unsigned` reading what stands behind the sign. */
export const negativeAt = (
  text: string,
  at: number,
  unsigned: (text: string, at: number) => Amount | undefined,
): Amount | undefined => {
  const said = match(SAID, text, at)
  const dash = match(SIGNED, text, at)
  const sign = said ?? dash ?? match(HEADING, text, at)
  const amount = sign && unsigned(text, at + sign[0].length)
  if (!amount || amount.ratio !== undefined || amount.op !== undefined) return undefined
  const { dimension } = amount.unit
  const counts = dimension === 'count' || dimension === 'duration'
  const whole = amount.end - at === text.trim().length
  const holds = said
    ? !OWED.test(text.slice(amount.end, amount.end + 4))
    : dash
      ? !counts
      : dimension === 'share' || (dimension === 'money' && whole)
  return holds ? negative(amount, at) : undefined
}
