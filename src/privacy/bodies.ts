import { plainOf } from './plain.ts'
import type { Token } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isFunctionWord, wordsOf } from './words.ts'

const FORM = /有限责任公司|有限公司|股份公司|集团公司|合伙企业/gu
/** 我们公司叫…, 单位名称：…: what a body is called, whatever it ends with. */
const CALLED =
  /(?:(?:我们?|咱们?|俺们?)的?(?:公司|企业|单位|学校|医院|厂)(?:叫做?|名叫)|(?:公司|企业|单位|学校|医院)的?(?:全称|名称|名字)(?:叫做?|[是为:])|(?:公司|企业|学校|医院|(?:申[报请]|依托|建设|牵头|所在|工作)单位):) ?/gu
/** So much before a company's form may be its name; so much is looked at for one. */
const LONGEST = 24
const NAME = /^[\p{Script=Han}A-Za-z\d()&·]+$/u

/** Words before which a company's name cannot have begun. */
const CARRIES: ReadonlySet<string> = new Set(
  (
    '的 是 就是 我是 有 没有 了 和 与 跟 及 或 或者 以及 在 由 于 想 请问 想问 问 让 叫 叫做 名叫 给 向 对 找 这 那 这家 那家 我 我们 我司 咱们 俺们 你们 他们 ' +
    '一家 两家 几家 家 一个 个 该 查 查一下 隔壁 注册 成立 设立 依托 牵头 联合 单位 公司 本公司 我公司 企业 名称 全称 来自 成了 成为 变成'
  ).split(' '),
)
/** What a company may be without its name being told. */
const GENERAL: readonly string[] = (
  '民营 国有 私营 外资 合资 独资 控股 集团 股份 有限 科技 软件 技术 高新 新型 中小 小型 中型 大型 小 大 老 新 普通 一般 上市 本地 外地 外省 ' +
  '本省 本市 一人 龙头 骨干 初创 创业 分 子 母 总'
).split(' ')

/** The full names of companies, without their place, and what a body is said to be called. */
export function bodiesIn(original: string, vocabulary: Vocabulary): Token[] {
  const { text, spanOf } = plainOf(original)
  const companies = [...text.matchAll(FORM)].flatMap(({ 0: form, index }) => {
    const length = ownIn(text.slice(Math.max(0, index - LONGEST), index), vocabulary)
    return length > 0 ? [spanOf(index - length, index + form.length)] : []
  })
  const called = [...text.matchAll(CALLED)].flatMap(({ 0: said, index }) => {
    const start = index + said.length
    const length = calledIn(text.slice(start, start + LONGEST), vocabulary)
    return length > 0 ? [spanOf(start, start + length)] : []
  })
  return [...companies, ...called].map((span) => ({ kind: '单位', ...span }))
}

/** How much of what stands before a company's form is its own name; 0 where it only says what kind of company it is. */
function ownIn(before: string, { places }: Vocabulary): number {
  const words = wordsOf(before).map(({ text }) => text)
  const from = words.findLastIndex((word) => !NAME.test(word) || CARRIES.has(word)) + 1
  const name = words.slice(from).join('')
  const own = withoutPlace(name, places)
  return own !== name || !isGeneral(own) ? own.length : 0
}

/** Whether nothing but kinds of companies is said: 民营科技. */
function isGeneral(own: string): boolean {
  if (own === '' || isFunctionWord(own)) return true
  const kind = GENERAL.find((each) => own.startsWith(each))
  return kind !== undefined && isGeneral(own.slice(kind.length))
}

function withoutPlace(name: string, places: readonly string[]): string {
  const place = places.filter((each) => name.startsWith(each)).sort((a, b) => b.length - a.length)[0]
  if (place === undefined) return name
  return withoutPlace(name.slice(place.length).replace(/^[省市区县]/u, ''), places)
}

/** How much of what follows is a name: up to a word that goes on with the sentence. */
function calledIn(rest: string, { knows, places }: Vocabulary): number {
  const words = wordsOf(rest).map(({ text }) => text)
  const end = words.findIndex((word) => !NAME.test(word) || isFunctionWord(word))
  const name = words.slice(0, end < 0 ? words.length : end).join('')
  const [first = ''] = wordsOf(withoutPlace(name, places)).map(({ text }) => text)
  // 公司：研发…: what follows tells of the company.
  return name.length > 1 && !(first.length > 1 && knows(first)) ? name.length : 0
}
