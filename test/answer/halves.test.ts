import { expect, it } from 'vitest'
import { deskIn } from '../support/talk.ts'

const leadOf = async (words: string) => (await deskIn().ask(words)).lead ?? ''

it('两样在两条里：一行写得下就写一行，各带各的条号', async () =>
  expect(await leadOf('万州 能补助多少，评估几年一轮')).toMatch(
    /最高20万元的补助｜第九条第4项；.*一般以三年为一个周期｜第二十三条$/u,
  ))

it('后一样条文没有写明：说只找到什么', async () =>
  expect(await leadOf('聊城 用房要多大面积？年度报告哪天之前交？')).toMatch(
    /不少于500平方米｜第八条第（三）项；“年度报告哪天之前交”只找到：.*｜第十七条$/u,
  ))

it('后半句没说的是什么，找的条款也不相干：当一句问', async () =>
  expect((await deskIn().ask('云南中心主任有年龄限制吗，五十九了行不行')).yesNo).toBe('not-stated'))
