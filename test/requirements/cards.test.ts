import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { requiringLibrary } from './library.ts'

const knowledge = loaded(requiringLibrary())
let count = 0
const desk = new Desk(knowledge, {
  today: () => '2026-11-20',
  now: () => 0,
  newId: () => `r${++count}`,
  store: new MemorySessionStore(),
  ears: earsFor(knowledge),
})
/** All that the card of an applicant says, what is folded too. */
async function card(...told: readonly string[]): Promise<string> {
  const talk = `k${++count}`
  for (const words of ['益阳的成长示范企业我们能报吗', ...told]) await desk.turn(talk, words)
  const { blocks } = await desk.turn(talk, '看结果')
  return blocks.map(({ text }) => text).join('\n')
}

describe('没定的几项，逐项列出来', () => {
  it('几项里满足几项：一行说还要几项，各项的情形在后面', async () => {
    const out = await card('有市级研发平台', '有效发明专利数1件', '没有数字化车间')
    expect(out).toContain('5 项里要满足 3 项，已满足 1 项，再满足 2 项即可')
    expect(out).toContain('✓ 符合｜市级以上研发平台｜要求“设有市级以上研发平台”，给出 是｜第五条第（一）项')
    expect(out).toContain('? 待补充｜牵头制定行业标准｜要求“牵头制定过行业标准”｜第五条第（二）项')
    expect(out).toContain('△ 由主管部门裁量｜有效发明专利数｜要求“拥有有效发明专利3件以上”，给出 1件，还差 2 件｜')
    expect(out).toContain('✗ 不符合｜数字化车间｜要求“建有数字化车间”，给出 否｜第五条第（四）项')
  })

  it('再也凑不够的，不说再满足几项', async () => {
    const out = await card(
      '没有市级研发平台',
      '没有牵头制定行业标准',
      '没有数字化车间',
      '没有质量管理体系认证',
      '不是山区企业',
    )
    expect(out).toContain('5 项里要满足 3 项，已满足 0 项，没达到 4 项，没说 1 项')
    expect(out).not.toContain('即可')
  })

  it('打分的一项一项列，专家评判的写明是专家评判', async () => {
    const out = await card('自动化产线5条', '没有省级以上奖励')
    expect(out).toContain('✓ 得分｜自动化产线｜')
    expect(out).toContain('✗ 不得分｜省级以上奖励｜“得15分”，给出 否，0 分｜')
    expect(out).toContain('? 待补充｜主导产品市场占有率｜')
    expect(out).toContain('○ 由专家评判｜专家现场评审｜“最高25分”｜')
    expect(out).not.toContain('未达到；')
  })

  it('不予认定的情形：没有才是符合，有就是不符合', async () => {
    expect(await card('没有特大火灾')).toContain('✓ 符合｜特大火灾｜情形“发生过特大火灾”，给出 否｜')
    const out = await card('有过特大火灾')
    expect(out).toContain('✗ 不符合｜特大火灾｜情形“发生过特大火灾”，给出 是｜')
    expect(out).toContain('? 待补充｜申报材料弄虚作假｜')
  })
})
