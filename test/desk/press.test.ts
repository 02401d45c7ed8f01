import { describe, expect, it } from 'vitest'
import { namesOf } from '../../src/answer/index.ts'
import type { Answer, Reply, TurnOptions } from '../../src/desk/index.ts'
import { factsTested } from '../../src/knowledge/index.ts'
import { knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

const WANZHOU = '我们是企业，能不能申报万州的'
const PAST = '这题已答'

const desk = deskIn()
let talks = 0

/** A conversation of one person, who also presses what was shown. */
class Talk {
  readonly replies: Reply[] = []
  readonly #session = `s${++talks}`

  async say(words: string, options: TurnOptions = {}): Promise<Reply> {
    const reply = await desk.turn(this.#session, words, options)
    this.replies.push(reply)
    return reply
  }

  /** Presses a button of a reply; of the last one where none is named. */
  press(label: string, from = this.replies.at(-1)): Promise<Reply> {
    const option = from?.options?.find((each) => each.label === label)
    if (!option) throw new Error(`no button ${label}`)
    return this.say(option.send, option.answers ? { choice: option.answers } : {})
  }
}

async function begun(...lines: readonly string[]): Promise<Talk> {
  const talk = new Talk()
  for (const line of lines) await talk.say(line)
  return talk
}

describe('问题有号', () => {
  it('一个比一个大；按钮写明答的是哪一个', async () => {
    const talk = await begun(WANZHOU, '不是', '公示多少天', '独立法人')
    const revisions = talk.replies.map(({ asked = [] }) => asked.map(({ revision }) => revision))
    expect(revisions).toEqual([[1], [2], [3], [4, 4]])
    expect(talk.replies[1]).toMatchObject({
      asked: [{ fact: 'legal_person', revision: 2 }],
      options: [
        { label: '是', send: '是', answers: { fact: 'legal_person', value: true, revision: 2 } },
        { label: '不是', send: '不是', answers: { fact: 'legal_person', value: false, revision: 2 } },
        { label: '不知道', send: '不知道', answers: { fact: 'legal_person', value: 'unknown', revision: 2 } },
      ],
    })
  })

  it('没有问条件的回复，没有号；单独问的一句是第一个', async () => {
    const talk = await begun('万州 补助多少', '万州')
    for (const { asked, options = [] } of talk.replies) {
      expect(asked).toBeUndefined()
      for (const { answers } of options) expect(answers).toBeUndefined()
    }
    expect((await desk.ask(WANZHOU)).asked).toEqual([{ fact: 'joint_build', revision: 1 }])
  })

  it('反问的读法写明是什么、还没有算', async () => {
    const talk = await begun(WANZHOU, '设备200多')
    expect(talk.replies[1]).toMatchObject({
      asked: [{ fact: 'equipment_value', revision: 2 }],
      confirm: { fact: 'equipment_value', value: { min: 2e6 }, revision: 2 },
    })
  })
})

describe('按两下', () => {
  it('第二下不答下一题：说这题已答，接着问原来要问的', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await talk.press('不是', first)
    const twice = await talk.press('不是', first)
    expect(twice.check).toMatchObject({ verdict: 'unknown', facts: { joint_build: false }, asks: 'legal_person' })
    expect(twice.check?.facts.legal_person).toBeUndefined()
    expect(twice.text).toContain(`${PAST}：多个单位联合建设，否。`)
    expect(twice.text).toContain('依托单位是独立法人吗')
    expect(twice.options?.map(({ label }) => label)).toEqual(['是', '不是', '不知道'])
  })

  it('同时来的两下也一样', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await Promise.all([talk.press('不是', first), talk.press('不是', first)])
    expect((await talk.say('看结果')).check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })

  it('答完就有结论的那一题，再按一下结论不变', async () => {
    const talk = await begun(WANZHOU, '不是')
    const asked = talk.replies.at(-1)
    expect((await talk.press('不是', asked)).check?.verdict).toBe('unmet')
    const twice = await talk.press('不是', asked)
    expect(twice.check).toMatchObject({ verdict: 'unmet', facts: { legal_person: false } })
    expect(twice.text).toContain(PAST)
  })
})

describe('按的是从前的一条', () => {
  it('答过别的：说答的是什么、怎么改，一个字不动', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await talk.press('不是', first)
    await talk.press('是')
    const before = talk.replies.at(-1)?.check
    const old = await talk.press('是', first)
    expect(old.check?.facts).toEqual(before?.facts)
    expect(old.check?.asks).toBe(before?.asks)
    expect(old.text).toContain(`${PAST}：多个单位联合建设，否。没有改动，要改吗？也可以说“修改联合”。`)
  })

  it('照它说的改，就改得了', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await talk.press('不是', first)
    await talk.press('是', first)
    const again = await talk.say('修改联合')
    expect(again.asked?.map(({ fact }) => fact)).toEqual(['joint_build'])
    expect((await talk.press('是', first)).check?.facts.joint_build).toBe(true)
  })

  it('跳过了没答的：记在那一题上，不答现在这一题', async () => {
    const talk = await begun(WANZHOU, '跳过')
    const [first, second] = talk.replies
    expect(second?.check?.asks).not.toBe('joint_build')
    const late = await talk.press('是', first)
    expect(late.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: true })
  })

  it('说过不知道的：也是答过', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await talk.press('不知道', first)
    const late = await talk.press('不是', first)
    expect(late.check?.facts.joint_build).toBe('unknown')
    expect(late.text).toContain(`${PAST}：多个单位联合建设，不知道。没有改动`)
  })

  it('几题一起问的：都是，只记没答的', async () => {
    const talk = await begun(WANZHOU, '单独建，独立法人')
    const both = talk.replies.at(-1)
    expect(both?.asked).toHaveLength(2)
    const [one = '', two = ''] = both?.asked?.map(({ fact }) => fact) ?? []
    await talk.say('有过失信')
    const after = await talk.press('都是', both)
    expect(after.check?.facts).toMatchObject({ [one]: false, [two]: true })
    expect(after.text).toContain(PAST)
  })

  it('退回一步以后，那一题没答，照记', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await talk.press('不是', first)
    await talk.say('返回')
    expect((await talk.press('是', first)).check?.facts.joint_build).toBe(true)
  })

  it('核对停下了：没答的接着记，答过的只说已答，不再往下问', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await talk.press('不是', first)
    const second = talk.replies.at(-1)
    await talk.say('退出')
    const past = await talk.press('不是', first)
    expect(past.check).toBeUndefined()
    expect(past.text).toContain(PAST)
    expect((await talk.press('是', second)).check?.facts).toMatchObject({ joint_build: false, legal_person: true })
  })

  it('换了一地：各地一样的记在现在的核对里', async () => {
    const talk = await begun(WANZHOU, '换到聊城')
    const [first] = talk.replies
    const { check } = await talk.press('是', first)
    expect(check).toMatchObject({ regulation: 'liaocheng', facts: { joint_build: true } })
  })

  it('换了一地：口径不同的记在原来那地，不算到这里', async () => {
    const talk = await begun('我们公司能报聊城吗', '专职固定科研人员120人', '换到云南', '修改固定人员')
    const offered = talk.replies.at(-1)
    const label = offered?.options?.[0]?.label ?? ''
    await talk.say('换到聊城')
    const late = await talk.press(label, offered)
    expect(late.check).toMatchObject({ regulation: 'liaocheng', facts: { fixed_rd_staff: 120 } })
    expect(late.text).toContain('这一项按云南办法的口径记下了')
    expect((await talk.press(label, offered)).text).toContain(PAST)
    expect((await talk.say('换到云南')).check?.facts.fixed_rd_staff).toBe(120)
  })
})

