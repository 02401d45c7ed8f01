import { isMadeOf } from '../law/index.ts'

/** What is said round a yes or a no and changes nothing. */
const ROUND = [
  '请',
  '麻烦',
  '帮我',
  '给我',
  '那',
  '那就',
  '就',
  '先',
  '我们',
  '吧',
  '了',
  '的',
  '啊',
  '呀',
  '呢',
  '啦',
  '哈',
  '谢谢',
  '万元',
]
const YES = ['是', '对', '好', '嗯', '行', '可以', '要', '转', '没错', '对头', '确认', '正确', 'ok', 'yes', 'y']
const NO = ['不', '不是', '不对', '不用', '不要', '不行', '不必', '不转', '否', '算了', '没', '没有', 'no', 'n']
const [ROUNDS, AGREES, DENIES] = [ROUND, [...ROUND, ...YES], [...ROUND, ...NO]].map((words) => new Set(words)) as [
  Set<string>,
  Set<string>,
  Set<string>,
]

/** What a message answers that says yes or no and nothing else; undefined of any other. */
export function plainAnswer(words: string): boolean | undefined {
  const said = words.toLowerCase().replace(/[\s。.!！~,，、?？]/gu, '')
  if (isMadeOf(said, ROUNDS)) return undefined
  if (isMadeOf(said, AGREES)) return true
  return isMadeOf(said, DENIES) ? false : undefined
}

const PICK =
  /^(?<chosen>选|选择|我选|回复)?\s{0,4}(?<counted>第)?\s{0,4}(?<sign>[1-9]\d?|[一二三四五六七八九])\s{0,4}(?<unit>[个项号条])?[.。、)吧]{0,8}$/u
const DIGITS = '一二三四五六七八九'
const CIRCLED = /^\s*[①-⑳]/u

/** A quick answer by its number. */
export interface Pick {
  /** From 1. */
  readonly number: number
  /** How plainly it is a pick: 选2 and ② are nothing else, 2 may be a quantity, 第2项 an item of a clause. */
  readonly as: 'pick' | 'number' | 'item'
}

/** The quick answer that a message names by its number and nothing else; undefined where it is no number. */
export function plainPick(words: string): Pick | undefined {
  const { chosen, counted, sign, unit } = PICK.exec(words.normalize('NFKC').trim())?.groups ?? {}
  if (!sign) return undefined
  return {
    number: DIGITS.includes(sign) ? DIGITS.indexOf(sign) + 1 : Number(sign),
    as: chosen || CIRCLED.test(words) ? 'pick' : counted || unit ? 'item' : 'number',
  }
}
