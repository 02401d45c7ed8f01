import { describe, expect, it } from 'vitest'
import { parseSeed, standingOn, termOf } from '../../src/corpus/index.ts'
import { knowledge } from '../support/library.ts'

const termOfRegulation = (id: string) => {
  const regulation = knowledge.regulations.get(id)
  if (!regulation) throw new Error(id)
  return regulation.term
}
const standing = (id: string, day: string) => standingOn(termOfRegulation(id), day)

/** A regulation of one closing article, with what may stand before and after it. */
function made(closing: string, { title = '某市技术创新中心管理办法', notice = '', imprint = '' } = {}) {
  const source = `${notice}${title}\n\n第一条 为规范管理，制定本办法。\n\n第二条 ${closing}\n${imprint}`
  const [regulation] = parseSeed({ file: 'made.txt', source }, () => 'made')
  if (!regulation) throw new Error('nothing read')
  return termOf(regulation)
}

describe('五个文本的效力', () => {
  it('万州：2024年4月18日起施行，没有印有效期', () => {
    expect([
      standing('wanzhou', '2024-04-17'),
      standing('wanzhou', '2024-04-18'),
      standing('wanzhou', '2026-11-20'),
    ]).toEqual(['not-yet-in-force', 'in-force', 'in-force'])
    expect(termOfRegulation('wanzhou').expiry).toBeUndefined()
  })

  it('聊城：施行日空着，哪天都是征求意见稿', () => {
    expect([standing('liaocheng', '2020-01-01'), standing('liaocheng', '2030-01-01')]).toEqual(['draft', 'draft'])
  })

  it('四川：有效期两年，最后一天是2024年1月31日，算出来的', () => {
    expect(termOfRegulation('sichuan').expiry).toMatchObject({
      lastDay: '2024-01-31',
      computed: true,
      phrase: { ref: 'sichuan:27' },
    })
    expect(['2022-01-31', '2022-02-01', '2024-01-31', '2024-02-01'].map((day) => standing('sichuan', day))).toEqual([
      'not-yet-in-force',
      'in-force',
      'in-force',
      'expired',
    ])
  })

  it('重庆：发布日没有写，自2024年7月1日起才确定施行', () => {
    expect(['2024-06-29', '2024-06-30', '2024-07-01', '2026-11-20'].map((day) => standing('chongqing', day))).toEqual([
      'not-yet-in-force',
      'uncertain-date',
      'in-force',
      'in-force',
    ])
    expect(termOfRegulation('chongqing').effective?.basis).toEqual({ signed: '2024-05-30', printed: '2024-05-31' })
  })

  it('云南：印明至2025年4月5日，当天还有效', () => {
    expect(termOfRegulation('yunnan').expiry).toMatchObject({ lastDay: '2025-04-05', computed: false })
    expect(['2022-04-05', '2022-04-06', '2025-04-05', '2025-04-06'].map((day) => standing('yunnan', day))).toEqual([
      'not-yet-in-force',
      'in-force',
      'in-force',
      'expired',
    ])
  })
})

describe('别的写法', () => {
  it('汉字日期，有效期五年', () => {
    expect(made('本办法自二○二一年三月一日起施行，有效期五年。').expiry).toMatchObject({
      lastDay: '2026-02-28',
      computed: true,
    })
  })
  it('自印发之日起施行：以落款日计', () => {
    const term = made('本办法自印发之日起施行。', { notice: '关于印发某办法的通知\n\n2023年5月6日\n\n' })
    expect(term.effective).toMatchObject({ earliest: '2023-05-06', from: '2023-05-06' })
  })
  it('没写何时施行', () => {
    expect(standingOn(made('本办法由市科技局负责解释。'), '2026-01-01')).toBe('not-stated')
  })
  it('发布日无从知道', () => {
    expect(standingOn(made('本办法自发布之日起施行。'), '2026-01-01')).toBe('not-stated')
  })
  it('闰日起施行两年', () => {
    expect(made('本办法自2024年2月29日起施行，有效期两年。').expiry?.lastDay).toBe('2026-02-28')
  })
  it('送审稿也是草案', () => {
    expect(
      standingOn(made('本办法自2024年1月1日起施行。', { title: '某市技术创新中心管理办法（送审稿）' }), '2026-01-01'),
    ).toBe('draft')
  })
})