describe('反问的读法', () => {
  it('从前的“是”只确认它问的那一项', async () => {
    const talk = await begun(WANZHOU, '设备200多')
    const asked = talk.replies.at(-1)
    const [yes = ''] = asked?.options?.map(({ label }) => label) ?? []
    const taken = await talk.press(yes, asked)
    expect(taken.check?.facts.equipment_value).toMatchObject({ min: 2e6 })
    const twice = await talk.press(yes, asked)
    expect(twice.check?.facts).toEqual(taken.check?.facts)
    expect(twice.text).toContain(`${PAST}：科研仪器总值，200多万元`)
  })

  it('从前的“不是”不答别的题', async () => {
    const talk = await begun(WANZHOU, '设备200多')
    const asked = talk.replies.at(-1)
    const denied = await talk.press('不是', asked)
    expect(denied.text).toContain('连单位')
    const twice = await talk.press('不是', asked)
    expect(twice.check?.facts).toEqual({ applicant_kind: 'enterprise' })
    await talk.say('设备250万')
    const late = await talk.press('不是', asked)
    expect(late.check?.facts).toEqual({ applicant_kind: 'enterprise', equipment_value: 2_500_000 })
    expect(late.text).toContain(PAST)
  })
})

describe('这次对话里没有问过的题', () => {
  const answer: Answer = { fact: 'legal_person', value: false, revision: 1 }

  it('没有在核对：说没有记，怎么开始', async () => {
    const talk = await begun('万州 补助多少')
    const reply = await talk.say('不是', { choice: answer })
    expect(reply.text).toContain('没有记')
    expect(reply.check).toBeUndefined()
    expect((await talk.say(WANZHOU)).check?.facts).toEqual({ applicant_kind: 'enterprise' })
  })

  it.each<[string, Answer]>([
    ['问的是另一项', answer],
    ['号还没有到', { fact: 'joint_build', value: false, revision: 7 }],
    ['没有这一项', { fact: 'moon', value: false, revision: 1 }],
    ['值不成样子', { fact: 'joint_build', value: 'perhaps', revision: 1 }],
    ['值是一串', { fact: 'joint_build', value: [false], revision: 1 }],
    ['连带的没有问', { fact: 'joint_build', value: false, revision: 1, also: ['legal_person'] }],
  ])('%s：没有记，接着问现在的', async (_, choice) => {
    const talk = await begun(WANZHOU)
    const reply = await talk.say('不是', { choice })
    expect(reply.text).toContain('没有记')
    expect(reply.check).toMatchObject({ facts: { applicant_kind: 'enterprise' }, asks: 'joint_build' })
  })

  it('删除我的数据以后，从前的按钮什么也不记', async () => {
    const talk = await begun(WANZHOU)
    const [first] = talk.replies
    await talk.say('删除我的数据')
    expect((await talk.press('不是', first)).text).toContain('没有记')
    await talk.say('我们是企业，能不能申报云南的')
    expect((await talk.press('不是', first)).check?.facts).toEqual({ applicant_kind: 'enterprise' })
  })

  it('两个人各有各的会话：一个人的题，另一个人答不了', async () => {
    const { options = [] } = await desk.turn('a', WANZHOU)
    const choice = options[1]?.answers
    if (!choice) throw new Error('nothing to press')
    expect((await desk.turn('b', '不是', { choice })).text).toContain('没有记')
    expect((await desk.turn('a', '看结果')).check?.facts.joint_build).toBeUndefined()
  })
})

