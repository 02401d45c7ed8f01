import { factIn, type Choice as KindChoice, type Word, WordFinder } from '../knowledge/index.ts'
import { type Choice, DENIAL, longest, OF_OTHERS, residue } from './choices.ts'
import type { Known } from './known.ts'

/** The kinds of applicant where their words stand in a clause, those in which 我们 and the kind are one apart. */
export interface Kinds {
  readonly own: (text: string) => Choice[]
  readonly named: (text: string) => Choice[]
  /** The class that the texts name goes before the everyday word for it. */
  readonly first: string | undefined
}

/** Compiled from the words of the fact that knowledge calls the kind of applicant. */
export function kindsOf({ facts }: Pick<Known, 'facts'>): Kinds {
  const choices = Object.entries(facts.get(factIn(facts, 'kind') ?? '')?.choices ?? {})
  const finder = (words: (choice: KindChoice) => readonly Word[]) => {
    const entries = choices.flatMap(([id, choice]) => words(choice).map((word): [Word, string] => [word, id]))
    const unlike = choices.flatMap(([, choice]) => choice.unlike.map((word): [Word, undefined] => [word, undefined]))
    const found = new WordFinder<string | undefined>([...entries, ...unlike])
    return (text: string) =>
      longest(found.in(text)).flatMap(({ start, end, value }) => (value === undefined ? [] : [{ start, end, value }]))
  }
  return { own: finder(({ own }) => own), named: finder(({ words }) => words), first: formOf(facts) }
}

/** The kind whose legal form is asked for. */
const formOf = (facts: Known['facts']): string | undefined => {
  const when = facts.get(factIn(facts, 'form') ?? '')?.when
  const [kind] = when && 'in' in when ? when.in : []
  return typeof kind === 'string' ? kind : undefined
}

const OURSELVES = /(?:我们|我|咱们?|俺们?|敝|这边)们?(?:这个?|这家|一?[家个所])?[\p{Script=Han}]{0,4}$/u
/** 有独立法人资格的企业: what the applicant has stands before the word for what it is. */
const HAVING = /(?:具?有|具备|拥有)[^，。有]{1,12}的$/u
/** 牵头的是一家国企: nobody but the applicant leads. */
const LEADING = /^(?:牵头|依托|申报|建设)(?:的|单位|方)*(?:就|也|都)?(?:是|为)/u
/** 应该是科研院所, 而是高校: a clause that says nothing but what somebody is. */
const BEING = /^(?:应该?|其实|实际上?|而|就)?(?:是|属于)/u
/** 聊城注册的科技型企业 */
const SEATED_THERE = /^[市省区县州]?(?:境内|本地)?(?:注册|登记|设立|成立)的[^，。]{0,10}$/u
const TECH = /(?:高新技术|高新|科技型|科技型中小|科技)$/u

const SEATED_AT = /^(?:我们|我|本)?(?:是)?(?:一?[家个所])?(?:注册|登记|落户|位于|坐落|设立|成立)(?:在|于)?$/u
/** 合作方是高校: another is the subject. */
const OTHER_SUBJECT =
  /(?:合作方|合作单位|合作伙伴|共建单位|共建方|联合单位|参与单位|成员单位|伙伴|对方|另一方|供应商|客户|老师|导师|股东|母公司|总公司|上级|其中|有[一二两三\d]+家|另外?[一二两三\d]*家)[^，。]{0,6}(?:是|为|有)[^，。]{0,8}$/u
/** 从高校出来创业, 服务于企业 */
const FROM_IT =
  /(?:从(?!事)|由(?!于)|出自|源自|服务于?|面向|毕业于|隶属于?|挂靠(?:在|于)?|附属于?|依靠|背靠|脱胎于|位于|坐落在?|入驻|租在)[^，。是的]{0,8}$/u
/** 高校园区, 企业的供应商 */
const ROUND_IT =
  /^(?:(?:也|要|想|愿意)?[跟和与同](?:我们|我司|我校|我院|我所|咱)|园区?|附近|旁|周边|隔壁|毕业|出来|出身|老师|教授|学生|联盟|孵化|科技园|家属|的(?:供应商|供货商|客户|经销商|代理|子公司|老师|教授|学生|朋友|合作|股东|配套|员工|项目))/u
/** 研究院也是独立的, 研发中心单独设的: a part of the applicant. */
const PART_OF_IT = /^(?:也|都|就|还)?(?:是|算|属于)?(?:相对|比较|单独|完全)?(?:独立(?!法人)|单独)(?:的|设|运|核|建)/u
const DOING = /^(?:是|主要|专门)*(?:做|搞|从事|生产|主营)[^，。]{1,10}的?$/u
/** 央企下属研究所 */
const BELONGING =
  /(?:央企|国企|企业|公司|集团|大学|高校|[省市]?[\p{Script=Han}]{0,4}[厅局委院])(?:的)?(?:下属|下设|旗下|直属|所属)的?/u
const OURS = /^(?:我们|我)?(?:是|属于)?(?:一?[家个所])?$/u
const ADJUNCT =
  /(?:和|跟|与|同|联合|找|拉|给|对|向|由|把|被|请|让|其他|别的|几家|多家|两家|三家|\d家|哪|什么|高新技术|高新|科技型|科技型中小|龙头|软件|共建|合作|有|给到|到|去|引进|建了|设立|买|建有|自己的|独立的?)的?$/u

