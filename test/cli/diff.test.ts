import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Desk } from '../../src/desk/index.ts'
import { piecesOf } from '../../src/law/index.ts'
import { wence } from '../support/cli.ts'
import { ears } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { versionsLibrary } from '../versions/library.ts'

const knowledge = loaded(versionsLibrary())
const desk = new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', ears })
const run = (...args: string[]) => wence(args, { library: { knowledge, desk } })

const Address = z.string().exactOptional()
const FORM = z.strictObject({
  from: z.string(),
  to: z.string(),
  clauses: z.array(
    z.strictObject({
      kind: z.enum(['same', 'moved', 'changed', 'gone', 'new']),
      old: Address,
      new: Address,
      pieces: z.array(z.strictObject({ of: z.enum(['both', 'old', 'new']), text: z.string().min(1) })),
    }),
  ),
  requirements: z.array(
    z.strictObject({
      label: z.string(),
      clause: z.strictObject({ old: Address, new: Address }),
      old: z.string().exactOptional(),
      new: z.string().exactOptional(),
    }),
  ),
})

describe('两部文本逐条比对', () => {
  it('没变的、换了条号的、改了的、新增的，各是各的', async () => {
    const { clauses, requirements } = FORM.parse((await run('diff', 'xiangtan_trial', 'xiangtan', '--json')).json())
    const became = (old: string) => clauses.find((each) => each.old === old)
    expect(became('1')).toMatchObject({ kind: 'same', new: '1' })
    expect(became('2.1')).toMatchObject({ kind: 'moved', new: '3.1' })
    expect(became('2.2')).toMatchObject({ kind: 'changed', new: '3.2' })
    expect(became('2.2')?.pieces).toEqual([
      { of: 'both', text: '研发人员不少于' },
      { of: 'old', text: '12' },
      { of: 'new', text: '20' },
      { of: 'both', text: '人。' },
    ])
    expect(clauses.filter(({ kind }) => kind === 'new').map((each) => each.new)).toEqual(['2', '3.5'])
    expect(requirements.map((each) => [each.clause.old, each.old, each.new])).toEqual([
      ['第二条第2项', '研发人员不少于12人', '研发人员不少于20人'],
      ['第二条第3项', '研发场地面积200平方米以上', '研发场地面积300平方米以上'],
      [undefined, undefined, '上年度资产负债率低于65%'],
    ])
  })

  it('反过来：新增的成了删去的', async () => {
    const { clauses } = FORM.parse((await run('diff', 'xiangtan', 'xiangtan_trial', '--json')).json())
    expect(clauses.filter(({ kind }) => kind === 'gone').map(({ old }) => old)).toEqual(['2', '3.5'])
  })

  it('用名称、文号、地方说哪一部都行；给人看的一张表', async () => {
    const { out } = await run('diff', '湘潭试行办法', '湘潭市技术创新中心')
    expect(out).toContain('[-12-]{+20+}')
    expect(out).toContain('换条号')
    expect((await run('diff', '潭科发〔2021〕5号', 'xiangtan')).out).toBe(
      (await run('diff', 'xiangtan_trial', 'xiangtan')).out,
    )
  })

  it('没有的、同一部的：说清楚', async () => {
    const missing = await run('diff', 'nowhere', 'xiangtan')
    expect(missing.status).toBe(2)
    expect(missing.err).toContain('没有这个地方')
    const same = await run('diff', 'xiangtan', '湘潭办法')
    expect(same.status).toBe(2)
    expect(same.err).toContain('是同一部文本')
  })

  it('拼回去，一个字不多一个字不少', () => {
    const [older, newer] = ['公示5个工作日，无异议的认定。', '审核后公示15个工作日，有异议的不予认定。']
    const pieces = piecesOf(older, newer)
    const without = (of: string) =>
      pieces
        .filter((piece) => piece.of !== of)
        .map(({ text }) => text)
        .join('')
    expect(without('new')).toBe(older)
    expect(without('old')).toBe(newer)
  })
})
