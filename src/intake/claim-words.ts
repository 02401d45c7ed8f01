import type { Fact, FactId } from '../knowledge/index.ts'
import { isUngradedSafety } from './incidents.ts'
import { isHappening, type Known } from './known.ts'
import type { Mention } from './mentions.ts'
import type { Presence } from './presence.ts'
import type { Scene } from './scene.ts'

const HOLDS_WITH_LITTLE_ELSE = 4
/** 和西南大学一起联合申报: the partners' names stand beside the word. */
const HOLDS_BESIDE_NAMES = 16

/** Something that happened: a bad record, or what the fact itself names, as a revocation. */
export const isEvent = ({ claim }: Mention, { facts }: Pick<Known, 'facts'>): boolean => {
  const fact = claim && facts.get(claim.fact)
  return isHappening(fact) && (claim?.bad === true || fact?.telling?.presence === 'affirms')
}

export const factOf = (
  mention: Mention,
  scene: Scene,
  asked: Fact | undefined,
  founded: boolean,
  opening = '',
): FactId | undefined => {
  const { claim, text } = mention
  if (!claim) return undefined
  if (
    claim.fact === 'independent_rd_unit' &&
    /^研究[院所]$/u.test(text) &&
    !/[有建设立没]了?(?:自己的?)?$/u.test(scene.text.slice(0, mention.start - scene.start))
  )
    return undefined
  if (claim.fact === 'company_form' && !founded) return /法人/u.test(text) ? 'legal_person' : undefined
  if (
    claim.fact === 'legal_person' &&
    ((asked?.id === 'center_legal_entity' && !HOST.test(scene.text.slice(0, mention.start - scene.start))) ||
      /中心/u.test(opening + scene.text.slice(0, mention.start - scene.start)))
  )
    return 'center_legal_entity'
  if (claim.fact === 'no_major_incident_3y' && asked?.id === 'no_safety_env_liability_3y') return asked.id
  if (claim.fact === 'no_major_incident_3y' && asked?.id !== claim.fact && isUngradedSafety(text))
    return 'no_safety_env_liability_3y'
  // 做了两个合同: any contract, unless the agreement was asked for
  if (claim.fact === 'joint_agreement' && /^合同/u.test(text) && asked?.id !== claim.fact) return undefined
  return claim.fact
}

const DENIES_WITHIN = /没|不|未|非/u
const HAPPENED = /过|被|列入|问责/u
/** 我们公司是独立法人, in reply to a question about the centre. */
const HOST =
  /(?:公司|企业|单位|学校|大学|学院|医院|研究[院所]|集团|我[司校院厂所])(?:本身|自己)?(?:现在|目前|已经|已|也|都|就|当然|肯定|一直)*(?:是|属于|为|有|具有|具备)/u

/** 龙头企业的供应商, 服务于软件企业, 开了分公司: somebody the applicant has to do with. */
const DEALS_WITH =
  /(?:服务于?|供货?给?|卖给|面向|对接|依托|挂靠|隶属于?|投资|控股|参股|入股|收购|孵化|扶持|培育|[和跟与同给向找替帮])(?:了|的|过|着|多|几|两|三|\d|一)*家?$|为(?!.{0,40}(?:认定|评|定)为)[^，。]{0,2}$(?<![认评定列称成作]为)/u
const BELONGS_TO_IT =
  /^(?:企业|公司|单位)?的?(?:供应商|供货商|客户|经销商|代理商?|子公司|分公司|下属|下面|旗下|员工|上下?游|下游|配套|合作|伙伴|产业链|服务|厂家|股东)/u
const SET_UP = /(?:开|设|设立|成立|办|建|注册|有|下设|下面|拥有)了?(?:[一二两三四五几\d]+个?家?)?$/u

const isOfOthers = ({ claim, text, start, end }: Mention, scene: Scene): boolean => {
  const before = scene.text.slice(0, start - scene.start)
  const after = scene.text.slice(end - scene.start)
  // 是软件企业和高新技术企业
  const listed = scene.mentions.some((other) => other.end === start - 1)
  if (claim?.fact === 'legal_person' && claim.bad)
    return SET_UP.test(before) || /^(?:在|位于|有|负责|做|也|叫|那边|开)/u.test(after)
  if (claim?.fact === 'tech_enterprise' || claim?.fact === 'software_industry' || claim?.fact === 'industry_leader')
    return BELONGS_TO_IT.test(after) || (/企业|公司|龙头|高企/u.test(text) && DEALS_WITH.test(before) && !listed)
  return false
}

/** Whether what is claimed holds: as said around it, or, for what is named alone, by being named. */
export const thereOf = (
  mention: Mention,
  status: Presence,
  rest: string,
  scene: Scene,
  answeredNext: boolean,
  known: Known,
): boolean | undefined => {
  const { claim, text } = mention
  if (!claim || isOfOthers(mention, scene)) return undefined
  if (claim.fact === 'center_legal_entity' && /中心/u.test(text)) return !DENIES_WITHIN.test(text)
  if (status.there !== undefined) return status.there
  if (claim.says) return true
  if (isEvent(mention, known))
    return HAPPENED.test(text) ||
      (/(?:信用|征信).{0,40}(?:差|不好|问题|污点|记录)/u.test(text) && !/^(?:不良|失信)/u.test(text))
      ? true
      : undefined
  if (claim.loose || answeredNext) return undefined
  // 州政府承诺支持而且前期已有投入: the words are a statement by themselves
  if (claim.fact === 'government_commitment' && !claim.bad && /承诺|答应|同意|表态|出具/u.test(text)) return true
  return rest.length <= (claim.fact === 'joint_build' ? HOLDS_BESIDE_NAMES : HOLDS_WITH_LITTLE_ELSE) ? true : undefined
}
