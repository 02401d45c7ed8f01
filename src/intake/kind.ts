import { type Choice, choicesIn, DENIAL, OF_OTHERS, placesIn, residue } from './choices.ts'
import { KINDS, OWN_KINDS } from './lexicon/kinds.ts'

const KIND_PATTERNS = KINDS.map(([value, words]) => ({ value, pattern: new RegExp(words, 'gu') }))
const OWN_PATTERNS = OWN_KINDS.map(([value, words]) => ({ value, pattern: new RegExp(words, 'gu') }))

const WE = '(?:我们|我|咱们?|俺们?|敝|这边)'
/** 有独立法人资格的企业: what the applicant has stands before the word for what it is. */
const HAVING = /(?:具?有|具备|拥有)[^，。有]{1,12}的$/u
/** 牵头的是一家国企: nobody but the applicant leads. */
const LEADING = /^(?:牵头|依托|申报|建设)(?:的|单位|方)*(?:就|也|都)?(?:是|为)/u
/** 应该是科研院所, 而是高校: a clause that says nothing but what somebody is. */
const BEING = /^(?:应该?|其实|实际上?|而|就)?(?:是|属于)/u
/** 聊城注册的科技型企业 */
const SEATED_THERE = /^[市省区县州]?(?:境内|本地)?(?:注册|登记|设立|成立)的[^，。]{0,10}$/u
const TECH = /(?:高新技术|高新|科技型|科技型中小|科技)$/u

const ADJUNCT =
  /(?:和|跟|与|同|联合|找|拉|给|对|向|由|把|被|请|让|其他|别的|几家|多家|两家|三家|\d家|哪|什么|高新技术|高新|科技型|科技型中小|龙头|软件|共建|合作|有|给到|到|去|引进|建了|设立|买|建有|自己的|独立的?)的?$/u

/** The kind of applicant a clause says the person is: 我们公司, 是一家民营企业, or the bare word in a list. */
export const kindIn = (
  text: string,
  own: boolean,
  asking: boolean,
  spans: readonly { start: number; end: number }[],
): Choice | undefined => {
  if (!own && OF_OTHERS.test(text)) return undefined
  const leads = spans.length > 0
  const short = choicesIn(text, OWN_PATTERNS)[0]
  if (short) return short
  // 我们研究院是新型研发机构: the class that the texts name goes before the everyday word
  const kinds = choicesIn(text, KIND_PATTERNS).sort(
    (a, b) => Number(b.value === 'new_rd_institution') - Number(a.value === 'new_rd_institution'),
  )
  const places = placesIn(text)
  for (const kind of kinds) {
    const before = text.slice(0, kind.start)
    const after = text.slice(kind.end)
    if (DENIAL.test(before)) continue
    // 联合了3家企业, 集团下面的部门: others, or only a part
    if (
      /[分子总母]$/u.test(before) ||
      /[\d二两三四五六七八九十几多][家个所](?:[\p{Script=Han}]{0,6})$/u.test(before.replace(/[是为系]一?[家个所]/u, ''))
    )
      continue
    if (/^(?:的)?(?:下面|下属|下设|旗下|里面|内部)/u.test(after)) continue
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
      new RegExp(`(?:${WE})(?:们)?(?:这个?|这家|一?[家个所])?[\\p{Script=Han}]{0,4}$`, 'u').test(before) &&
      !ADJUNCT.test(before) &&
      !/[是有要去在和跟与联报]/u.test(before.slice(-4).replace(/我们是|是一?家?/u, ''))
    )
      return kind
    // 我们是做新材料的民营企业
    if (
      /(?:我们|我|咱们?|本单位|单位|依托单位|牵头单位)?(?:这边|目前|属于|其实|算)*(?:是|属于|为|算|系)(?:[^，。有报能和跟与找]{0,14})$/u.test(
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
    if (own && /^(?:法人)/u.test(after)) return kind
  }
  return undefined
}
