import { describe, expect, it } from 'vitest'
import { talk } from '../support/talk.ts'

const OPEN = '我们公司能不能申报万州的'

describe('客气话：答一句，不引条款，不改记下的', () => {
  const COURTESIES = ['谢谢', '辛苦了', 'ok thx', '👌', '好的', '你们这条件也太高了', '不好意思', '再见', '在吗']
  it.each(COURTESIES)('核对中说 %s', async (words) => {
    const [, before, after] = await talk(OPEN, '研发人员18人', words)
    expect(after?.kind).toBe('smalltalk')
    expect(after?.citations).toEqual([])
    expect(after?.known).toEqual(before?.known)
    expect(after?.text.split('\n')).toHaveLength(1)
    expect(after?.text).not.toContain('您好')
  })
  it.each(COURTESIES)('没有核对时说 %s', async (words) => {
    const [, after] = await talk('万州 补助多少', words)
    expect(after).toMatchObject({ kind: 'smalltalk', citations: [] })
    expect(after?.text.length).toBeLessThan(40)
  })
  it('好的：再问一遍没答的那题', async () => {
    const [, before, after] = await talk(OPEN, '研发人员18人', '好的')
    expect(after?.check?.asks).toBe(before?.check?.asks)
    expect(after?.options).toEqual(before?.options?.map((option) => expect.objectContaining({ label: option.label })))
  })
  it('客气之后接着答，记在没答的那题上', async () => {
    const [, before, , after] = await talk(OPEN, '研发人员18人', '谢谢', '是')
    expect(after?.check?.facts).toMatchObject({ [before?.check?.asks ?? '']: true })
  })
  it('头一句打招呼：说能问什么', async () => {
    const [reply] = await talk('在吗')
    expect(reply?.text).toContain('可以这样问')
  })
  it('听不准的短话：反问一句，不找条款', async () => {
    const [, , after] = await talk(OPEN, '研发人员18人', '回来了')
    expect(after?.citations).toEqual([])
    expect(after?.text.split('\n')).toHaveLength(1)
  })
})

/** A phone has twelve lines of seventeen characters. */
const PHONE = 12
/** The question that a list ends with may be long, and is told whole. */
const QUESTION = 2
const linesOn = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 17)), 0)

describe('吩咐', () => {
  it('还差什么：没达到的和没说清的，一行一项', async () => {
    const [, reply] = await talk('万州，企业，研发人员8人，场地600平', '还差什么')
    expect(reply?.kind).toBe('verdict')
    expect(reply?.text).toMatch(/没达到的：\n✗ “研发人员不少于 10 人”，还差 2 人｜第八条第6项\n还没说清的：\n {2}· /u)
    expect(reply?.text).not.toContain('场地')
  })
  it('还差很多：一屏只列头几项，其余几项写明，展开才全', async () => {
    const [, reply, all] = await talk('聊城，场地260平，科研设备90万', '还差什么', '展开')
    expect(linesOn(reply?.text ?? '')).toBeLessThanOrEqual(PHONE + QUESTION)
    expect(reply?.text).toMatch(/还差 240 平方米/u)
    expect(reply?.text).toMatch(/还没说清的：\n {2}· [^\n]+\n(?: {2}· [^\n]+\n)*另有 \d+ 项/u)
    expect(all?.text).toContain('  · 具备中试或产业化的能力')
    expect(all?.text).not.toContain('另有')
  })
  it('太长了：核对中只问那一题', async () => {
    const [, reply] = await talk(OPEN, '简单点')
    expect(reply?.text.split('\n')).toHaveLength(1)
    expect(reply?.check?.asks).toBe('joint_build')
  })
  it('太长了：回答只留定事的那一行', async () => {
    const [before, reply] = await talk('万州 补助多少', '简单点')
    expect(reply?.lead).toBe(before?.lead)
    expect(reply?.text).toBe(before?.lead)
  })
  it('所以到底啥结论：没有核对，就是上一答定事的那一行', async () => {
    const [before, reply] = await talk('万州 补助多少', '所以到底啥结论')
    expect(reply?.text).toBe(before?.lead)
  })
  it('太长了：结论只留定事的那一行', async () => {
    const [, verdict, reply] = await talk(OPEN, '研发人员6人', '太长了')
    expect(verdict?.kind).toBe('verdict')
    expect(reply).toMatchObject({ kind: 'verdict', check: { verdict: 'unmet' } })
    expect(reply?.text.split('\n')).toHaveLength(1)
    expect(reply?.text).toContain('研发人员')
  })
  it('先这样：说过的还在', async () => {
    const [, reply, after] = await talk('研发18人。那万州补助多少？', '先这样', '我们公司能不能申报万州的')
    expect(reply?.known).toEqual({ rd_staff: 18 })
    expect(after?.check?.facts).toMatchObject({ rd_staff: 18 })
  })
})

describe('客气话后面带的半句', () => {
  it.each(['谢谢，我们自己再商量商量', '真是服了 你们这要求', '谢了 等凑齐了再来', '再见，先去忙了'])(
    '%s：不是问题，也不是回答',
    async (words) => {
      const [, before, after, on] = await talk(OPEN, '研发人员18人', words, '继续')
      expect(after).toMatchObject({ kind: 'smalltalk', citations: [], known: before?.known })
      expect(after?.confirm).toBeUndefined()
      expect(on?.check?.asks).toBe(before?.check?.asks)
    },
  )
  it('真问了的照答', async () => {
    const [, after] = await talk(OPEN, '谢谢，公示多少天')
    expect(after?.citations.map(({ ref }) => ref)).toContain('wanzhou:9.4')
  })
})

it.each(['在吗 想问下万州那个技术创新中心', '想问下聊城的事'])(
  '%s：只有地方没有问什么，问想了解哪方面',
  async (words) => {
    const [reply] = await talk(words)
    expect(reply?.kind).toBe('question')
    expect(reply?.options?.length).toBeGreaterThan(1)
  },
)

it.each(['好，多谢，等我们把数据凑全了再找您', '多谢，周五之前整理好再来麻烦您'])(
  '%s：告辞，不是问题',
  async (words) => {
    const [, after] = await talk(OPEN, words)
    expect(after).toMatchObject({ kind: 'smalltalk', citations: [] })
  },
)
