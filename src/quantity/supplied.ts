import type { Amount } from './amount.ts'
import { match } from './matched.ts'
import { NO_UNIT, PERCENT, PERSON, POINT } from './units.ts'

const LINK =
  '(?:总数|数量?|人数|规模|总量)? ?(?:已?为|有|是|共|约|大概|大约|达到?|不[少低多]于|不?超过|低于|[≤≥<>:=])* ?$'
/** 职工≤500, 研发人员一百二: a count of people needs no measure word. */
const PEOPLE_BEFORE = new RegExp(`(?:职工|员工|人员|雇员|人数|人口|团队)${LINK}`)
/** 人口50万: nor does a large one, though 万 alone is mostly money. */
const POPULATION_BEFORE = new RegExp(`(?:人口|人数)${LINK}`)
/** 每平方米为六元至三十元 */
const PER_BEFORE =
  /每(平方米|立方米|公顷|亩|吨|千瓦时|千瓦|公里)(?:为|按|计|补助|补贴|奖励|给予|收取|不[少低高超][于过]|最高|至少|约)* ?$/
/** 负债率65个点 is 65 %; 点 are hundredths where a share is spoken of, and points where it moves (占比提高5个点). */
const SHARE_BEFORE = /(?:占|比例|比重|份额|率)[^，。；;,!?！？\n]{0,16}$/
const MOVED = /(?:提高|提升|增加|增长|减少|降低|下降|[上下][调浮]|[涨跌升降高低])了? ?$/
const POINTS = /点(?![位击对评])/y

/** `amount` with the unit that the words before it supply. */
export const unitByContext = (text: string, amount: Amount): Amount => {
  const before = text.slice(Math.max(0, amount.start - 16), amount.start)
  if (amount.name === '个' && match(POINTS, text, amount.end) && SHARE_BEFORE.test(before)) {
    const moved = MOVED.test(before)
    return { ...amount, end: amount.end + 1, unit: moved ? POINT : PERCENT, name: moved ? '百分点' : '%' }
  }
  const supplied = amount.name === '元' && amount.end === amount.numeral?.end
  if (amount.name === undefined ? PEOPLE_BEFORE.test(before) : supplied && POPULATION_BEFORE.test(before)) {
    return { ...amount, unit: PERSON, name: '人' }
  }
  const per = amount.name === '元' ? PER_BEFORE.exec(before)?.[1] : undefined
  if (per === undefined) return amount
  return { ...amount, unit: NO_UNIT, name: `元/${per}` }
}
