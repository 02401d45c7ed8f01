import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { versionsLibrary } from './library.ts'

const base = versionsLibrary()
const knowledge = loaded({
  ...base,
  seeds: [
    ...base.seeds,
    {
      file: 'xiangtan-amendment.txt',
      source:
        '湘潭市科学技术局关于修改《湘潭市技术创新中心管理办法》的决定\n\n潭科发〔2025〕6号\n\n湘潭市科学技术局\n\n2025年5月6日\n\n第一条 将第五条修改为：“经认定的，给予40万元的补助。”\n\n第二条 本决定自2025年6月1日起施行。\n',
    },
  ],
  regulations: [
    ...base.regulations,
    {
      name: 'xiangtan-amendment.yaml',
      text: [
        'id: xiangtan_amendment',
        'seed: xiangtan-amendment.txt',
        'title: 湘潭市科学技术局关于修改《湘潭市技术创新中心管理办法》的决定',
        'short: 湘潭修改决定',
        'division: 4303 湘潭市',
        'programme: technology_innovation_centre',
        'called: []',
        'document_number: { clause: front, phrase: 潭科发〔2025〕6号 }',
        'application: []',
        'conditions: []',
        'judged: []',
        'preferences: []',
        'notes: []',
        'amends: [{ id: xiangtan, at: ["5"], clause: "1", phrase: 将第五条修改为：“经认定的，给予40万元的补助。” }]',
        '',
      ].join('\n'),
    },
  ],
})
let count = 0
const desk = new Desk(knowledge, {
  today: () => '2026-11-20',
  now: () => 0,
  newId: () => `r${++count}`,
  store: new MemorySessionStore(),
  ears: earsFor(knowledge),
})

describe('引的条款后来被修改', () => {
  it.each(['湘潭技术创新中心补助多少', '湘潭技术创新中心办法第五条'])(
    '%s：说已修改，给修改后的话',
    async (question) => {
      const reply = await desk.ask(question)
      expect(reply.text).toContain('第五条已被《湘潭市科学技术局关于修改《湘潭市技术创新中心管理办法》的决定》修改')
      expect(reply.text).toContain('给予40万元的补助')
      expect(reply.citations.map(({ ref }) => ref)).toEqual(
        expect.arrayContaining(['xiangtan:5', 'xiangtan_amendment:1']),
      )
    },
  )

  it('修改施行以前的一天：照原来的，不提', async () => {
    const reply = await desk.ask('湘潭技术创新中心补助多少', { asOf: '2025-05-20' })
    expect(reply.text).toContain('30万元')
    expect(reply.text).not.toContain('修改')
  })

  it('没有被修改的条款，不提', async () => {
    expect((await desk.ask('湘潭技术创新中心要多少研发人员')).text).not.toContain('修改')
  })
})
