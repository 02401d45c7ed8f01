import { describe, expect, it } from 'vitest'
import { MORE, type Reply } from '../../src/desk/index.ts'
import { squeeze } from '../../src/law/index.ts'
import { opened } from '../support/replies.ts'
import { talk } from '../support/talk.ts'

describe('先说要紧的，其余折起来', () => {
  it('先是定事的那一句，整条折着，回复“展开”就都在', async () => {
    const [first, more] = await talk('云南研发人员要多少', '展开')
    expect(first?.lead).toMatch(/^云南（已届满）：.*不少于 100 人.*｜第十条第（二）项$/u)
    expect(first?.text.endsWith(MORE)).toBe(true)
    expect(first?.text).not.toContain('资产负债率')
    expect(squeeze(more?.text ?? '')).toContain(squeeze(first?.citations[0]?.quote ?? 'no quotation'))
    expect(more?.text).not.toContain(MORE)
  })

  it('一句话就是整条的，不折，也不说两遍', async () => {
    const [reply] = await talk('万州 研发投入要多少')
    expect(reply?.text.match(/不低于/gu)).toHaveLength(1)
  })

  it('核对：记下了什么在最前，一项一行，整张卡片折着', async () => {
    const [, told, result, more] = await talk('我们企业能不能申报万州的', '研发人员8人', '看结果', '展开')
    expect(told?.receipt).toBe('记下：研发人员 8人。')
    expect(told?.text).toContain('✗ 不符合｜研发人员｜要求“研发人员不少于 10 人”，还差 2 人｜第八条第6项')
    expect(result?.text.startsWith('【不符合】')).toBe(true)
    expect(result?.text).not.toContain('? 待补充｜')
    expect(opened(result as Reply)).toContain('? 待补充｜')
    expect(more?.text).toContain('? 待补充｜')
  })

  it('什么都没折的，展开是最近说到的条款', async () => {
    const [first, more] = await talk('万州办法第八条第6项', '展开')
    expect(first?.text).not.toContain(MORE)
    expect(more?.citations.map(({ ref }) => ref)).toEqual(['wanzhou:8.6'])
  })
})

describe('一处文本的效力整句说一次，以后一个词', () => {
  const long = /库里没有续期、修订或替代文件/u

  it('第二次只有出处旁边的词，notices 里一直有', async () => {
    const [first, second] = await talk('云南研发人员要多少', '云南场地要多少')
    expect(first?.text).toMatch(long)
    expect(second?.text).not.toMatch(long)
    expect(second?.text).toContain('云南（已届满）')
    expect(second?.notices.map(({ kind }) => kind)).toEqual(['expired'])
  })

  it('几处并排时各带一个词；只说到一处时再整句说', async () => {
    const [table, one] = await talk('各地研发场地比一比', '云南场地要多少')
    expect(table?.text).not.toMatch(long)
    expect(table?.text).toContain('云南（已届满）')
    expect(one?.text).toMatch(long)
  })

  it('问能不能报，先说已届满；单问效力，问几次说几次', async () => {
    const [check, again] = await talk('我们能不能申报云南的', '云南办法还有效吗')
    expect(check?.text).toMatch(/^(?:记下：[^\n]*\n)?云南办法已届满/u)
    expect(again?.text).toMatch(long)
  })
})
