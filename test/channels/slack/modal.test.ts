import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formPieces, pressIn } from '../../../src/channels/slack/buttons.ts'
import { homeView } from '../../../src/channels/slack/home.ts'
import { formIn, formView, readForm } from '../../../src/channels/slack/modal.ts'
import { examples } from '../../support/library.ts'
import { viewFaults } from '../../support/slack-limits.ts'
import { deskIn } from '../../support/talk.ts'

const dialogues = examples<{ id: string; turns: { user: string }[] }>('dev/dialogues.jsonl')
const given = (value: string) => ({ answer: { value } })
const picked = (value: string) => ({ answer: { selected_option: { value } } })

const staff = { fact: 'rd_staff', label: '研发人员有多少人？', help: '', kind: 'quantity' as const, unit: '人' }
const desk = deskIn()
const understands = (fact: string, words: string) => desk.read(words, fact)[fact] !== undefined

describe('表', () => {
  it('示例里每一张都画得出，在 Slack 的限度以内', async () => {
    let drawn = 0
    for (const { id, turns } of dialogues) {
      for (const { user } of turns) {
        const { form = [], asked = [] } = await desk.turn(id, user)
        if (form.length === 0) continue
        const [{ blocks } = { blocks: [] }] = formPieces(form, asked, 'U1')
        const [button] = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
        const shown = formIn(button?.type === 'button' ? button.value : undefined)
        expect(shown).toMatchObject({ question: asked[0]?.revision, person: 'U1' })
        const view = formView({ channel: 'D1', thread: '1.1', form: shown?.form ?? [] })
        expect(viewFaults({ ...view })).toEqual([])
        drawn += 1
      }
    }
    expect(drawn).toBeGreaterThan(10)
  })

  it.each([
    ['18', '18人'],
    [' 1,8 00 ', '1,800人'],
    ['大概三十人', '大概三十人'],
    ['二十几个', '二十几个'],
    ['不到20', '不到20'],
    ['不知道', '不知道'],
  ])('研发人员填“%s”，读作“%s”', (typed, words) => {
    expect(readForm([staff], { rd_staff: given(typed) }, understands)).toEqual({ answers: { rd_staff: words } })
  })

  it.each(['很多', '', '   ', '见附件'])('研发人员填“%s”：在这一格下面说', (typed) => {
    const read = readForm([staff], { rd_staff: given(typed) }, understands)
    expect(read).toEqual({ errors: { rd_staff: expect.stringMatching(/还没有填|读不出/u) } })
  })

  it('选项选到表上没有的：当没填', () => {
    const rules = { fact: 'internal_rules', label: '制度健全吗？', help: '', kind: 'yes-no' as const }
    expect(readForm([rules], { internal_rules: picked('1') }, understands)).toEqual({
      answers: { internal_rules: '否' },
    })
    expect(readForm([rules], { internal_rules: picked('9') }, understands)).toHaveProperty('errors')
    expect(readForm([rules], {}, understands)).toHaveProperty('errors')
  })

  it('不怀好意的按钮和字段：要么画不出，要么守限度', () => {
    const field = fc.record({
      fact: fc.string({ minLength: 1, maxLength: 300 }),
      label: fc.string({ maxLength: 2500 }),
      help: fc.string({ maxLength: 300 }),
      kind: fc.constantFrom('yes-no', 'quantity', 'choice'),
      unit: fc.string({ maxLength: 10 }),
      choices: fc.array(fc.string({ maxLength: 100 }), { maxLength: 120 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(field, { maxLength: 5, selector: ({ fact }) => fact }), (fields) => {
        const view = formView({ channel: 'D1', form: formIn(JSON.stringify({ form: fields }))?.form ?? [] })
        if (view) expect(viewFaults({ ...view })).toEqual([])
      }),
    )
    fc.assert(fc.property(fc.string(), (value) => formIn(value) === undefined))
  })
})

describe('以前画的按钮', () => {
  it('只有各项的表照样打得开', () => {
    expect(formIn(JSON.stringify([staff]))).toEqual({ form: [staff] })
  })

  it('只有一句话的按钮，就是说那句话', () => {
    expect(pressIn('万州 补助多少')).toEqual({ send: '万州 补助多少' })
    expect(pressIn('{"send":5}')).toEqual({ send: '{"send":5}' })
  })
})

describe('主页', () => {
  it('核对再多也在限度以内', async () => {
    for (let i = 0; i < 24; i++) await desk.turn(`s${i}`, '我们公司能不能申报云南的，研发人员8人', { person: 'p' })
    const view = homeView({ welcome: desk.welcome(), checks: desk.checks('p') })
    expect(desk.checks('p')).toHaveLength(24)
    expect(viewFaults({ ...view })).toEqual([])
  })
})
