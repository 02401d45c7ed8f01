import { describe, expect, it } from 'vitest'
import { type Against, MOST_BYTES, utteranceFaults } from '../../lint/utterances/check.ts'
import { knowledge } from '../support/library.ts'

const HEAD = '{"by": "a clerk", "from": "the contract", "on": "2026-11-21"}'
const against: Against = { knowledge, measured: [], common: [] }
const faultsOf = (rows: readonly string[], more: Partial<Against> = {}, head = HEAD) =>
  utteranceFaults([{ name: 'made.jsonl', text: `${[head, ...rows].join('\n')}\n` }], { ...against, ...more })

const GOOD = [
  '{"t": "研发人员18个", "a": ["tell"], "f": {"rd_staff": 18}}',
  '{"t": "都没有‖，先说结论", "a": ["tell", "order:result"], "f": {"joint_agreement": false}, "c": "joint_agreement", "o": 1}',
  '{"t": "明年打算上三台", "a": ["tell:plan"], "f": {}, "v": {"equipment_value": {"min": 1000000, "minOpen": true}}}',
]

it('写得对的，没有话说', () => expect(faultsOf(GOOD)).toEqual([]))

describe('写得不对的，说在哪一行、错在哪', () => {
  it.each([
    ['不是 JSON', '{"t": "谢谢"', 'no JSON'],
    ['没有话', '{"t": "", "a": ["tell"]}', 't: '],
    ['没有事', '{"t": "谢谢", "a": []}', 'a: '],
    ['没有的事', '{"t": "谢谢", "a": ["courtesy:bow"]}', 'no act is called courtesy:bow'],
    ['多出一栏', '{"t": "谢谢", "a": ["courtesy:thank"], "note": ""}', 'note'],
    ['没有的项', '{"t": "我们十二台", "a": ["tell"], "f": {"rd_robots": 12}}', 'rd_robots'],
    ['项的值不成形', '{"t": "我们十二个人", "a": ["tell"], "f": {"rd_staff": "12"}}', 'rd_staff: cannot be "12"'],
    [
      '不算数的值也要成形',
      '{"t": "打算招人", "a": ["tell:plan"], "v": {"rd_staff": true}}',
      'rd_staff: cannot be true',
    ],
    ['刚问的没有这项', '{"t": "是的", "a": ["tell"], "c": "moon"}', 'no fact is called moon'],
    ['两件事没有分开', '{"t": "谢谢，出结论", "a": ["courtesy:thank", "order:result"]}', '2 acts have 1 seams'],
    ['一件事分成两件', '{"t": "十个人‖，五百平", "a": ["tell", "tell"]}', 'two alike tells'],
  ])('%s', (_what, row, told) => {
    const faults = faultsOf([...GOOD, row])
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('made.jsonl:5: ')
    expect(faults[0]).toContain(told)
  })

  it('同一句写了两遍', () =>
    expect(faultsOf([...GOOD, '{"t": "研发人员 18 个", "a": ["tell"]}'])).toEqual([
      'made.jsonl:5: stands on line 2 already',
    ]))

  it('没说是谁写的、从哪来', () => {
    expect(faultsOf(GOOD, {}, '{"by": "a clerk"}').join('\n')).toMatch(/made\.jsonl:1: .*from/u)
    expect(faultsOf(GOOD.slice(1), {}, GOOD[0]).join('\n')).toContain('made.jsonl:1: ')
  })

  it('合起来太大', () => {
    const text = `${HEAD}\n${JSON.stringify({ t: '谢'.repeat(MOST_BYTES / 6), a: ['courtesy:thank'] })}\n`
    const files = ['one', 'two'].map((name) => ({ name, text }))
    expect(utteranceFaults(files.slice(1), against)).toEqual([])
    expect(utteranceFaults(files, against)).toEqual([expect.stringContaining(`at most ${MOST_BYTES}`)])
  })
})

describe('考题里的话，不许拿来学', () => {
  const measured = ['我们厂去年一共投了三百二十万搞研发够不够', 'how many people do we need for this one, please']
  const row = (t: string) => JSON.stringify({ t, a: ['ask:whether'] })

  it.each([
    ['八个字一样', '一共投了三百二十', '一 共 投 了 三 百 二 十'],
    ['标点、数字、空格隔开也算', '嗯，一共 投了（三百2二十）万', '一 共 投 了 三 百 二 十'],
    ['全角大写也算', 'ＨＯＷ many PEOPLE do we need FOR this', 'how many people do we need for this'],
    ['分作两件事也算', '一共投了‖三百二十', '一 共 投 了 三 百 二 十'],
  ])('%s', (_what, t, run) => {
    const acts = t.includes('‖') ? ['tell', 'ask:whether'] : ['ask:whether']
    expect(faultsOf([JSON.stringify({ t, a: acts })], { measured })).toEqual([
      `made.jsonl:2: “${run}” stands in an evaluation set; say it otherwise`,
    ])
  })

  it('七个字一样，不算', () => {
    expect(faultsOf([row('一共投了三百二'), row('how many people do we need')], { measured })).toEqual([])
  })

  it('办法的原话、名称，谁都可以说', () => {
    const common = ['单位去年一共投了三百二十万元以上的']
    expect(faultsOf([row('一共投了三百二十')], { measured, common })).toEqual([])
  })
})
