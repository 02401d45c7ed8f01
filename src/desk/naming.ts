import { type Fact, factIn, type Knowledge, WordFinder } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { partsOf } from './apart.ts'
import { wordsOf } from './applicants.ts'

/** A word in a folded message for what somebody is: a firm, a university. */
export interface Naming {
  readonly value: string
  readonly start: number
  readonly end: number
  /**
   * Whose it is: `is` where the applicant is said to be one (我们是家研究所), `own` where one only speaks as one (我们公司), `introduced`
   * where somebody is brought up who may be the applicant (有个企业打进来), `other` of anybody else, `open` where nobody says.
   */
  readonly of: 'is' | 'own' | 'introduced' | 'open' | 'other'
}

/** What is known of the conversation that a word for who somebody is stands in. */
export interface Heading {
  readonly knowledge: Knowledge
  /** Whether a clerk or a consultant passes on what somebody else says: 他 is the applicant then. */
  readonly relayed: boolean
}

export const kindFact = ({ facts }: Knowledge): Fact | undefined => facts.get(factIn(facts, 'kind') ?? '')

interface Word {
  readonly value: string | undefined
  /** 我校, 本公司 says itself whose it is. */
  readonly own: boolean
}

/** Every word for what somebody is, none over another, with whose it is. */
export function namingsIn(folded: string, heading: Heading): Naming[] {
  const choices = Object.entries(kindFact(heading.knowledge)?.choices ?? {})
  const words = choices.flatMap(([value, choice]) => [
    ...choice.words.map((word) => [word, { value, own: false }] as const),
    ...choice.own.map((word) => [word, { value, own: true }] as const),
    ...choice.unlike.map((word) => [word, { value: undefined, own: false }] as const),
  ])
  const parts = partsOf(folded)
  // 68个人 counts people: what is a part of a figure names nobody.
  const figures = readFigures(folded).filter(({ figure }) => figure)
  const isFigure = ({ start, end }: Pick<Naming, 'start' | 'end'>) =>
    figures.some((each) => each.start < end && each.end > start)
  const found = apart(new WordFinder<Word>(words).in(folded)).filter((each) => !isFigure(each))
  return found.flatMap(({ start, end, value: { value, own } }, i): Naming[] => {
    const at = parts.findLastIndex((part) => part.at <= start)
    const part = parts[at]
    if (value === undefined || !part) return []
    const before = folded.slice(part.at, start)
    const after = folded.slice(end, part.at + part.words.length)
    const next = found[i + 1]
    const leads =
      next !== undefined && next.start < part.at + part.words.length && BELONGS.test(folded.slice(end, next.start))
    const of = own ? 'own' : leads ? 'other' : holderOf({ before, after, last: parts[at - 1]?.words ?? '' }, heading)
    return [{ value, start, end, of }]
  })
}

/** None over another: the first and longest stands. */
export function apart<T extends { readonly start: number; readonly end: number }>(found: readonly T[]): T[] {
  const kept: T[] = []
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const each of sorted) if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  return kept
}

/** 市农委办的研究所, 集团下属的公司, 上市公司的子公司: the first of two says whose the second is. */
const BELONGS = /^[^\s，。；,;是]{0,8}(?:的|下属|旗下|所属|下设)[^\s，。；,;是]{0,6}$/u

/** So much of a clause leads up to a word, and follows it. */
const NEAR = 40

interface Around {
  readonly before: string
  readonly after: string
  /** The clause before. */
  readonly last: string
}

/** Several of them, or one more: 两家企业, 另一家公司, a second company. */
const COUNTED =
  /(?:[两二三四五六七八九十几多各数\d]\s?[家个所]|另外?(?:一|的)|其他|其它|别的|某|一些|\b(?:second|third|another|other|two|three|four|more|some|any)\b)/u
/** 联合一家医院, 向企业转化, with a university: somebody that something is done with. */
const BESIDE =
  /[和跟与同给替被向让找拉请投]|对接|委托|服务|转给|卖给|\b(?:with|from|by|for|and|of|to|like|against|than)\b/u
