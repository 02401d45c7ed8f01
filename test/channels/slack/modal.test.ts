import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formPieces, pressIn } from '../../../src/channels/slack/buttons.ts'
import { homeView } from '../../../src/channels/slack/home.ts'
import { formIn, formView, readForm } from '../../../src/channels/slack/modal.ts'
import { examples } from '../../support/library.ts'
import { allText, viewFaults } from '../../support/slack-limits.ts'
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
        expect(shown).toEqual({ question: asked[0]?.revision, person: 'U1' })
        const whole = desk.form(id, shown.question)
        if (!whole) throw new Error(`no form in ${id}`)
        expect(whole.fields.map(({ fact }) => fact)).toEqual(expect.arrayContaining(form.map(({ fact }) => fact)))
        const view = formView({ channel: 'D1', thread: '1.1', regulation: whole.regulation }, whole.fields)
        expect(view).toBeDefined()
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

  it.each(['', '   '])('研发人员空着“%s”：就是没说，不算填错', (typed) => {
    expect(readForm([staff], { rd_staff: given(typed) }, understands)).toEqual({ answers: {} })
  })

  it('一张表，两部分：还没说的空着，说过的填好；不改就什么也不说', async () => {
    const own = deskIn()
    await own.turn('s', '我们公司能不能申报万州的，研发人员18人，不是独立法人')
    const { fields = [], regulation = '' } = own.form('s') ?? {}
    const view = formView({ channel: 'D1', regulation }, fields)
    expect(viewFaults({ ...view })).toEqual([])
    const heads = view?.blocks.flatMap((block) => (block.type === 'header' ? [allText(block)] : []))
    expect(heads).toEqual(['还没说的（不填就先空着）', '说过的（要改就改）'])
    const { held } = JSON.parse(view?.private_metadata ?? '') as { held: Record<string, string> }
    expect(held).toMatchObject({ legal_person: '否', rd_staff: '18人' })
    expect(JSON.stringify(view)).toContain('"initial_value":"18人"')
    expect(view?.blocks.length).toBeGreaterThan(9)
    expect(readForm(fields, { rd_staff: given('18人'), legal_person: picked('1') }, understands, held)).toEqual({
      answers: {},
    })
    expect(readForm(fields, { rd_staff: given('8人'), legal_person: picked('1') }, understands, held)).toEqual({
      answers: { rd_staff: '8人' },
    })
  })

  it('说过的写不下：那一格空着，私有数据不超长', () => {
    const fields = Array.from({ length: 60 }, (_, i) => ({
      ...staff,
      fact: `fact_${i}`,
      held: '很长很长的一句话'.repeat(12),
    }))
    const view = formView({ channel: 'D1', regulation: 'wanzhou' }, fields)
    expect(viewFaults({ ...view })).toEqual([])
    expect(view?.private_metadata?.length).toBeLessThanOrEqual(3000)
    expect(view?.blocks.filter(({ type }) => type === 'input')).toHaveLength(60)
  })

  it.each(['很多', '见附件'])('研发人员填“%s”：在这一格下面说', (typed) => {
    const read = readForm([staff], { rd_staff: given(typed) }, understands)
    expect(read).toEqual({ errors: { rd_staff: expect.stringContaining('读不出') } })
  })

  it('选项选到表上没有的：当没填', () => {
    const rules = { fact: 'internal_rules', label: '制度健全吗？', help: '', kind: 'yes-no' as const }
    expect(readForm([rules], { internal_rules: picked('1') }, understands)).toEqual({
      answers: { internal_rules: '否' },
    })
    expect(readForm([rules], { internal_rules: picked('9') }, understands)).toEqual({ answers: {} })
    expect(readForm([rules], {}, understands)).toEqual({ answers: {} })
  })

  it('不怀好意的按钮和字段：要么画不出，要么守限度', () => {
    const field = fc.record({
      fact: fc.string({ minLength: 1, maxLength: 255 }),
      label: fc.string({ maxLength: 2500 }),
      help: fc.string({ maxLength: 300 }),
      kind: fc.constantFrom('yes-no', 'quantity', 'choice'),
      unit: fc.string({ maxLength: 10 }),
      choices: fc.array(fc.string({ maxLength: 100 }), { maxLength: 120 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(field, { maxLength: 5, selector: ({ fact }) => fact }), (fields) => {
        const view = formView({ channel: 'D1', regulation: 'wanzhou' }, fields)
        if (view) expect(viewFaults({ ...view })).toEqual([])
      }),
    )
    fc.assert(fc.property(fc.string(), (value) => JSON.stringify(formIn(value)) === '{}'))
  })
})

describe('以前画的按钮', () => {
  it('只有各项的表照样打得开', () => {
    expect(formIn(JSON.stringify([staff]))).toEqual({})
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
