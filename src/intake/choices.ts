import { KINDS, OWN_KINDS } from './lexicon/kinds.ts'
import { PLACES } from './lexicon/places.ts'

export interface Choice {
  readonly value: string
  readonly start: number
  readonly end: number
}

const PLACE_PATTERNS = Object.entries(PLACES).map(([value, words]) => ({
  value,
  pattern: new RegExp(
    words
      .trim()
      .split(/\s+/u)
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'gu',
  ),
}))
const KIND_PATTERNS = KINDS.map(([value, words]) => ({ value, pattern: new RegExp(words, 'gu') }))
const OWN_PATTERNS = OWN_KINDS.map(([value, words]) => ({ value, pattern: new RegExp(words, 'gu') }))

const longest = (found: Choice[]): Choice[] => {
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Choice[] = []
  for (const choice of found) if (choice.start >= (kept.at(-1)?.end ?? 0)) kept.push(choice)
  return kept
}

const all = (text: string, patterns: readonly { value: string; pattern: RegExp }[]): Choice[] =>
  longest(
    patterns.flatMap(({ value, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({ value, start: match.index, end: match.index + match[0].length })),
    ),
  )

export const placesIn = (text: string): Choice[] => all(text, PLACE_PATTERNS)

const WE = '(?:我们|我|咱们?|俺们?|敝|这边)'
const FILLER =
  /我们|咱们?|俺们?|我|本|这边|这里|这家|这个|这|是|属于|算|为|作为|一?[家个所间]|单位|性质|类型|类别|主体|依托|牵头|建设|申报|单位是|国有|民营|民办|公办|私营|私立|公立|中小型?|小微|微型|大型|小型|中型|本地|规上|规模以上|上市|有限|股份|普通|地方|省属|市属|部属|央属|外资|合资|独资|制造|生产|科技|生物|医药|化工|机械|食品|加工|新材料|电子|农业|环保|能源|信息|技术|事业|编制|综合|高等|职业|理工|师范|做|搞|从事|的|了|啊|呢|哈|吧|嘛|哦|目前|现在|也|就|都|还|只|在|那|您好|你好|请问|老师|型|类|,|、|\s|an?\b|the\b|we're|we|are|from|at|i'm|i|am/gu

/** 有独立法人资格的企业: what the applicant has stands before the word for what it is. */
const HAVING = /(?:具?有|具备|拥有)[^，。有]{1,12}的$/u
/** 牵头的是一家国企: nobody but the applicant leads. */
const LEADING = /^(?:牵头|依托|申报|建设)(?:的|单位|方)*(?:就|也|都)?(?:是|为)/u
/** 应该是科研院所, 而是高校: a clause that says nothing but what somebody is. */
const BEING = /^(?:应该?|其实|实际上?|而|就)?(?:是|属于)/u
/** 聊城注册的科技型企业 */
const SEATED_THERE = /^[市省区县州]?(?:境内|本地)?(?:注册|登记|设立|成立)的[^，。]{0,10}$/u
const TECH = /(?:高新技术|高新|科技型|科技型中小|科技)$/u

const DENIAL = /(?:不是|不属于|不算|非|不在|没在|没有?)[^，]{0,6}$|\bnot (?:an? |the )?$/u
const ADJUNCT =
  /(?:和|跟|与|同|联合|找|拉|给|对|向|由|把|被|请|让|其他|别的|几家|多家|两家|三家|\d家|哪|什么|高新技术|高新|科技型|科技型中小|龙头|软件|共建|合作|有|给到|到|去|引进|建了|设立|买|建有|自己的|独立的?)的?$/u

/** What is left of a clause when the words for the choice and the small words around them are taken out. */
export const residue = (text: string, spans: readonly { start: number; end: number }[]): string => {
  let rest = text
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  return rest.replace(FILLER, '').trim()
}

/** 都是聊城本地企业: said of the partners just counted. */
const OF_OTHERS = /^(?:都|全|全都|均|其中)(?:是|为|有)?/u

/** The kind of applicant a clause says the person is: 我们公司, 是一家民营企业, or the bare word in a list. */
export const kindIn = (
  text: string,
  own: boolean,
  asking: boolean,
  spans: readonly { start: number; end: number }[],
): Choice | undefined => {
  if (!own && OF_OTHERS.test(text)) return undefined
  const leads = spans.length > 0
  const short = all(text, OWN_PATTERNS)[0]
  if (short) return short
  // 我们研究院是新型研发机构: the class that the texts name goes before the everyday word
  const kinds = all(text, KIND_PATTERNS).sort(
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

const RULE_AFTER =
  /^(?:市|省|区|县|州)?(?:的|那边|这边|那|这)?(?:办法|标准|条件|政策|规定|要求|门槛|技术创新中心|产业创新中心|创新中心|那个?中心|这个?中心|中心|科技局|科技厅|发改|认定|能不能|能报|可以|报|申报|行不行|呢|怎么|评|考核|会看|看重|通知|文件)/u
const RULE_BEFORE =
  /(?:报|申报|申请|参评|够|符合|满足|达到|查|查一下|按|按照|对照|到|去|给|往|向|问|看|关于|对|对于|和|跟|与|联合|拿|进|参加|比|除了|离|距离|想在)(?:一?下)?(?:的|重庆市?|四川省?|云南省?|山东省?)?$/u
const SEATED =
  /(?:注册|登记|落户|落|坐落|总部|位于|地址|设立|成立|驻|迁到|搬到|迁至|搬至|工商|所在地?|属地|来自|地处|扎根|(?<!公司|机构|中心|室|线|厂)设|执照上?|based)(?:地|地址|写|登|的|都|就|也|是|为|在|于|到|的|目前|现在|:|：|\s|in|地点)*$/u
const BRANCH = /^以?外|分公司|子公司|办事处|分部|分厂|分院|销售|客户|项目部|基地|合作|有个|有一|设了|开了/u

/** Where a clause says the applicant is registered. A place that is only asked about or applied to is none. */
export const seatIn = (text: string, own: boolean, asking: boolean, listed: boolean): Choice | undefined => {
  if (!own && OF_OTHERS.test(text)) return undefined
  const places = placesIn(text)
  let found: Choice | undefined
  for (const place of places) {
    const before = text.slice(0, place.start)
    const after = text.slice(place.end)
    if (DENIAL.test(before) && !SEATED.test(before)) continue
    if (/(?:不|没)(?:是|在|属于)?(?:注册|登记)?(?:在|于)?$/u.test(before)) continue
    const bound = /^(?:本地|当地|市|省|区|县|州|市区|境内|这边|那边|这里|经开区|高新区)?/u.exec(after)?.[0] ?? ''
    const tail = after.slice(bound.length)
    if (SEATED.test(before) || /^(?:注册|登记|落户|成立)(?!资|商标|会计)/u.test(tail)) {
      found = place
      continue
    }
    if (RULE_AFTER.test(after) || RULE_AFTER.test(tail) || RULE_BEFORE.test(before)) continue
    if (BRANCH.test(tail)) continue
    const noun =
      /^的?(?:一?[家个所]|民营|国有|私营|高新技术|科技型|科技|软件|做|搞)?[^，。能报和跟与]{0,8}?(?:企业|公司|厂|单位|学校|高校|大学|学院|研究所|研究院|医院|机构|集团|民企|国企)/u.test(
        tail,
      )
    // 我们在成都, 公司在昆明; 是万州的
    if (
      /(?:我们?|咱们?|公司|企业|单位|学校|医院|厂|总部|院|所|校|司)(?:们)?(?:就|都|也|是|目前|现在|地址|主体)*(?:在|是)$/u.test(
        before,
      ) &&
      /^(?:的|这边|$|一?所|这里|[,，。]|\s|本地|一?家|做|搞|开|办|经营)/u.test(tail || '')
    ) {
      found = place
      continue
    }
    if (/在$/u.test(before) && (own || listed) && residue(text, [...places]) === '') {
      found = place
      continue
    }
    if (
      noun &&
      /^(?:我们|我|咱们?|俺们?|本)?(?:单位|公司|这边|这|也|都)?(?:是|就是|属于|为|作为)?(?:一?[家个所])?(?:在|位于)?[^，。要能]{0,3}$/u.test(
        before,
      ) &&
      (own || !asking) &&
      !/[有找拉和跟与]|其中|联合/u.test(before)
    ) {
      const rest = residue(text, [...places])
      if (own || rest.length <= 14) found = place
      continue
    }
    if (asking && !own) continue
    const rest = residue(text, places)
    if (rest === '' && (own || listed)) found = place
    else if (own && /(?:我们|我|咱们?)(?:是|就是|都是|在|属于)?$/u.test(before) && /^的|^这边的|^人|^本地/u.test(tail))
      found = place
  }
  return found
}
