import { cases } from './told.ts'

cases('微信里会打的话', [
  [
    '俺们厂在阳谷，搞研发的有二十来号人，场地八百平',
    { applicant_kind: 'enterprise', registered_in: 'liaocheng', rd_staff: { min: 18, max: 22 }, site_area: 800 },
  ],
  [
    '老师好，咱们是成都做芯片的公司，研发团队45人',
    { applicant_kind: 'enterprise', registered_in: 'sichuan', rd_staff: 45 },
  ],
  ['近三年研发费用分别是300万、350万、400万', { rd_spend_3y: 10500000 }],
  [
    '公司去年营收1.2亿，研发费用480万，占比4%',
    { applicant_kind: 'enterprise', rd_spend_last_year: 4800000, rd_intensity: 4 },
  ],
  ['我们和重庆大学一起联合申报，签了协议', { joint_build: true, joint_agreement: true }],
  ['没有承担过国家级项目，省级项目4项', { national_projects_3y: 0, provincial_projects_3y: 4 }],
  ['研发人员具体多少我不太清楚，大概三十来个', { rd_staff: { min: 27, max: 33 } }],
  ['刚才说错了，设备应该是320万', { equipment_value: 3200000 }],
  ['两家，都是聊城的', { local_enterprise_partners: 2 }, 'local_enterprise_partners'],
  ['负债率财务还没给我', { debt_ratio: 'unknown' }],
  ['请问场地只有450平还能报万州不', { site_area: 450 }],
  [
    '公司注册在临沂，设备账面原值880万',
    { applicant_kind: 'enterprise', registered_in: 'elsewhere', equipment_value: 8800000 },
  ],
  [
    '我们所固定人员一百一十二人，职称中级以上的占一半',
    { applicant_kind: 'institute', fixed_rd_staff: 112, senior_share: 50 },
  ],
  ['发明专利授权了四件，软著二十几件', { ip_class1: 4, ip_class2: { min: 20, max: 30, minOpen: true, maxOpen: true } }],
  ['去年投了五百万做研发，成果转化没什么收入', { rd_spend_last_year: 5000000 }],
  ['我们没有失信，没有环保处罚，管理制度也挺完善的', { clean_credit_3y: true, internal_rules: true }],
  ['省级项目五个，国家级的一个', { provincial_projects_3y: 5, national_projects_3y: 1 }],
  ['场地不到500平方米，设备倒是有六百万', { site_area: { max: 500, maxOpen: true }, equipment_value: 6000000 }],
  [
    '本公司系高新技术企业，具有独立法人资格，建有中试线',
    { applicant_kind: 'enterprise', tech_enterprise: true, legal_person: true, pilot_capability: true },
  ],
  [
    '資產負債率約六成，研發人員三十餘人',
    { debt_ratio: { min: 54, max: 66 }, rd_staff: { min: 30, max: 40, minOpen: true, maxOpen: true } },
  ],
  ['我们不是龙头，也没有独立的研发机构', { industry_leader: false, independent_rd_unit: false }],
  ['研发人员12人（其中固定8人），设备210万（原值）', { rd_staff: 12, fixed_rd_staff: 8, equipment_value: 2100000 }],
  ['三年效益合计九千多万', { economic_benefit_3y: { min: 90000000, max: 100000000, minOpen: true, maxOpen: true } }],
  ['我们想明年申报，现在研发人员11个', { rd_staff: 11 }],
  ['要是负债率超过70%还能报吗？我们现在是68%', { debt_ratio: 68 }],
  ['同行那家设备才150万都过了，我们有180万', { equipment_value: 1800000 }],
  ['我们单位前年被环保问责过一次', { no_safety_env_liability_3y: false }],
  ['企业，在怒江，行标主持了2个', { applicant_kind: 'enterprise', registered_in: 'yunnan', standards: 2 }],
  ['上年度研发投入原则上不低于200万，是必须的吗', {}],
  ['最近三年都没有出过安全事故，信用也是好的', { clean_credit_3y: true }],
])
