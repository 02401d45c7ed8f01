import type { Reading } from '../quantity/index.ts'
import { readFigures } from '../quantity/index.ts'

/** The kind of figure a question asks for. */
export type Wanted =
  | 'money'
  | 'grant'
  | 'people'
  | 'firms'
  | 'items'
  | 'area'
  | 'share'
  | 'days'
  | 'duration'
  | 'date'
  | 'age'
  | 'fee'

const ASKS: readonly (readonly [Wanted, RegExp])[] = [
  [
    'fee',
    /(?:专家|评审|论证|检测|代理|服务|报名|申请|审核|工本|手续|培训)费|费用?[^，。？]{0,6}谁|收费|收不收钱|保证金|押金|要不要(?:交|给)钱|fee\b/iu,
  ],
  ['age', /年龄|年纪|岁数|多大岁|多少岁|几岁|\d+\s*岁|超龄|退休年|\bage\b|how old/iu],
  [
    'days',
    /天数|几天|多少天|几日|多少日|几个工作日|多少个?工作日|几个?(?:星期|礼拜)|几周|how many (?:working )?days/iu,
  ],
  [
    'area',
    /多大(?:面积|场地|地方|的?场)|(?:面积|场地|用房)[^，。？]{0,8}(?:多大|多少)|多少平|几百平|多少个?平方|how (?:large|big)|square met/iu,
  ],
  [
    'people',
    /(?:多少|几(?!成)|最低|至少)[^，。？]{0,4}(?:个?人(?![均才])|名(?![称额])|位(?!置))|(?:几|多少)个(?:专家|评委|博士|硕士|工程师|技术员|研究员|研发|科研|固定)|(?:几|多少)名?(?:专家|评委)|人数|多少号人|how many (?:people|staff|researchers|experts)/iu,
  ],
  [
    'firms',
    /^(?!.*名额).*(?:(?:最多|最少|至少|上限|限|要|得|联合|拉|共建)[^，。？]{0,6}几家|几家(?:单位|企业)?(?:[，。？吗呢]|$)|多少家|家数)|how many (?:partners|companies|enterprises|firms)/iu,
  ],
  ['items', /项数|例数|件数|几项|多少项|几例|多少例|几个(?:项目|课题|标准|案例)|多少个?(?:项目|课题|标准|案例)/u],
  [
    'grant',
    /(?:给|补|奖|拨|(?<!研)发|扶持|支持|资助|领|到手)(?!标准)[^，。？]{0,6}(?:多少|几十|几百|几千|几万|几个)(?:钱|万|元|块|资金|经费|补助|补贴|奖励|$|[，。？呢啊吗])|(?:补助|补贴|奖励|奖补|奖金|拨款|资助|扶持资金)[^，。？]{0,8}(?:多少|几十|几百|几千|几万|金额|额度)|多少[^，。？]{0,6}(?:补助|补贴|奖励|奖金|奖补)|(?:补助|补贴|奖励|奖金|奖补)(?:金额|额度|标准)|[补奖]多少(?!分)|how (?:much|big|large)[^.?]{0,12}(?:money|grant|subsid|funding)|(?:grant|subsidy) amount/iu,
  ],
  [
    'money',
    /多少钱|多少万|多少亿|几万|几十万|几百万|几千万|几个亿|多少资金|多少经费|多少[^，。？]{0,6}(?:经费|资金)|(?:经费|资金)[^，。？]{0,6}(?:多少|金额)|(?:给|补)多少(?![家名位人分天时个])|how much/iu,
  ],
  [
    'share',
    /百分之几|百分比|多少个?点|几个点|几成|(?:比例|占比|比重|名额)[^，。？]{0,5}(?:多少|几)|占(?:到|多大|的)?(?:多少|比例)|多少比例|多大比例|(?:比例|占比)[\s？?]*$|负债率[^，。？]{0,6}(?:多少|低于|不超)|what (?:percentage|share)/iu,
  ],
  [
    'date',
    /几号|哪(?:一)?天|哪个?月|几月|截止(?:时间|日期|日)|什么日子|(?:什么时候|啥时候|何时|几时)[^，。？]{0,5}(?:交|截止|报送|上报|提交|截)|by when|what date|deadline/iu,
  ],
  ['duration', /几年|多少年|多久|多少时间|多长(?!江)|几个月|多少个?月|how long|how many (?:years|months)/iu],
]

