import { describe, expect, it } from 'vitest'
import type { FactId } from '../../src/knowledge/index.ts'
import { last } from '../support/talk.ts'

const OPENED = '我们公司能不能申报万州的'
const IN_LIAOCHENG = '我们公司想报聊城的技术创新中心，帮我核对'
const IN_YUNNAN = '我们是企业，云南的技术创新中心能不能申报'

/** What was told, and what was done to it, with what it then comes to. */
type Case = readonly [told: string, change: string, comes: number]

const holds = (opened: string, fact: FactId, cases: readonly Case[]) =>
  it.each(cases)('%s；%s → %d', async (told, change, comes) => {
    expect((await last(opened, told, change)).known?.[fact]).toEqual(comes)
  })

describe('加上漏掉的', () => {
  holds(OPENED, 'equipment_value', [
    ['科研仪器原值160万', '漏了一台离心机，再加32万', 1_920_000],
    ['科研仪器原值160万', '还有个烘箱忘了报，18万，补进去', 1_780_000],
    ['科研仪器原值160万', '遗漏了上月验收的一批，金额45万元', 2_050_000],
    ['科研仪器原值160万', '少算了一套色谱柱，12万', 1_720_000],
    ['科研仪器160万，研发场地620平', '显微镜那台26万没算进去，要加上', 1_860_000],
    ['设备老车间80万，新车间95万', '中间库还有一台20万的漏报了', 1_950_000],
  ])
  holds(OPENED, 'rd_staff', [
    ['搞研发的14个人', '检验室还有3个人刚才没算进去', 17],
    ['搞研发的14个人', '漏报了两名，一共16人', 16],
    ['搞研发的14个人', '漏记了三位新来的，再加3个', 17],
    ['We have 14 R&D staff', 'I forgot two engineers, so that makes 16', 16],
    ['研发人员14人，研发场地620平', '漏了4名工艺员，应当加上', 18],
  ])
  holds(OPENED, 'site_area', [
    ['研发场地380平', '后院暖房那110平也要算进去', 490],
    ['研发场地380平', '地下室漏量了，再加70平', 450],
  ])
})

describe('扣掉不该算的', () => {
  holds(OPENED, 'rd_staff', [
    ['研发人员25人', '25人里有4人已经退休，按21人算', 21],
    ['研发人员25人', '里头有3个是兼职会计，扣掉', 22],
    ['研发人员25人', '其中2人借调到集团，应予剔除', 23],
    ['研发人员25人', '上个月调走了6人，请相应扣减', 19],
    ['研发人员25人', '有5个全年不到岗，这5个减掉', 20],
    ['研发人员25人', '扣了实习生就剩18个', 18],
    ['We have 25 R&D staff', 'Take 4 off, they quit in March', 21],
    ['研发人员：养殖组9人、饲料组7人', '饲料组的2人刚辞职，去掉', 14],
  ])
  holds(OPENED, 'equipment_value', [
    ['科研仪器原值310万', '里面有台70万的是代管的，要减掉', 2_400_000],
    ['科研仪器原值310万', '310万里有55万是办公家具，应当剔除', 2_550_000],
    ['科研仪器原值310万', '有40万和15万的两台报废了，都扣掉', 2_550_000],
    ['仪器分三批，分别为90万、64万和71万', '第二批64万中有8万是电脑，剔出去', 2_170_000],
    ['仪器分三批，分别为90万、64万和71万', '64万那批里有14万是借的，刨掉', 2_110_000],
    ['科研仪器300万', '多算了35万', 2_650_000],
  ])
  holds(OPENED, 'site_area', [
    ['研发场地900平', '食堂占了150平，减去', 750],
    ['一楼260平，二楼310平，都是研发场地', '不对，一楼是展厅，不能算', 310],
  ])
  holds(OPENED, 'rd_spend_last_year', [
    ['去年研发投入340万', '里面60是生产线的，扣除', 2_800_000],
    ['去年研发投入340万', '其中25万是今年的票，得刨掉', 3_150_000],
  ])
  holds(IN_YUNNAN, 'ip_class2', [
    ['II类知识产权16项', '那16项里有5项失效了，要去掉', 11],
    ['II类知识产权16项', '其中3项已经转让，应从中扣除', 13],
  ])
  holds(IN_LIAOCHENG, 'fixed_rd_staff', [
    ['专职固定科研人员31人', '这31人里有6个在外地上班，不能算', 25],
    ['专职固定研发人员31个', '里头有2个只来半年，这2个扣掉', 29],
  ])
})

