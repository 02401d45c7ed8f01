import { describe, expect, it } from 'vitest'
import { talk } from '../support/talk.ts'

const FIRST = '万州企业，研发人员15人，场地450平，设备220万'

describe('说到好几家', () => {
  it('换一家：前面说的一样也不带过来，回去都还在', async () => {
    const [, next, told, back] = await talk(FIRST, '换一家公司看看', '研发人员8人', '回到第一家')
    expect([next?.applicant, next?.known]).toEqual(['第二家', undefined])
    expect([told?.applicant, told?.known]).toEqual(['第二家', { rd_staff: 8 }])
    expect(back?.applicant).toBe('第一家')
    expect(back?.known).toMatchObject({ rd_staff: 15, site_area: 450, equipment_value: 2_200_000 })
  })

  it('话里带着那家的情况：记在那家名下', async () => {
    const [first, second] = await talk(FIRST, '第二家：研发人员20人，场地600平')
    expect(first?.applicant).toBeUndefined()
    expect([second?.applicant, second?.known]).toEqual(['第二家', { rd_staff: 20, site_area: 600 }])
  })

  it('有名字的，叫名字就回得去', async () => {
    const replies = await talk(FIRST, '换A公司', '研发人员9人', '换B公司', '研发人员30人', '回到A公司')
    expect(replies.map((reply) => reply.applicant)).toEqual([undefined, 'A家', 'A家', 'B家', 'B家', 'A家'])
    expect(replies.at(-1)?.known).toEqual({ rd_staff: 9 })
  })

  it('子公司的情况，不算在说话的公司头上', async () => {
    const [, theirs, back] = await talk(FIRST, '那我们子公司呢，研发人员30人', '回到第一家')
    expect([theirs?.applicant, theirs?.known]).toEqual(['子公司', { rd_staff: 30 }])
    expect(back?.known).toMatchObject({ rd_staff: 15 })
  })

  it('换地方不是换人', async () => {
    const [, moved] = await talk(FIRST, '换到聊城')
    expect([moved?.applicant, moved?.check?.regulation]).toEqual([undefined, 'liaocheng'])
    expect(moved?.known).toMatchObject({ site_area: 450 })
  })

  it('前一家的题，换人以后不能再按', async () => {
    const { deskIn } = await import('../support/talk.ts')
    const desk = deskIn()
    const first = await desk.turn('s', FIRST)
    const [asked] = first.asked ?? []
    await desk.turn('s', '换一家公司看看')
    if (!asked) throw new Error('the first reply asks nothing')
    const late = await desk.turn('s', '是', { choice: { ...asked, value: true } })
    expect(late.known).toBeUndefined()
    expect(late.text).toContain('不在现在的核对里')
  })
})

describe('没有在核对时的假设', () => {
  it('算给人看，不记；改口说实际的就记', async () => {
    const [first, second, real] = await talk('如果我们设备有300万 万州够吗', '要是只有150呢', '实际上是180万')
    expect(first?.text).toContain('✓')
    expect([first?.known, second?.known]).toEqual([undefined, undefined])
    expect(second?.text).toContain('还差 50 万元')
    expect(real?.known).toMatchObject({ equipment_value: 1_800_000 })
  })

  it('再买多少，是在有的上面加', async () => {
    const [, more] = await talk('万州企业，设备180万', '要是再买50万呢')
    expect(more?.text).toContain('230')
    expect(more?.known).toMatchObject({ equipment_value: 1_800_000 })
  })
})
