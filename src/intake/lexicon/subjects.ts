import type { FactId } from '../../knowledge/index.ts'

/** What a figure can measure. `firms` are counted in 家, `items` in 项, 件 or 个. */
export type Measure = 'people' | 'firms' | 'items' | 'money' | 'area' | 'share'

/**
 * What a figure can be of. A subject that measures into no fact is there to take its figure away from the others:
 * the hundred metres of a workshop are no research site.
 */
export type Subject =
  | 'rd_staff'
  | 'fixed_rd_staff'
  | 'staff'
  | 'other-people'
  | 'senior'
  | 'research'
  | 'rd_spend'
  | 'rd_intensity'
  | 'income'
  | 'transfer'
  | 'economic_benefit_3y'
  | 'equipment_value'
  | 'site_area'
  | 'other-site'
  | 'other-money'
  | 'assets'
  | 'debts'
  | 'debt_ratio'
  | 'other-share'
  | 'partner_count'
  | 'local_enterprise_partners'
  | 'lead_share'
  | 'ip_class1'
  | 'ip_class2'
  | 'patents'
  | 'standards'
  | 'national_projects_3y'
  | 'provincial_projects_3y'
  | 'other-items'

/** Where a figure of that measure goes; `by-year` is settled by the year it is said of, `part` by the whole beside it. */
export type Target = FactId | 'by-year' | 'part' | 'none'

export interface SubjectEntry {
  readonly subject: Subject
  /** Regular expressions on folded text, parted by white space. */
  readonly words: string
}

export const TARGETS: Readonly<Record<Subject, Readonly<Partial<Record<Measure, Target>>>>> = {
  rd_staff: { people: 'rd_staff', share: 'part' },
  fixed_rd_staff: { people: 'fixed_rd_staff', share: 'none' },
  staff: { people: 'none' },
  'other-people': { people: 'none', share: 'none' },
  senior: { share: 'senior_share', people: 'part' },
  research: { people: 'rd_staff', money: 'by-year', share: 'part' },
  rd_spend: { money: 'by-year', share: 'rd_intensity' },
  rd_intensity: { share: 'rd_intensity' },
  income: { share: 'rd_intensity', money: 'none' },
  transfer: { money: 'by-year', items: 'transfer_cases_3y' },
  economic_benefit_3y: { money: 'economic_benefit_3y' },
  equipment_value: { money: 'equipment_value' },
  site_area: { area: 'site_area' },
  'other-site': { area: 'none', money: 'none' },
  'other-money': { money: 'none', share: 'none' },
  assets: { money: 'none' },
  debts: { money: 'none', share: 'debt_ratio' },
  debt_ratio: { share: 'debt_ratio' },
  'other-share': { share: 'none' },
  partner_count: { firms: 'partner_count' },
  local_enterprise_partners: { firms: 'local_enterprise_partners' },
  lead_share: { share: 'lead_share' },
  ip_class1: { items: 'ip_class1' },
  ip_class2: { items: 'ip_class2' },
  patents: { items: 'none' },
  standards: { items: 'standards' },
  national_projects_3y: { items: 'national_projects_3y' },
  provincial_projects_3y: { items: 'provincial_projects_3y' },
  'other-items': { items: 'none' },
}

/** What counts only once it is granted. */
export const isGranted = (subject: Subject): boolean => subject === 'ip_class1' || subject === 'ip_class2'

/** The subject that the words of a fact in knowledge/facts.yaml speak of. */
export const SUBJECT_OF: Readonly<Record<FactId, Subject>> = {
  rd_staff: 'rd_staff',
  fixed_rd_staff: 'fixed_rd_staff',
  senior_share: 'senior',
  site_area: 'site_area',
  equipment_value: 'equipment_value',
  rd_spend_last_year: 'rd_spend',
  rd_spend_prior_year: 'rd_spend',
  rd_spend_3y: 'rd_spend',
  rd_intensity: 'rd_intensity',
  transfer_income_last_year: 'transfer',
  transfer_cases_3y: 'transfer',
  economic_benefit_3y: 'economic_benefit_3y',
  ip_class1: 'ip_class1',
  ip_class2: 'ip_class2',
  standards: 'standards',
  national_projects_3y: 'national_projects_3y',
  provincial_projects_3y: 'provincial_projects_3y',
  debt_ratio: 'debt_ratio',
  partner_count: 'partner_count',
  local_enterprise_partners: 'local_enterprise_partners',
  lead_share: 'lead_share',
}

/** The subject that the words of a quantity which is no fact itself speak of, where a fact is worked out from it. */
export const QUANTITY_SUBJECT: Readonly<Record<string, Subject>> = {
  senior_staff: 'senior',
  staff: 'staff',
  revenue: 'income',
  assets: 'assets',
  debts: 'debts',
  patents: 'patents',
}

/** What no word by itself says: figures within the words, or a word that is one only beside a figure. Still to go. */
export const SUBJECTS: readonly SubjectEntry[] = [
  {
    subject: 'research',
    words: `研发(?:上|方面|这块|账上|经费账)? 科研(?:上|方面|这块)? 自主研发 (?:真正|专门)?(?:搞|做|干|从事)(?:研发|科研)`,
  },
  { subject: 'transfer', words: '成果 转化 成果(?:卖|转|变现) 卖(?:技术|成果)(?:的?(?:进账|收入)|了)?' },
  {
    subject: 'local_enterprise_partners',
    words: String.raw`(?:本地|当地|本市|本省|市内|省内|区内|市里|省里|(?:聊城|云南)(?:市|省)?(?:本地|境内|内|当地)?)的?(?:企业|公司|厂家?|民企|药企)(?:数量?|合作伙伴)? (?:本地|当地|本市|本省|市内|省内)的?(?=[有共]?[\d一二两三四五六七八九十]) (?:本地|当地|本市|本省|市内|省内|区内|(?:聊城|云南)(?:市|省)?(?:本地|境内|内|当地))的?[\d一二两三四五六七八九十百几多余来]{1,4}[家个][^，。；、,;我能要]{0,4}?(?:企业|公司|厂|民企) (?<=[和跟与同加拉找]|联合|联合了)(?:聊城|云南)(?:市|省)?的?[\d一二两三四五六七八九十百几多余来]{1,4}[家个][^，。；、,;我能要]{0,4}?(?:企业|公司|厂|民企)`,
  },
  {
    subject: 'lead_share',
    words: `(?:第一|第1)?(?:依托|牵头)单位(?:自身|自己|本身)?(?:的)?(?:各项|四项)?(?:最低)?(?:的)?占(?:比|到|了)? (?:我们|我方|本单位|我司|我校|我院)(?:自己|这边|自身)?(?:最低的?)?(?:一项)?占(?:比|到|了)? 四项(?:占比)?(?:里|中)?(?:最低|最少)的?`,
  },
  { subject: 'standards', words: '标准(?=[:：]?(?:有|共)?[\\d一二两三四五六七八九十]+[项个件])' },
]