const KIND_OF: Readonly<Record<string, Wanted>> = {
  天: 'days',
  日: 'days',
  工作日: 'days',
  个工作日: 'days',
  周岁: 'age',
  岁: 'age',
}

/** How much something scores is no figure of the thing itself. */
const POINTS = /几分(?!之)|多少分|分值|得分|权重|打分|评分|计分|加分|指标|评价表|points?\b/iu
/** 二十几个, 好几年, 这几家: a number that is told in round terms, not asked for. */
const ROUND = /(?<=[十百千万])几|[好这那近没]几/gu

/** Whether a question is about what something scores. */
export const asksPoints = (question: string): boolean => POINTS.test(question)

/** What kind of figure the question wants, if it wants one: 几天, or 五天还是七天. */
export function wantedIn(question: string): Wanted | undefined {
  if (asksPoints(question)) return undefined
  const asked = question.replace(ROUND, '余')
  return ASKS.find(([, pattern]) => pattern.test(asked))?.[0] ?? choiceIn(question)
}

/** Two figures to choose from ask for the one that is right. */
function choiceIn(question: string): Wanted | undefined {
  const at = question.indexOf('还是')
  if (at < 0) return undefined
  const [before, after] = [question.slice(0, at), question.slice(at)].map((part) =>
    readFigures(part).find(({ figure }) => figure),
  )
  return before && after && before.unit === after.unit ? KIND_OF[before.unit ?? ''] : undefined
}

/** The kind of figure wanted by a question that names nothing it could be a figure of: 几年, 多少钱. */
export function bareWant(rest: string): Wanted | undefined {
  const [wanted, pattern] = ASKS.find(([, words]) => words.test(rest)) ?? []
  const left = pattern
    ? rest.replace(pattern, '').replace(/[\s，。？?！!、的呢啊呀吗要是得需最低至少一共]/gu, '')
    : rest
  return left === '' ? wanted : undefined
}

/** What a reply calls a figure that is missing. */
export const FIGURE_NAMES: Readonly<Record<Wanted, string>> = {
  money: '具体金额',
  grant: '补助的具体金额',
  people: '人数要求',
  firms: '单位的家数',
  items: '项数',
  area: '面积要求',
  share: '比例要求',
  days: '天数',
  duration: '期限',
  date: '日期',
  age: '年龄要求',
  fee: '费用由谁出',
}

const FEE = /费用?由|收费|手续费|保证金|评审费/u
const GRANTED = /补助|奖励|奖补|经费支持|资助|配套/u
const BEFORE = /年底前|月底前|年初|之日起/u
const DAYS = new Set(['日', '天', '工作日', '个工作日', '周', '个月', '年'])
const SENTENCE = /[，；。：]/u

/** Whether a text states a figure of the kind. */
export function offers(text: string, wanted: Wanted): boolean {
  if (wanted === 'fee') return FEE.test(text)
  if (wanted === 'date' && BEFORE.test(text)) return true
  if (wanted === 'grant')
    return text
      .split(SENTENCE)
      .some((part) => GRANTED.test(part) && (offers(part, 'money') || /\d\s*[:：]\s*\d/u.test(part)))
  return readFigures(text).some((reading) => isOf(reading, wanted))
}

function isOf({ figure, kind, dimension, unit, surface }: Reading, wanted: Wanted): boolean {
  if (wanted === 'date') return kind === 'date'
  if (!figure) return false
  if (wanted === 'age') return unit === '周岁' || unit === '岁'
  if (wanted === 'days') return unit === '日' || unit === '天' || unit === '工作日' || unit === '个工作日'
  if (wanted === 'duration') return dimension === 'duration' || DAYS.has(unit ?? '')
  if (wanted === 'firms') return unit === '家'
  if (wanted === 'items') return unit === '项' || unit === '例' || unit === '件'
  if (wanted === 'people') return unit === '人' || unit === '名' || unit === '位'
  if (wanted === 'share') return dimension === 'share' || unit === 'ratio' || surface.includes(':')
  return dimension === wanted
}
