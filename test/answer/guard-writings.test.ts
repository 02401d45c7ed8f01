import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guard } from '../../src/answer/index.ts'
import { readFigures } from '../../src/quantity/index.ts'
import { CITED, CLEAN } from '../support/drafts.ts'
import { sized } from '../support/size.ts'
import { WRITINGS } from '../support/writing.ts'

const clean = fc.constantFrom(...CLEAN)
/** Where a figure may stand; ~ is its place. */
const FRAMES = [
  '研发人员不少于~人',
  '研发场地须达到 ~ 平方米以上',
  '上年度研发投入原则上不低于~万元',
  '至少联合~家本地企业',
  '比例为~',
  '“~”即可',
  '要求（~）',
  '不得超过~。',
  '自~起施行',
  '~',
  // Where a numeral and the sign after it make a listed word: 三高, 六部, 一行, 九龙, 万用.
  ...'高校 部门 行业 龙头企业 有限公司 国家级项目 带头人 科学家 院士 农业企业 用户 合作单位 产品 基地 情形 几方面条件 重点任务 原则 学校 经费来源 代表 方案 会议 公司 创新平台 家人工智能企业 次性能测试 起安全事故 批次 名一线专家'
    .split(' ')
    .map((noun) => `应有~${noun}`),
]
const RUNS = sized(60)
const LONGEST = 2 ** 20

describe('任何写法的数字都拦下', () => {
  it.each(Object.entries(WRITINGS))('%s', (_, write) => {
    fc.assert(
      fc.property(
        clean,
        clean,
        fc.constantFrom(...FRAMES),
        fc.integer({ min: 1, max: 9999 }),
        (before, after, frame, n) => {
          const figure = write(n)
          const [left = '', right = ''] = frame.split('~')
          const draft = `${before}\n${left}${figure}${right}\n${after}`
          const start = before.length + 1 + left.length
          const { verdict, found } = guard(draft, { cited: CITED })
          expect(verdict, draft).toBe('block')
          // What was found is the figure: the sentences around it stay clear.
          expect(found.some((finding) => finding.start < start + figure.length && finding.end > start)).toBe(true)
          for (const finding of found) {
            expect(finding.end, finding.text).toBeGreaterThan(before.length)
            expect(finding.start, finding.text).toBeLessThan(draft.length - after.length)
          }
        },
      ),
      { numRuns: RUNS },
    )
  })
})

describe('任何文字', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...'一二三百千万亿半统唯任第方批般数双翻倍分之{}# /:.-*5五Ⅴ½\ud83d\ude00\udc00\u200b\n每年正甲子伍陆参',
        ),
        {
          maxLength: 40,
        },
      )
      .map((signs) => signs.join('')),
  )

  it('从不抛错；找到的有序、不相交，起止是原文的位置', () => {
    fc.assert(
      fc.property(anything, (draft) => {
        const { verdict, found } = guard(draft, { cited: [] })
        expect(verdict).toBe(found.length === 0 ? 'pass' : 'block')
        let end = 0
        for (const finding of found) {
          expect(finding.start).toBeGreaterThanOrEqual(end)
          expect(finding.end).toBeGreaterThan(finding.start)
          expect(finding.text).toBe(draft.slice(finding.start, finding.end))
          end = finding.end
        }
      }),
      { numRuns: sized(1000) },
    )
  })

  it('放行的话里，读数也读不出数量和日期', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(clean, anything), { maxLength: 4 }), (parts) => {
        const draft = parts.join('')
        fc.pre(guard(draft, { cited: CITED }).verdict === 'pass')
        const words = draft.replace(/\{\{[^{}]*\}\}/gu, '，')
        expect(readFigures(words).filter(({ figure, kind }) => figure || kind === 'date')).toEqual([])
      }),
      { numRuns: sized(500) },
    )
  })

  it.each(['五', '一般', '½', '{{', '{{a', '}}', '.-', '正', '数', '\ud800', '，一', 'a', ' ', '{{applicant#1}}'])(
    `%s 说到 ${sized(LONGEST)} 个字也答得出`,
    (unit) => {
      const draft = unit.repeat(Math.ceil(sized(LONGEST) / unit.length))
      const { verdict, found } = guard(draft, { cited: [] })
      expect(verdict).toBe('block')
      expect(found.at(-1)?.end).toBe(draft.length)
    },
  )
})
