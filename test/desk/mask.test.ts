import { describe, expect, it } from 'vitest'
import { shortened, withoutFigures } from '../../src/desk/mask.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { deskIn } from '../support/talk.ts'

describe('没答上的问题，留下来给人看的', () => {
  it.each([
    ['设备两百多万，五百平，够吗', '设备〔数〕，〔数〕，够吗'],
    ['聊城第八条第二项说的啥', '聊城第八条第二项说的啥'],
    ['万一千万要看看一下三包', '万一千万要看看一下三包'],
  ])('%s → %s', (words, kept) => expect(withoutFigures(words)).toBe(kept))

  it('太长的截短，控制符不要', () => {
    expect(shortened(` 甲\u0007\n乙 `)).toBe('甲 乙')
    expect(shortened('甲'.repeat(300))).toBe(`${'甲'.repeat(200)}…`)
  })

  it('谁问的、电话、数量都不留，问的是什么留着', async () => {
    const store = new MemorySessionStore()
    const desk = deskIn({ store })
    await desk.turn('s', '我叫刘洋，13900139000，有35人，万州中心主任的彩头有没有')
    await desk.turn('s', '没用')
    const kept = store.misses(0).map(({ words }) => words)
    expect(new Set(kept)).toEqual(new Set(['我叫〔姓名1〕，〔电话1〕，有〔数〕，万州中心主任的彩头有没有']))
  })
})