/** The kind of applicant a clause says the person is: 我们公司, 是一家民营企业, or the bare word in a list. */
export const kindIn = (
  text: string,
  places: readonly Choice[],
  own: boolean,
  asking: boolean,
  spans: readonly { start: number; end: number }[],
  kinds: Kinds,
): Choice | undefined => {
  if (!own && OF_OTHERS.test(text)) return undefined
  const leads = spans.length > 0
  const short = kinds.own(text)[0]
  if (short) return short
  // 我们研究院是新型研发机构: the class that the texts name goes before the everyday word
  const named = kinds.named(text).sort((a, b) => Number(b.value === kinds.first) - Number(a.value === kinds.first))
  for (const kind of named) {
    const after = text.slice(kind.end)
    const lead = text.slice(0, kind.start)
    const before = after.trim() === '' ? lead.replace(BELONGING, '') : lead
    if (DENIAL.test(before) || OTHER_SUBJECT.test(before) || FROM_IT.test(before) || ROUND_IT.test(after)) continue
    if (/^研究[院所]$/u.test(text.slice(kind.start, kind.end)) && PART_OF_IT.test(after)) continue
    // 联合了3家企业, 集团下面的部门: others, or only a part
    if (
      /[分子总母]$/u.test(before) ||
      /[\d二两三四五六七八九十几多][家个所](?:[\p{Script=Han}]{0,6})$/u.test(before.replace(/[是为系]一?[家个所]/u, ''))
    )
      continue
    if (/^(?:的)?(?:下面|下属|下设|旗下|里面|内部)/u.test(after)) continue
    if (before !== lead && OURS.test(before) && !asking) return kind
    // 注册在聊城的科研院所
    if (
      places.some(
        (place) =>
          place.end <= kind.start &&
          SEATED_AT.test(text.slice(0, place.start)) &&
          /^[市省区县]?的[^，。]{0,8}$/u.test(text.slice(place.end, kind.start)),
      ) &&
      (own || !asking)
    )
      return kind
    if (
      places.some(
        (place) => place.end <= kind.start && SEATED_THERE.test(text.slice(place.end, kind.start)) && (own || !asking),
      )
    )
      return kind
    if (/\bwe(?:'re| are) (?:an? |the )(?:[a-z-]+ ){0,3}$/u.test(before)) return kind
    // a firm's full name
    if (/(?:有限|责任)$/u.test(before) && after.trim() === '' && !asking) return kind
    if (/本$/u.test(before) && /^(?:公司|企业)/u.test(text.slice(kind.start))) return kind
    if (/^(?:法人(?!的)|制度|标准|联合|技术中心|名|负责|里的?(?:一个|内部))/u.test(after) && !/^法人/u.test(after))
      continue
    if (/内部|里面的|分公司/u.test(after) && !own) continue
    // 我们公司, 我们这家企业, 我们学院
    if (
      OURSELVES.test(before) &&
      !ADJUNCT.test(before) &&
      !/[是有要去在和跟与联报]/u.test(before.slice(-4).replace(/我们是|是一?家?/u, ''))
    )
      return kind
    // 我们是做新材料的民营企业
    if (
      /(?:我们|我|咱们?|本单位|单位|依托单位|牵头单位)?(?:这边|目前|属于|其实|算){0,3}(?:是|属于|为|算|系)(?:[^，。有报能和跟与找]{0,14})$/u.test(
        before.replace(HAVING, '').replace('国有', ''),
      ) &&
      (own || BEING.test(before.trim()) || LEADING.test(before.trim())) &&
      (!TECH.test(before) || own || places.some(({ end }) => end <= kind.start)) &&
      !asking &&
      !/(?:不|要|就|只能|必须|才)是/u.test(before)
    )
      return kind
    if (/(?:高新技术|高新|科技型|科技型中小|软件|龙头)$/u.test(before)) continue
    if (ADJUNCT.test(before) && !/在$/u.test(before)) continue
    if (asking && !own) continue
    const rest = residue(text, [
      ...places,
      ...spans.filter(({ start, end }) => start >= kind.end || end <= kind.start),
      kind,
    ])
    if (rest === '') return kind
    // 公司研发人员8人: the applicant as the subject of what is told of it
    if (
      (leads || /^(?:注册|登记|位于|地处)/u.test(after)) &&
      !asking &&
      /^(?:我们|我|本)?$/u.test(before.trim()) &&
      /^(?:公司|企业|学校|医院|学院|研究所|研究院|厂里?)$/u.test(text.slice(kind.start, kind.end)) &&
      !/^(?:要|能|可|需|应|如|怎|法人)/u.test(after)
    )
      return kind
    // 公司做机器人的
    if (
      !asking &&
      before.trim() === '' &&
      DOING.test(after) &&
      /^(?:公司|企业)$/u.test(text.slice(kind.start, kind.end))
    )
      return kind
    if (own && /^(?:法人)/u.test(after)) return kind
  }
  return undefined
}
