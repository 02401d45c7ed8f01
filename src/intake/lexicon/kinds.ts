/** What an applicant calls itself, the more particular first. */
export const KINDS: readonly (readonly [string, string])[] = [
  ['new_rd_institution', '新型研发机构|新研机构|新型研究机构|new r&d institution'],
  [
    'other',
    '医院|卫生院|协会|学会|商会|合作社|个体户|个体工商户|个体|自然人|个人|社会团体|社团|银行(?!贷款|借款|存款|账户|流水|授信|卡)|中学|小学|中职|政府部门|行政机关|机关单位|孵化器|园区|管委会|农户|联合会|事务所|律所',
  ],
  ['university', '高校|大学|学院|高职|职院|学校|院校|师院|本科院校|university|college'],
  [
    'institute',
    '科研院所|科研机构|技术机构|研究机构|研究院|研究所|研究中心|设计院|科研单位|科学院|农科院|林科院|[农林水药茶渔]科所|计量院|质检院|检测院|科研所|检测机构|勘察院|research institute|institute',
  ],
  [
    'enterprise',
    '企业|公司|工厂|(?:药|钢|化工|机械|食品|纸|酒|汽配|水泥|电子|老|小|大)厂|厂子|厂家|集团|药企|民企|国企|央企|外企|私企|股份|厂(?![房区址地内])|enterprise|company|firm|factory|manufacturer',
  ],
]
/** Short forms in which “we” and the kind are one word. */
export const OWN_KINDS: readonly (readonly [string, string])[] = [
  ['enterprise', '我司|我厂|敝司|我公司'],
  ['university', '我校'],
  ['institute', '我所(?!有|在|以|需|说|做|属|知)|我们所(?!有|在|以|需|说|做|属|知)'],
]
