import { describe, expect, it } from 'vitest'
import { last, talk } from '../support/talk.ts'

/** Told anew without saying that it takes the place of what was told: asked back. */
const DOUBTED = ['我们公司能不能申报万州的', '去年成果转化收入310万元', '去年成果转化收入93万元'] as const

describe('没听准的那项', () => {
  it('一行问清：说了什么，算作什么，是不是', async () => {
    const reply = await last(...DOUBTED)
    expect(reply.confirm).toMatchObject({ fact: 'transfer_income_last_year', value: 930_000 })
    expect(reply.text.split('\n')).toHaveLength(1)
    expect(reply.text).toMatch(/“93万元”是说.*93 万元，对吗？（是／不是）/u)
    expect(reply.options?.map(({ label }) => label)).toEqual(['是，93 万元', '不是'])
  })

  it.each(['公示多少天', '研发人员18人', '这个要看发票吗'])('说了别的（%s）：不再照原样问，说没有记', async (other) => {
    const reply = await last(...DOUBTED, other)
    expect(reply.confirm).toBeUndefined()
    expect(reply.receipt).toContain('“93万元”没有确认，没有记')
    expect(reply.known).toMatchObject({ transfer_income_last_year: 3_100_000 })
    expect(reply.asked).toHaveLength(1)
  })

  it.each(['是', '去年成果转化收入93万元'])('%s：记下', async (yes) => {
    const reply = await last(...DOUBTED, yes)
    expect(reply.known).toMatchObject({ transfer_income_last_year: 930_000 })
    expect(reply.check?.verdict).toBe('unmet')
  })

  it('道谢不算说了别的，回头还能确认', async () => {
    const [, , , thanks, yes] = await talk(...DOUBTED, '谢谢', '是')
    expect(thanks?.kind).toBe('smalltalk')
    expect(yes?.known).toMatchObject({ transfer_income_last_year: 930_000 })
  })
})
