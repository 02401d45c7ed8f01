import type { Reading } from '../quantity/index.ts'
import { readFigures } from '../quantity/index.ts'

/** The kind of figure a question asks for. */
export type Wanted = 'money' | 'people' | 'area' | 'share' | 'days' | 'duration' | 'date' | 'age' | 'fee'

const ASKS: readonly (readonly [Wanted, RegExp])[] = [
  [
    'fee',
    /(?:专家|评审|论证|检测|代理|服务|报名|申请)费|费用?[^，。？]{0,6}谁|收费|手续费|保证金|要不要(?:交|给)钱|fee\b/iu,
  ],
  ['age', /年龄|多大岁数|多少岁|几岁|\d+岁|超龄/u],
  ['days', /几天|多少天|几日|多少日|几个工作日|多少个?工作日|几个?星期|how many (?:working )?days/iu],
  [
    'area',
    /多大(?:面积|场地|地方|的?场)|(?:面积|场地|用房)[^，。？]{0,8}(?:多大|多少)|多少平|几百平|多少个?平方|how (?:large|big)|square met/iu,
  ],
  [
    'people',
    /(?:多少|几|最低|至少)[^，。？]{0,4}(?:个?人|名(?!称)|位(?!置))|人数|多少号人|how many (?:people|staff|researchers|experts)/iu,
  ],
  [
    'money',
    /多少钱|多少万|几万|几百万|多少资金|多少经费|多少[^，。？]{0,6}(?:经费|资金|补助|补贴|奖励)|(?:经费|资金|补助|补贴|奖金)[^，。？]{0,6}(?:多少|金额)|给多少|补多少|how much (?:money|fund|grant|does)/iu,
  ],
  [
    'share',
    /百分之几|百分比|多少个?点|几成|比例(?:是|要|为)?多少|占比(?:是|要)?多少|负债率[^，。？]{0,6}(?:多少|低于|不超)|what (?:percentage|share)/iu,
  ],
  ['date', /几号|哪(?:一)?天|哪个?月|几月|截止(?:时间|日期)|什么日子|by when|what date|deadline/iu],
  ['duration', /几年|多少年|多久|多长时间|几个月|多少个?月|how long|how many (?:years|months)/iu],
]

/** What kind of figure the question wants, if it wants one. */
export const wantedIn = (question: string): Wanted | undefined =>
  ASKS.find(([, pattern]) => pattern.test(question))?.[0]

/** The kind of figure wanted by a question that names nothing it could be a figure of: 几年, 多少钱. */
export function bareWant(rest: string): Wanted | undefined {
  const [wanted, pattern] = ASKS.find(([, words]) => words.test(rest)) ?? []
  const left = pattern
    ? rest.replace(pattern, '').replace(/[\s，。？?！!、的呢啊呀吗要是得需最低至少一共]/gu, '')
    : rest
  return left === '' ? wanted : undefined
}

const FEE = /费用?由|收费|手续费|保证金|评审费/u
const DAYS = new Set(['日', '天', '工作日', '个工作日', '周', '个月', '年'])

/** Whether a text states a figure of the kind. */
export function offers(text: string, wanted: Wanted): boolean {
  if (wanted === 'fee') return FEE.test(text)
  return readFigures(text).some((reading) => isOf(reading, wanted))
}

function isOf({ figure, kind, dimension, unit, surface }: Reading, wanted: Wanted): boolean {
  if (wanted === 'date') return kind === 'date' || (figure && dimension === 'duration')
  if (!figure) return false
  if (wanted === 'age') return unit === '周岁' || unit === '岁'
  if (wanted === 'days') return unit === '日' || unit === '天' || unit === '工作日' || unit === '个工作日'
  if (wanted === 'duration') return dimension === 'duration' || DAYS.has(unit ?? '')
  if (wanted === 'people') return unit === '人' || unit === '名' || unit === '位'
  if (wanted === 'share') return dimension === 'share' || unit === 'ratio' || surface.includes(':')
  return dimension === wanted
}