const WITH = /\b(?:with|from|by|for|against|than)\s(?:[a-z-]{1,15}\s){0,3}$/u
const DENIED =
  /(?:不是|不算|不属于?|并非|[非没]|没有|哪有|\bnot|n['’]t)\s?(?:an? )?(?:一?[个家所间]|什么)?[^，。是]{0,3}$/u
const ASKED = /[什哪几吗呢]|能不能|可不可|是否|是不是|算不算|如果|假如|要是|比如|例如/u

/** Who speaks, and what may stand between them and what they are: 我们这个小公司, our small firm. */
const ONESELF = /(?:我们|咱们|俺们|[我咱俺]|\b(?:our|my))(?<gap>[^我咱俺]{0,8})$/u
const DIRECT =
  /^(?:这|那)?(?:个|家|边|里|所|间)?(?:自己)?的?(?:是)?(?:(?:做|搞|干|生产|经营|开发)[^\s]{1,6}的)?[小大老新]?$|^\s(?:[a-z-]{1,15}\s){0,2}$/u
/** 我们是, 我这边系, 开了个; we are, I run. */
const IS =
  /(?:^|[我咱俺]们?|自己|单位|客户|来电|对方|[他她它]们?|[那这][边家个]|caller|client|they|we|it|i|^\s?(?:[a-z]{1,12}\s){0,2}[a-z]{1,12})\s?(?:[那这][边家]|方面)?(?:其实|应该|本身|原来|现在)?(?:也|都|就|才)?(?:是|系|属于?|算是|['’](?:re|m|s)|\s?\b(?:are|am|is|was)\b)(?<gap>.{0,24})$/u
const RUNS =
  /(?:[我咱俺]们?|\bi|\bwe)[^，。]{0,12}(?:(?:开|办|创办|成立|经营)[了着]?(?:一)?[个家间]|\b(?:run|own|manage|lead|represent|work)\b)(?<gap>.{0,30})$/u
/** 用研究所报, 以公司的名义: in whose name. */
const IN_NAME = /(?:^|[，\s那就还院校司所厂])(?:用|以|拿|按|由)(?:我们|这个|那个)?[^，。和跟与同]{0,4}$/u
const NAME = /^(?:的名义|来|去|的?身份)?(?:申?报|申请|牵头)/u
/** 有个企业打进来, 一个厂子想申报: who does so is who applies. */
const BROUGHT_UP = /(?:^|[，\s有])(?:一)?[个家所间][^，。和跟与同]{0,6}$/u
const ONE = /(?:^|[，\s有]|一)[个家所间][^，。和跟与同]{0,6}$/u
const APPLIES = /^(?:想|要|打电话|打进来|打来|来电|来问|问|准备|打算|能不能|能否|咨询)/u

function holderOf(around: Around, { knowledge: { applicants }, relayed }: Heading): Naming['of'] {
  const before = around.before.slice(-NEAR)
  const after = around.after.slice(0, NEAR)
  const small = before.toLowerCase()
  const theirs = new Set(relayed ? [...wordsOf(applicants, 'theirs'), '他', '她', '那边', 'they', 'their'] : [])
  const strange = (text: string) =>
    wordsOf(applicants, 'strangers').some((word) => !theirs.has(word) && text.includes(word))
  if (DENIED.test(small)) return 'other'
  if (IN_NAME.test(small) && NAME.test(after)) return 'is'
  if (strange(small)) return 'other'
  const gap = IS.exec(small)?.groups?.gap
  const isIt = gap !== undefined && !BESIDE.test(gap) && !COUNTED.test(gap) && !ASKED.test(small)
  const alone = /^\s?(?:其实|应该|原来)?(?:也|都|就)?(?:是|系|is|was)/u.test(small)
  // 合作的药厂只一家，是南阳的: who is left out is who was just counted.
  if (isIt && !(alone && (COUNTED.test(around.last) || strange(around.last)))) return 'is'
  if (COUNTED.test(small)) return 'other'
  const runs = RUNS.exec(small)?.groups?.gap
  if (runs !== undefined && !BESIDE.test(runs.replace(/^ (?:at|for)\b/u, ''))) return 'own'
  const direct = ONESELF.exec(small)?.groups?.gap
  if (direct !== undefined && DIRECT.test(direct)) return 'own'
  if (BESIDE.test(small.slice(-BESIDE_NEAR)) || WITH.test(small)) return 'other'
  const brought = after === '' ? BROUGHT_UP.test(small) : APPLIES.test(after) && ONE.test(small)
  if (brought && !ASKED.test(small)) return 'introduced'
  return 'open'
}

/** So little before it, what something is done with is it. */
const BESIDE_NEAR = 4

/** A word that stands for itself between marks, 企业 or 贸易公司, and what a question begins with, 高校能不能报. */
export function standsAlone({ start, end }: Naming, folded: string): boolean {
  const part = partsOf(folded).findLast(({ at }) => at <= start)
  if (!part || end < part.at + part.words.trimEnd().length) return false
  const before = folded.slice(part.at, start)
  // 再看万州的饲料公司：heads what is told of it.
  if (/[：:]/u.test(folded.charAt(end)) && !BESIDE.test(before)) return true
  return (before.trim().length <= SHORT || OF.test(before)) && !ASKED.test(part.words) && !BESIDE.test(before)
}
const SHORT = 4
const OF = /的[^和跟与同]{0,4}$/u
