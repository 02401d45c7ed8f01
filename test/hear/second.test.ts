import { describe, expect, it } from 'vitest'
import { withFollowing } from '../../src/desk/following.ts'
import { type Heard, hear, heardTwice, type SaidAct } from '../../src/hear/index.ts'
import { ears } from '../support/ears.ts'
import { examples, knowledge } from '../support/library.ts'
import { ADVERSARIES, agreeing, labelled, said, tells } from '../support/readers.ts'
import { type HearRow, type Score, scored } from '../support/scored.ts'
import { full } from '../support/size.ts'

interface Said {
  readonly row: HearRow
  /** What the built-in reader hears, alone. */
  readonly own: Heard
}

const contextOf = ({ context, open }: HearRow, asked = context) => ({
  ...(asked === undefined ? {} : { asked }),
  open: (open ?? false) || asked !== context,
  thisYear: 2026,
})

const heardOf = (row: HearRow, words = row.text, asked = row.context): Heard =>
  withFollowing(hear(words, contextOf(row, asked), ears()), knowledge, asked)

const ofRow = (row: HearRow): Said => ({ row, own: heardOf(row) })
const messages = examples<HearRow>('people/hear.jsonl').map(ofRow)

function twice({ row, own }: Said, second: readonly SaidAct[]): Heard {
  const hearAs = (words: string, asked: string) => heardOf(row, words, asked)
  return heardTwice({ message: row.text, context: contextOf(row), hearAs }, own, second, ears())
}

const scoreOf = (of: readonly Said[], hearing: (said: Said, i: number) => Heard): Score =>
  scored(
    of.map(({ row }) => row),
    of.map((each, i) => hearing(each, i).acts),
  )

const alone = scoreOf(messages, ({ own }) => own)

describe('照标注读的人，与自带的合在一起', () => {
  const oracle = scoreOf(messages, (each) => twice(each, labelled(each.row)))

  it('做什么，听准 0.97 以上', () => {
    expect(oracle.f1).toBeGreaterThanOrEqual(0.97)
    expect(oracle.f1).toBeGreaterThan(alone.f1)
  })
  it('说的情况，0.97 以上记对了，或照对的值反问', () => {
    expect(oracle.rightOrAsked).toBeGreaterThanOrEqual(0.97)
    expect(oracle.readRight).toBeGreaterThan(alone.readRight)
  })
  it('记错的比自带的少', () => {
    expect(oracle.countedRight).toBeGreaterThan(alone.countedRight)
    expect(oracle.wrong).toBeLessThan(alone.wrong)
  })
})

describe('照自带的说一遍，连没听准的也说', () => {
  const agreed = scoreOf(messages, (each) => twice(each, agreeing(each.own)))
  it('没听准的不因此算数：记错的不多一个，听到的不少一个', () => {
    expect(agreed.wrong).toBeLessThanOrEqual(alone.wrong)
    expect(agreed.countedRight).toBeGreaterThanOrEqual(alone.countedRight)
    expect(agreed.readRight).toBeGreaterThanOrEqual(alone.readRight)
    expect(agreed.f1).toBeGreaterThanOrEqual(alone.f1)
  })
})

/** Whoever tells many facts is heard on each; of those in `npm test` every tenth message is enough. */
const DEAR = /编一/u
/** In which other message a reader reads that reads the wrong one. */
const SHIFT = 17

describe.each(Object.entries(ADVERSARIES))('乱读的人：%s', (name, turned) => {
  const some = messages.filter((_message, i) => full || !DEAR.test(name) || i % 10 === 0)
  const own = scoreOf(some, (each) => each.own)

  it.each<[string, (said: Said) => readonly SaidAct[]]>([
    ['标注', ({ row }) => labelled(row)],
    ['自带的', ({ own: heard }) => agreeing(heard)],
  ])('从%s改来：记下的里头对的不少于自带的，记错的不多一个', (_from, truth) => {
    const score = scoreOf(some, (each, i) => {
      const other = some[(i + SHIFT) % some.length] ?? each
      return twice(each, turned({ message: each.row.text, acts: truth(each), elsewhere: truth(other) }))
    })
    expect(score.countedRight).toBeGreaterThanOrEqual(own.countedRight)
    expect(score.wrong).toBeLessThanOrEqual(own.wrong)
  })
})

describe('两个人听一句', () => {
  const heard = (text: string, second: readonly SaidAct[], context: Partial<HearRow> = {}) =>
    twice(ofRow({ text, open: true, ...context }), second).acts

  it('都说是：听准了', () => {
    const text = '研发人员18人'
    expect(heard(text, [tells('18人', 'rd_staff')])).toMatchObject([{ act: 'tell', fact: 'rd_staff', value: 18 }])
    expect(heard(text, [tells('18人', 'rd_staff')])[0]?.sure).toBeGreaterThanOrEqual(0.97)
  })
  it('另一个人说是别的：还记原来的，会害人的地方要问', () => {
    const [tell] = heard('研发人员18人', [tells('18人', 'fixed_rd_staff')])
    expect(tell).toMatchObject({ fact: 'rd_staff', value: 18, by: 'reader' })
    expect(tell?.sure).toBeLessThan(0.4)
  })
  it('值只从话里读：指的地方没有数，就什么也没有', () => {
    const acts = heard('公示几天', [tells('公示几天', 'rd_staff')])
    expect(acts.filter(({ act }) => act === 'tell')).toEqual([])
  })
  it.each(['erase', 'export', 'report', 'person', 'restart'] as const)('只有另一个人听到的吩咐 %s：不照办', (order) => {
    const text = '研发人员18人'
    const orders = heard(text, [said({ act: 'order', words: text, order })]).filter(({ act }) => act === 'order')
    for (const each of orders) expect(each).toMatchObject({ asks: true, sure: expect.closeTo(0.3) })
  })
  it('话里没有的字，不算听到', () => {
    const row = ofRow({ text: '研发人员18人', open: true })
    expect(twice(row, [tells('场地600平', 'site_area')])).toEqual(row.own)
    expect(twice(row, [tells('', 'site_area')])).toEqual(row.own)
  })
})
