import { expect, it } from 'vitest'
import { deskIn } from '../support/talk.ts'

const leadOf = async (words: string) => (await deskIn().ask(words)).lead ?? ''

it('一句太长，括号里的列举只留头一样，后半句也说出来', async () =>
  expect(await leadOf('云南 知识产权要几项')).toMatch(/2 项及以上.*……或拥有 12 项及以上/u))

it('问的就是括号里的，照念', async () => expect(await leadOf('云南 外观设计专利算哪一类')).toContain('外观设计专利'))

it('问几个，没说几个什么：有数的那句', async () =>
  expect(await leadOf('万州 论证会专家来多少位')).toContain('不少于5人'))

it('问怎么办：说这种情形的那句', async () => expect(await leadOf('云南 建设期满考核没过怎么办')).toMatch(/整改期/u))

it.each(['聊城年度报告忘了送咋办', '聊城的年报要是没报会怎样'])('%s：不报的后果，不是年报制度', async (words) =>
  expect(await leadOf(words)).toMatch(/予以撤销.*未报送年度报告/u),
)

it('交不交年报：还是那条年报制度', async () => expect(await leadOf('万州 年度报告交不交')).toContain('年度报告制度'))

it('怎么办：这种情形连同后果，不只说情形', async () =>
  expect(await leadOf('云南 期满没考过，后面怎么办')).toMatch(/1年整改期/u))