describe('按数字', () => {
  it.each(['2', '２', '②', '2.', '选2', '回复2', '第二个', '2、'])('%s：是刚才列的第二个', async (number) => {
    const talk = await begun(WANZHOU)
    expect((await talk.say(number)).check?.facts.joint_build).toBe(false)
  })

  it('刚才没有列：问的是数，数就是答案', async () => {
    const talk = await begun('我们是企业，能不能申报云南的', '修改行业标准', '2')
    expect(talk.replies.at(-1)?.check?.facts.standards).toBe(2)
  })

  it('刚才没有列：写明是选的，答从前列的那一题', async () => {
    for (const number of ['②', '选2']) {
      const talk = await begun(WANZHOU, '修改研发人员', number)
      const { check } = talk.replies.at(-1) ?? {}
      expect(check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false })
    }
  })

  it('列过别的再插一句，数字还是最近列的那些', async () => {
    const talk = await begun('我们公司能不能申报', '有用', '1')
    const [first] = talk.replies[0]?.options?.map(({ label }) => label) ?? []
    expect(first).toContain(talk.replies.at(-1)?.check?.center)
  })

  it('列过以后说第几项，是条文里的第几项', async () => {
    const talk = await begun('我们公司能不能申报', '万州第八条第6项', '第7项')
    expect(talk.replies.at(-1)?.citations.map(({ ref }) => ref)).toContain('wanzhou:8.7')
  })

  it('没有那么多的，不是选', async () => {
    const talk = await begun(WANZHOU, '9')
    expect(talk.replies.at(-1)?.check?.facts).toEqual({ applicant_kind: 'enterprise' })
  })
})

