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
  /** English words for it, as one expression. */
  readonly latin?: string
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

export const SUBJECTS: readonly SubjectEntry[] = [
  {
    subject: 'rd_staff',
    words: `(?:研发|科研|技术|研究)(?:技术)?(?:人员|人手|人才|人数|团队|队伍|岗位?|工程师|骨干)的?(?:人数|数量|总数|规模)? 研发的?人(?!均) 研究人员 科技人员 科研人员
      (?:真正|专门)?(?:搞|做|干|从事)(?:研发|科研|研究|技术)的(?:员工|人员|同事|人)? 研发(?:部|中心)?的?(?:员工|同事|在岗|工程师) 研发部门?`,
    latin:
      '(?:r&d|rd|research|technical)[ -]+(?:staff|people|personnel|team|employees?|engineers?|headcount)|researchers?',
  },
  {
    subject: 'fixed_rd_staff',
    words: `(?:专职|固定|全职)(?:的|、|和|和?固定|专职)?的?(?:研发|科研|技术|研究)?的?(?:技术)?(?:人员|人才|团队|员工|人手|人|研发|科研|在岗)? 专职(?:搞|做|从事)(?:研发|科研)的? 全职(?:搞|做)(?:研发|科研)的? 全年(?:实际)?工作超过[0-9]+天的?`,
    latin: '(?:full[- ]time|fixed|permanent)[ -]+(?:r&d |research )?(?:staff|people|personnel|researchers?|employees?)',
  },
  {
    subject: 'staff',
    words: `员工(?:总数|总人数|人数)? 职工(?:总数|人数)? 在职(?:人员|员工|职工)? 总人数 全(?:厂|公司|单位|校|院)(?:上下)?(?:一共|总共|共)? 从业人员 社保人数 参保人数`,
    latin: 'employees|headcount|staff|workforce',
  },
  {
    subject: 'other-people',
    words: `博士后?(?:研究生)? 院士 教授 副教授 专家 销售(?:人员)? 行政(?:人员)? 生产(?:人员|工人) 工人 管理人员 兼职(?:人员|研发人员|的)? 外聘(?:人员|专家)? 实习生 (?:在读)?研究生 学生 领军人才 高层次人才 本科(?:以上|生)? 大专(?:以上)? 党员 负责人 带头人 股东 客户 顾问 临时(?:工|人员)`,
  },
  {
    subject: 'senior',
    words: `(?:具有|有)?(?:中高级|高中级|中、高级|高级|中级|副高|正高)(?:以上)?(?:职称)?(?:、|和|或者?|及|与|以及)?(?:硕士|研究生)?(?:学位|学历)?(?:及?以上)?的?(?:人员|技术人员)? 职称(?:人员|比例|占比)? 硕士(?:研究生)?(?:学位|学历)?(?:及?以上)?(?:学历|学位)?的?(?:人员)? 硕博(?:士)? 高职称 有职称的`,
    latin: "(?:senior|master'?s?)(?: or above)?",
  },
  {
    subject: 'research',
    words: `研发(?:上|方面|这块|账上|经费账)? 科研(?:上|方面|这块)? 自主研发 (?:真正|专门)?(?:搞|做|干|从事)(?:研发|科研)`,
    latin: 'r&d',
  },
  {
    subject: 'rd_spend',
    words: `(?:研发|科研|研究开发|研究)(?:经费)?(?:总)?(?:投入|费用|经费|支出|开支|花费|开销|资金|金额|成本|总额|费)(?:投入|支出|总额|合计|总计|总共|累计)? (?:投入|投|花|用)(?:到|在|于)?了?(?:研发|科研)(?:上|里)? 研发(?:上|方面)?(?:总共|一共|合计|就|已经|也|又|大概|差不多)?(?:投|花|用|砸)(?:了|进去|出去|入)? 加计扣除(?:金额|额)?`,
    latin: '(?:r&d|rd|research)[ -]+(?:spend(?:ing)?|expenses?|expenditures?|investment|budget|costs?)',
  },
  {
    subject: 'rd_intensity',
    words: `研发(?:强度|占比|投入占比|费用占比|经费占比|支出占比|费用率|投入强度|投入比例|经费比例|费用比例|比例|比重)`,
    latin: 'r&d intensity',
  },
  {
    subject: 'income',
    words: `(?:占|占到|占了)?(?:企业|公司|单位|当年|全年)?的?(?:主营业务|主营|营业|销售|总)的?(?:收入|额)(?:总额|比例|比重)? (?:占|占到)?(?:年|总)?(?:营收|销售额|收入总额|产值|总产值|流水)的?`,
    latin: '(?:of )?(?:revenue|sales|turnover)',
  },
  {
    subject: 'transfer',
    words: `(?:研发|科技|科研)?成果(?:转化|转让|产业化)(?:值|的)?(?:收入|产值|收益|所得|进账|金额|收人|额|数|数量|项目|案例|个数|情况)? 转化(?:值|的)?(?:收入|产值|收益|所得|数量?|项目|案例|成果|成功案例)? 成功(?:转化)?案例 (?<!失败|投诉|典型|侵权|诉讼)案例 成果(?:卖|转|变现) 成果 新产品(?:技术)?(?:收入|进账|销售) 卖(?:技术|成果)(?:的?(?:进账|收入)|了)? 技术(?:转让|出让)(?:的?收入|费)?`,
    latin: '(?:technology )?transfer (?:income|revenue|cases)|technology transfer',
  },
  {
    subject: 'economic_benefit_3y',
    words: `(?:累计|直接|转化){0,4}(?:的|创造的?|产生的?)?(?:直接)?经济效益 累计效益 (?:创造|产生)效益 效益`,
    latin: 'economic benefits?',
  },
  {
    subject: 'equipment_value',
    words: `(?:研发|科研|科学|实验|试验|检测|中试|分析|测试|技术开发|研究)?(?:用的?)?(?:仪器设备|仪器|设备|器材|装置)(?:仪器|设备)?(?:的)?(?:原值|总值|总额|原价|价值|账面(?:原值|价值)?|资产|投入|金额|购置费|购置)? (?:账面)?原值 固定资产设备`,
    latin: '(?:lab |research |r&d )?(?:equipment|instruments?)(?: value| worth)?',
  },
  {
    subject: 'site_area',
    words: `(?:研发|科研|实验|试验|办公|研究|中心|自有)?(?:的)?(?:场地|用房|场所|用地|实验室|试验室|面积|办公室|开发用房|楼层|大楼)(?:的)?(?:总)?(?:面积)? 科研开发用房 研发(?:中心|楼|区|大楼)(?:面积)? 做(?:实验|试验|研发)的地方 地方`,
    latin: '(?:(?:lab(?:oratory)?|r&d|research|office) )?(?:space|site|area|premises|floor area)|lab(?:oratory)?',
  },
  {
    subject: 'other-site',
    words: `(?:生产)?(?:厂房|车间|厂区|仓库|宿舍|食堂|门店|展厅|门面)(?:总)?(?:的)?(?:面积)? 占地(?:面积)? 生产(?:用房|场地|面积|基地) 总?建筑面积 校园 土地 养殖 种植(?:面积)? 基地`,
  },
  {
    subject: 'other-money',
    words: `注册资[本金] 利润(?:总额)? 净利润? 纳税(?:额)? 税收 税 补[助贴](?:资金|款)? 奖励(?:资金)? 拨款 贷款 融资 总投资 投资额 固定资产(?:投资)?(?!设备) 净值 折旧 (?:技术)?合同(?:成交)?额 技术合同 订单 工资 房租 租金 社保 估值 市值 生产设备(?:原值)? 生产线 办公设备 软件采购 专项资金 经费预算 毛利率 增长率? 同比 利润率 税率 股份 股权 持股 自筹`,
    latin: '(?:registered )?capital|profits?',
  },
  { subject: 'assets', words: `总资产 资产总[额计]? (?:公司|企业|单位)?资产(?!负债)` },
  { subject: 'debts', words: `总?负债(?:总额|合计)?(?!率) 欠债` },
  {
    subject: 'debt_ratio',
    words: `资产负债率 资产负债比例? 负债率 负债比例? 杠杆率`,
    latin: '(?:debt|liability)(?:[- ]to[- ]assets?)?[ -]?ratio',
  },
  {
    subject: 'partner_count',
    words: `(?:联合)?(?:共建|合作|参与|联合|参建|成员|联建)(?:建设|申报)?的?(?:单位|方|伙伴|成员)(?:数量?|总数)? 联合体(?:成员)?`,
    latin: 'partners?(?: organi[sz]ations?)?',
  },
  {
    subject: 'local_enterprise_partners',
    words: String.raw`(?:本地|当地|本市|本省|市内|省内|区内|市里|省里|(?:聊城|云南)(?:市|省)?(?:本地|境内|内|当地)?)的?(?:企业|公司|厂家?|民企|药企)(?:数量?|合作伙伴)? (?:本地|当地|本市|本省|市内|省内)的?(?=[有共]?[\d一二两三四五六七八九十]) (?:本地|当地|本市|本省|市内|省内|区内|(?:聊城|云南)(?:市|省)?(?:本地|境内|内|当地))的?[\d一二两三四五六七八九十百几多余来]{1,4}[家个][^，。；、,;我能要]{0,4}?(?:企业|公司|厂|民企) (?<=[和跟与同加拉找]|联合|联合了)(?:聊城|云南)(?:市|省)?的?[\d一二两三四五六七八九十百几多余来]{1,4}[家个][^，。；、,;我能要]{0,4}?(?:企业|公司|厂|民企)`,
    latin: 'local (?:companies|enterprises|firms|partners)',
  },
  {
    subject: 'lead_share',
    words: `(?:第一|第1)?(?:依托|牵头)单位(?:自身|自己|本身)?(?:的)?(?:各项|四项)?(?:最低)?(?:的)?占(?:比|到|了)? 牵头(?:方)?占(?:比)? 自[身己](?:各项)?(?:最低)?的?占(?:比|到|了)? (?:我们|我方|本单位|我司|我校|我院)(?:自己|这边|自身)?(?:最低的?)?(?:一项)?占(?:比|到|了)? 占比最低的?(?:那?一?项|那项)? 四项(?:占比)?(?:里|中)?(?:最低|最少)的? (?:四项|各项)的?占比`,
  },
  {
    subject: 'ip_class1',
    words: `(?:授权)?(?:的)?(?:国家)?发明(?:专利|授权)?(?:证书)?(?:数量?)? 植物新品种(?:权)? 国家级农作物品种 (?:国家)?新药(?:证书)? (?:国家)?一级中药(?:保护品种)? 集成电路(?:布图)?(?:设计)?(?:专利权)? [1i一ⅰⅠ]类(?:发明)?(?:专利|知识产权|的|ip)?`,
    latin: 'invention patents?',
  },
  {
    subject: 'ip_class2',
    words: `实用新型(?:专利)?(?:证书)? 外观(?:设计)?(?:专利)? 软件?著作?(?:权)(?:登记)?(?:证书)? 软著 (?:2|ii|二|ⅱ|Ⅱ)类(?:专利|知识产权|的|ip)?`,
    latin: 'utility models?|(?:software )?copyrights?',
  },
  {
    subject: 'patents',
    words: String.raw`(?<!发明|实用新型|外观设计|新型)专利 论文 商标 知识产权(?=\\d) 申请(?:中)?的?专利`,
    latin: 'patents',
  },
  {
    subject: 'standards',
    words: `行业标准 行标 标准(?=[:：]?(?:有|共)?[\\d一二两三四五六七八九十]+[项个件]) (?:主持|承担|牵头|参与)?制定?了?的?(?:行业)?标准 (?:主持|参与|起草|承担)过?的?(?:行业)?标准`,
    latin: 'industry standards?',
  },
  {
    subject: 'national_projects_3y',
    words: `国家级的?(?:科研|科技|研发|重点|重大)?(?:专项|项目|课题|计划)? 国家(?:科技)?(?:重点研发|重大|科技支撑|自然科学基金|基金|科研|科技)(?:专项|计划)?的?(?:项目|课题)? 国家的?(?:项目|课题) 国自然(?:基金)?(?:项目)?`,
    latin: 'national(?:[- ]level)? (?:research )?projects?',
  },
  {
    subject: 'provincial_projects_3y',
    words: `省部?级的?(?:科研|科技|研发|重点|重大)?(?:专项|项目|课题|计划)? 省(?:里|厅|科技厅|上)的?(?:科研|科技|研发|重点|重大)?(?:计划)?的?(?:项目|课题)? 省(?:重点|重大)(?:研发)?(?:专项|计划)?的?(?:项目|课题)?`,
    latin: 'provincial(?:[- ]level)? (?:research )?projects?',
  },
  {
    subject: 'other-items',
    words: `国家标准 国标 团体?标准?团标 团体标准 团标 企业标准 地方标准 地标 国际标准 (?:国家|省部?|市|区)级的?(?:重点|工程|企业|技术|科技){0,4}(?:实验室|平台|中心|研究中心|工作站|小巨人|专精特新|高新技术企业|高企|孵化器|人才|奖项?|龙头企业|示范) (?:市|区|县|校|院|横向|厅局|地市)级?的?(?:项目|课题) 横向(?:项目|课题)? 获奖 奖项`,
  },
]
