import { type Choice, DENIAL, OF_OTHERS, residue, SEATED } from './choices.ts'
import type { PlaceSaid } from './seats.ts'

const RULE_AFTER =
  /^(?:市|省|区|县|州)?(?:的|那边|这边|那|这)?(?:办法|标准|条件|政策|规定|要求|门槛|那个?中心|这个?中心|中心|科技局|科技厅|发改|认定|能不能|能报|可以|报|申报|行不行|呢|怎么|评|考核|会看|看重|通知|文件)/u
const RULE_BEFORE =
  /(?:报|申报|申请|参评|够|符合|满足|达到|查|查一下|按|按照|对照|到|去|给|往|向|问|看|关于|对|对于|和|跟|与|联合|拿|进|参加|比|除了|离|距离|想在)(?:一?下)?的?$/u
const BRANCH = /^以?外|分公司|子公司|办事处|分部|分厂|分院|销售|客户|项目部|基地|合作|有个|有一|设了|开了/u

/** A place, and whether it was said to be that of the register rather than of a works or a head office. */
export interface Seat extends Choice {
  readonly registered: boolean
}

const REGISTERED = /(?:注册|登记|工商|执照)[^，。]{0,6}$/u
/** 一家在聊城一家在济南 */
const OF_SEVERAL = /(?:(?<!这)[一另\d两二三四][家个所]|分别|各)(?:是|都)?(?:注册|登记|位于)?在$|其中/u
/** 原来注册在成都 */
const ONCE_THERE = /(?:原来|原先|以前|之前|最初|起初|曾经?)[^，。]{0,8}$/u
/** 准备迁到万州 */
const MOVING =
  /(?:准备|打算|计划|拟|将|要|想|会|正在|考虑|希望|争取|明年)[^，。]{0,6}(?:迁|搬|转|落户|注册|登记|设|落)[^，。]{0,4}$/u

/** Where a clause says the applicant is registered. A place that is only asked about or applied to is none. */
export const seatIn = (
  text: string,
  places: readonly PlaceSaid[],
  own: boolean,
  asking: boolean,
  listed: boolean,
): Seat | undefined => {
  if (!own && OF_OTHERS.test(text)) return undefined
  let found: Seat | undefined
  for (const place of places) {
    const before = text.slice(0, place.start)
    const after = text.slice(place.end)
    if (ONCE_THERE.test(before) || OF_SEVERAL.test(before) || MOVING.test(before) || /^[省市]?人(?!民)/u.test(after))
      continue
    if (DENIAL.test(before) && !SEATED.test(before)) continue
    if (/(?:不|没)(?:是|在|属于)?(?:注册|登记)?(?:在|于)?$/u.test(before)) continue
    const bound = /^(?:本地|当地|市|省|区|县|州|市区|境内|这边|那边|这里|经开区|高新区)?/u.exec(after)?.[0] ?? ''
    const tail = after.slice(bound.length)
    if (SEATED.test(before) || /^(?:注册|登记|落户|成立)(?!资|商标|会计)/u.test(tail)) {
      const registered = REGISTERED.test(before) || /^(?:注册|登记)/u.test(tail)
      // 注册在万州，总部在上海: the register decides
      if (registered || !found?.registered) found = { ...place, registered }
      continue
    }
    if (found?.registered) continue
    if (place.centre || RULE_AFTER.test(after) || RULE_AFTER.test(tail) || RULE_BEFORE.test(before)) continue
    if (BRANCH.test(tail)) continue
    const noun =
      /^的?(?:一?[家个所]|民营|国有|私营|高新技术|科技型|科技|软件|做|搞)?[^，。能报和跟与]{0,8}?(?:企业|公司|厂|单位|学校|高校|院所|大学|学院|研究所|研究院|医院|机构|集团|民企|国企)/u.test(
        tail,
      )
    // 我们在成都, 公司在昆明; 是万州的
    if (
      /(?:我们?|咱们?|公司|企业|单位|学校|医院|厂|总部|院|所|校|司)(?:们)?(?:就|都|也|是|目前|现在|地址|主体)*(?:在|是)$/u.test(
        before,
      ) &&
      /^(?:的|这边|$|一?所|这里|[,，。]|\s|本地|一?家|做|搞|开|办|经营)/u.test(tail || '')
    ) {
      found = { ...place, registered: false }
      continue
    }
    if (/在$/u.test(before) && (own || listed) && residue(text, [...places]) === '') {
      found = { ...place, registered: false }
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
      if (own || rest.length <= 14) found = { ...place, registered: false }
      continue
    }
    if (asking && !own) continue
    const rest = residue(text, places)
    if (rest === '' && (own || listed)) found = { ...place, registered: false }
    else if (own && /(?:我们|我|咱们?)(?:是|就是|都是|在|属于)?$/u.test(before) && /^的|^这边的|^人|^本地/u.test(tail))
      found = { ...place, registered: false }
  }
  return found
}