describe('还没看到下一题就发出来的', () => {
  it.each(['2', '②', '不是', '不是的'])('连发两遍“%s”：第二遍答的还是第一题', async (words) => {
    const talk = await begun(WANZHOU)
    await talk.say(words)
    const twice = await talk.say(words, { unseen: 1 })
    expect(twice.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false })
    expect(twice.text).toContain(PAST)
  })

  it('看到了再说的，答的是这一题', async () => {
    const talk = await begun(WANZHOU, '不是', '不是')
    expect(talk.replies.at(-1)?.check?.facts.legal_person).toBe(false)
  })

  it('连发两个不一样的：后一个不改前一个，也不答下一题', async () => {
    const talk = await begun(WANZHOU, '1')
    const twice = await talk.say('2', { unseen: 1 })
    expect(twice.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: true })
    expect(twice.text).toContain('没有改动')
  })

  it('说明了是哪一项的照记，改口也照改', async () => {
    const talk = await begun(WANZHOU, '不是')
    await talk.say('研发人员18人', { unseen: 1 })
    const reply = await talk.say('研发人员8人', { unseen: 2 })
    expect(reply.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false, rd_staff: 8 })
  })

  it('答上一题的话里还说了别的：别的照记', async () => {
    const talk = await begun(WANZHOU, '不是')
    const reply = await talk.say('不是，研发人员18人', { unseen: 1 })
    expect(reply.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false, rd_staff: 18 })
  })

  it('连说两次跳过，只跳一题', async () => {
    const talk = await begun(WANZHOU)
    const once = await talk.say('跳过')
    const twice = await talk.say('跳过', { unseen: 1 })
    expect(twice.check?.asks).toBe(once.check?.asks)
  })

  it('还没看到反问，“是”不是确认', async () => {
    const talk = await begun(WANZHOU, '设备200多')
    const reply = await talk.say('是', { unseen: 1 })
    expect(reply.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: true })
  })

  it('什么都还没看到的“不是”，不答任何题', async () => {
    const talk = await begun(WANZHOU)
    expect((await talk.say('不是', { unseen: 1 })).check?.facts).toEqual({ applicant_kind: 'enterprise' })
    expect((await talk.say('2', { unseen: 2 })).check?.facts).toEqual({ applicant_kind: 'enterprise' })
  })
})

describe('指明答哪一题的话', () => {
  it('引着从前那一题说的，答的是那一题', async () => {
    const talk = await begun(WANZHOU, '跳过')
    const reply = await talk.say('不是', { question: 1 })
    expect(reply.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false })
    expect((await talk.say('是', { question: 1 })).text).toContain('没有改动')
  })

  it('引着从前那一题说数字，是那一题列的', async () => {
    const talk = await begun(WANZHOU, '跳过')
    expect((await talk.say('2', { question: 1 })).check?.facts.joint_build).toBe(false)
  })
})

describe('修改', () => {
  it.each([...knowledge.regulations.values()].map(({ id, place }) => [place, id]))(
    '“这题已答”里教的说法，%s的每一项都管用',
    async (place, id) => {
      const { conditions } = knowledge.regulations.get(id) ?? {}
      const facts = new Set(conditions?.flatMap(({ requires }) => factsTested(requires)))
      await desk.turn(id, `我们能不能申报${place}`)
      for (const fact of facts) {
        const known = knowledge.facts.get(fact)
        const [word] = known ? namesOf(known) : []
        const { check } = await desk.turn(id, `修改${word}`)
        expect(check?.asks, word).toBe(fact)
        expect(check?.facts[fact], word).toBeUndefined()
      }
    },
  )
})
