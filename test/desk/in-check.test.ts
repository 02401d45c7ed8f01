import { expect, it } from 'vitest'
import { deskIn } from '../support/talk.ts'

const after = async (...lines: readonly string[]) => {
  const desk = deskIn()
  let reply = await desk.turn('s', lines[0] ?? '')
  for (const line of lines.slice(1)) reply = await desk.turn('s', line)
  return reply
}

it.each(['还有哪几样没交代', '剩下的还有哪些', 'what else is left'])('核对中问还剩什么：%s', async (words) => {
  const reply = await after('万州的创新中心，我们是企业，研发人员16人', words)
  expect(reply.text).toContain('还没说清')
  expect(reply.text).not.toContain('研发人员')
})

it('核对中问有没有希望，说到了哪一步，不拿不相干的条款来答', async () => {
  const reply = await after('万州的创新中心，我们是企业，研发人员16人', '研发费正在盘', '那照这么看是不是凉了')
  expect(reply.kind).toBe('question')
  expect(reply.check?.verdict).toBe('unknown')
})

it('换个地方，同样的数，能不能报：那边的核对接着说过的开始', async () => {
  const reply = await after('万州的创新中心，我们是企业，研发人员16人', '聊城呢？数都一样，能不能报')
  expect(reply.check?.regulation).toBe('liaocheng')
  expect(reply.known).toMatchObject({ rd_staff: 16 })
})

it('没有一个字是答话里见过的，不当作答了', async () => {
  const before = await after('万州的创新中心，我们是企业，研发人员16人')
  const reply = await after('万州的创新中心，我们是企业，研发人员16人', '谢谢，容我们碰个头')
  expect(reply.known).toEqual(before.known)
})

it('一个数带“呢”是在问，不是在答', async () => {
  const reply = await after('万州研发人员要多少', '万州能报吗，我们是企业', '研发人员要多少', '11个呢')
  expect(reply.known?.rd_staff).toBeUndefined()
  expect(reply.citations.map(({ ref }) => ref)).toContain('wanzhou:8.6')
})

it.each(['四川那个今年还收不收材料', '云南的现在还让报不'])(
  '文本过了期，问现在还行不行，答的是有效期：%s',
  async (words) => {
    const { text } = await after(words)
    expect(text.split('\n')[0]).toContain('已届满')
  },
)
