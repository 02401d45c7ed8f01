import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MESSAGES, mask, restored } from '../support/masking.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`, 'u'))
const one = (signs: string) => fc.constantFrom(...signs)
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''))

const mobile = joined(fc.constant('1'), one('3456789'), digits(9))
const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2010-12-31'), noInvalidDate: true })
const identity = joined(
  one('123456'),
  digits(5),
  day.map((each) => each.toISOString().slice(0, 10).replaceAll('-', '')),
  digits(3),
  one('0123456789X'),
)
const credit = joined(
  fc.constantFrom('91', '12', '52'),
  digits(6),
  fc.stringMatching(/^[A-HJ-NPQRTUWXY\d]{9}[A-HJ-NPQRTUWXY]$/u),
)
const email = joined(fc.stringMatching(/^[a-z][a-z\d._]{0,12}[a-z\d]$/u), fc.constantFrom('@qq.com', '@example.edu.cn'))
const account = joined(fc.constant('62'), digits(17))
const spelt = mobile.map((number) => number.replace(/\d/gu, (digit) => '零一二三四五六七八九'[Number(digit)] ?? ''))
const wide = mobile.map((number) => number.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))))
const parted = mobile.map((number) => `${number.slice(0, 3)}-${number.slice(3, 7)} ${number.slice(7)}`)
const url = joined(fc.constant('https://x.example.com/a?token='), fc.stringMatching(/^[a-z\d]{8,20}$/u))
const number = fc.oneof(mobile, identity, credit, email, account, spelt, wide, parted, url)

const surname = one('王李张刘陈杨赵黄吴徐孙朱郭罗')
const given = fc.constantFrom('伟', '敏', '静怡', '浩然', '晓燕', '志强', '宇轩')
const named = fc
  .tuple(surname, given, fc.constantFrom('我叫{}，', '姓名：{}。', '联系人：{}，', '我是{}，', '{}教授，', '主任{}。'))
  .map(([family, own, sentence]) => ({ token: `${family}${own}`, said: sentence.replace('{}', `${family}${own}`) }))
const body = fc
  .tuple(
    fc.constantFrom('蓝鲸', '恒泰', '星火燎原', '云岭'),
    fc.constantFrom('科技', '生物医药', '智能装备制造'),
    fc.constantFrom('有限公司', '股份有限公司', '有限责任公司'),
  )
  .map((parts) => parts.join(''))
  .map((token) => ({ token, said: `我们是${token}，` }))
/** A token in a sentence that shows what it is. */
const sensitive = fc.oneof(
  number.map((token) => ({ token, said: `${token}，` })),
  named,
  body,
)

const message = fc.constantFrom(...MESSAGES.filter((each) => mask(each).text === each))

describe('遮掩', () => {
  it('号码和名字一个也不出去，占位符一换回来就是原话', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(message, sensitive), { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.map(([before, { said }]) => `${before}。${said}`).join('')
        const masked = mask(text)
        for (const [, { token }] of parts) expect(masked.text).not.toContain(token)
        expect(restored(masked)).toBe(text)
      }),
    )
  })

  it('一个号码一个占位符，同一个号码同一个占位符', () => {
    fc.assert(
      fc.property(mobile, mobile, message, (one, other, between) => {
        fc.pre(one !== other)
        const { text, back } = mask(`${one}，${between}。${other}、${one}`)
        expect(text).toBe(`〔电话1〕，${between}。〔电话2〕、〔电话1〕`)
        expect([...back]).toEqual([
          ['〔电话1〕', one],
          ['〔电话2〕', other],
        ])
      }),
    )
  })

  it('原话里本来就有占位符的样子：不会认错', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('〔电话1〕', '〔电话2〕', '〔', '〕', '〔电话', '1〕', '13800138000', '，'), {
          maxLength: 12,
        }),
        (pieces) => {
          const text = pieces.join('')
          const masked = mask(text)
          expect(masked.text).not.toContain('13800138000')
          for (const placeholder of masked.back.keys()) expect(text).not.toContain(placeholder)
          expect(restored(masked)).toBe(text)
        },
      ),
    )
  })

  it('随便什么字，换回来都是原话', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(restored(mask(text))).toBe(text)
      }),
    )
  })

  it('遮掩过的再遮掩，什么也不变', () => {
    fc.assert(
      fc.property(message, sensitive, (before, { said }) => {
        const { text } = mask(`${before}。${said}`)
        expect(mask(text).text).toBe(text)
      }),
    )
  })
})
