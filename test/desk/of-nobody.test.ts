import { expect, it } from 'vitest'
import { last } from '../support/talk.ts'

const OPEN = ['我们是万州的一家企业，想报创新中心', '研发场地810平'] as const

it.each([
  '网上说仪器要有200万才行',
  '研发人员非得10个人吗，我看不见得',
  '假如仪器只值120万呢',
  '我堂弟那个厂仪器有350万',
  'I heard the instruments must be worth 2 million',
])('说的是规定、别家、假设的数，一个也不记：%s', async (words) => {
  const reply = await last(...OPEN, words)
  expect(reply.known).toEqual({ applicant_kind: 'enterprise', registered_in: 'wanzhou', site_area: 810 })
})

it('叫不要记的，记为不知道', async () => {
  const reply = await last(...OPEN, '仪器值260万', '这个260万还没核过，先别记进去')
  expect(reply.known?.equipment_value).toBeUndefined()
})

it('撤销这件事怎么规定的、会不会撤，都没有说自己被撤过', async () => {
  for (const words of ['万州 撤销这事怎么规定的', '万州 一年不交年报会撤不'])
    expect((await last(words)).known?.revoked_within_3y).toBeUndefined()
})

it('为什么被撤，不是说没有被撤', async () => {
  const reply = await last(...OPEN, '前年十月被撤销过 因为没去答辩')
  expect(reply.confirm?.value ?? reply.known?.revoked_within_3y).toBe(true)
})

it('问句前面的半句不答刚才的问题', async () => {
  const before = await last(...OPEN)
  const reply = await last(...OPEN, '那最快几时能批下来')
  expect(reply.known).toEqual(before.known)
})