describe('扣过的加回来', () => {
  const heldAfter = async (fact: FactId, ...lines: readonly string[]) => (await last(OPENED, ...lines)).known?.[fact]
  it.each([
    '弄清楚了，那台已经付清，加回来',
    '那40万是我们自己的，应当计回',
    '不用扣了，恢复原来的',
    'Put it back, we own it now',
  ])('全部：%s', async (back) => {
    expect(await heldAfter('equipment_value', '科研仪器260万', '里面有40万是租的，扣掉', back)).toBe(2_600_000)
  })
  it.each([
    ['7人中有3人其实满了半年，应当计回', 26],
    ['有2个又回来了，加回来', 25],
  ] as const)('一部分：%s', async (back, comes) => {
    expect(await heldAfter('rd_staff', '研发人员30人', '里面有7人是劳务工，扣掉', back)).toBe(comes)
  })
})

describe('改其中的一份', () => {
  holds(OPENED, 'rd_spend_last_year', [
    ['去年研发投入1-6月95万，7-12月140万', '7-12月多报了20万，改成120万', 2_150_000],
  ])
  holds(OPENED, 'rd_staff', [['研发人员：种苗部8人、植保部6人', '植保部应为9人', 17]])
})

describe('一句话里说清又扣掉', () => {
  it.each<readonly [string, FactId, number]>([
    ['研发人员名单上19人，有3人是挂名的要去掉', 'rd_staff', 16],
    ['研发场地总共840平，仓库占了240，剩下的才是研发的', 'site_area', 600],
    ['去年研发投入账上305万，审计剔了45万', 'rd_spend_last_year', 2_600_000],
    ['科研仪器240万里有30万是客户寄放的，扣除', 'equipment_value', 2_100_000],
  ])('%s', async (said, fact, comes) => {
    expect((await last(OPENED, said)).known?.[fact]).toBe(comes)
  })
  it('本来就没算在内的，不用减', async () => {
    const { known } = await last(OPENED, '科研仪器我们自己的255万 隔壁厂放在这里的那台60万不算')
    expect(known?.equipment_value).toBe(2_550_000)
  })
})

describe('说了哪些数，列出来', () => {
  it('记下的一行里有每一份', async () => {
    const { receipt } = await last(OPENED, '研发人员25人', '25人里有4人已经退休，按21人算')
    expect(receipt).toContain('25 − 4 = 21 人')
  })
})

describe('拿不准的，先放着再问', () => {
  it('只说走了几个：没说还算不算在内', async () => {
    const { confirm, known } = await last(OPENED, '研发人员12个', '上礼拜走了3个')
    expect(confirm).toMatchObject({ fact: 'rd_staff', value: 9 })
    expect(known?.rd_staff).toBeUndefined()
  })
  it('不算的那一份，不知道本来算没算', async () => {
    const { confirm } = await last(OPENED, '研发人员12个', '有3个外聘的不算')
    expect(confirm).toMatchObject({ fact: 'rd_staff', value: 9 })
  })
})

describe('不是加也不是减的，一点不动', () => {
  it.each([
    '下个月要调走4人',
    '如果再加5个人呢',
    '里面有3个博士',
    '能不能扣掉兼职的再算',
    '营业收入少算了50万',
    '打算再招6个',
    '加计扣除备案过了',
    '刚才把后勤也算进去了',
    '做饲料的，不算特殊行业',
    '研发投入里有90万是拨款，如果扣出来呢',
  ])('%s', async (said) => {
    const lines = ['研发人员20人', '去年研发投入280万', said]
    expect((await last(OPENED, ...lines)).known).toMatchObject({ rd_staff: 20, rd_spend_last_year: 2_800_000 })
  })
  it('一句话里的几份已经是合计', async () => {
    expect((await last(OPENED, '科研仪器A楼110万加上B楼130万')).known?.equipment_value).toBe(2_400_000)
  })
})
