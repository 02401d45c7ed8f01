import { cases } from './told.ts'

cases('联合还是单独，本来就是打算', [
  ['准备和省农科院联合申报，协议在谈', { joint_build: true }],
  ['打算单独申报', { joint_build: false }],
  ['以后可能会跟高校共建', {}],
])

cases('在审的不算一件', [
  ['发明专利4项（其中2项实审）', { ip_class1: 2 }],
  ['发明专利4项，其中2项是去年授权的', { ip_class1: 4 }],
  ['发明申请了7件授权3件', { ip_class1: 3 }],
])

cases('叉号不是零', [
  ['场地×，设备260万', { equipment_value: 2600000 }],
  ['软件行业×', { software_industry: false }],
])

cases('年份后面的冒号', [
  ['研发费用 2025年：1300万；2024年：1100万', { rd_spend_last_year: 13000000, rd_spend_prior_year: 11000000 }],
  ['去年：研发投入260万', { rd_spend_last_year: 2600000 }],
])

cases('没说等级的安全事故', [
  ['前年出过安全事故', { no_safety_env_liability_3y: false }],
  ['出过安全事故', { no_major_incident_3y: false }, 'no_major_incident_3y'],
  ['前年出过较大安全事故', { no_major_incident_3y: false }],
])

cases('以前，又说了哪年', [['以前被摘过牌，就是去年', { revoked_within_3y: true }]])

cases('研究院是自己的一部分', [
  ['我们是企业，研究院是独立运行的', { applicant_kind: 'enterprise', independent_rd_unit: true }],
])

cases('参与的不是主持或承担的', [
  ['参与过两个行业标准', {}],
  ['行业标准主持1项、参与3项', { standards: 1 }],
  ['国家级项目参与2项，省级项目主持3项', { provincial_projects_3y: 3 }],
  ['主持或参与行业标准4项', {}],
])

cases('跟谁联合，还没', [
  ['跟两家本地企业联合', { joint_build: true, local_enterprise_partners: 2 }],
  ['还没', { center_legal_entity: false }, 'center_legal_entity'],
])

cases('计划之后说到去年，车间不是研发场地', [
  ['今年研发投入预计300万，去年210万', { rd_spend_last_year: 2100000 }],
  ['实验室400平，另有车间900平', { site_area: 400 }],
  ['研发场地420平方米，还有300平米的仓库', { site_area: 420 }],
])

cases('公司做什么的；负债几成', [
  ['公司做机器人的，负债不到六成', { applicant_kind: 'enterprise', debt_ratio: { max: 60, maxOpen: true } }],
])
