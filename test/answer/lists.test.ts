import { expect, it } from 'vitest'
import { deskIn } from '../support/talk.ts'

it('按条号问一个列表：几项、各项怎么开头', async () => {
  const { kind, lead } = await deskIn().ask('四川第十一条')
  expect(kind).toBe('clause')
  expect(lead).toMatch(/主要任务如下，共 5 项：制定创新中心章程；.*｜第十一条$/u)
})

it('逐项照念时不漏中间的项', async () => {
  const { text } = await deskIn().ask('万州第二十四条')
  expect(text).toContain('第二十四条第（一）项：存在弄虚作假行为的')
})

it('“有下列情形之一的，……。”后面没有冒号，也是列表', async () =>
  expect((await deskIn().ask('万州 哪些情形会撤销认定')).lead).toMatch(/共 5 项：存在弄虚作假行为的/u))

it('附件提纲：几部分', async () => expect((await deskIn().ask('重庆 附件1')).lead).toMatch(/共 \d 项：/u))
