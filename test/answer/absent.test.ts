import { describe, expect, it } from 'vitest'
import { type Absent, absent, HeldAfterAll, publish, say } from '../../src/reply/index.ts'
import { loaded } from '../support/library.ts'
import { versionsLibrary } from '../versions/library.ts'

const knowledge = loaded(versionsLibrary())
const print = (of: Absent) =>
  publish({ kind: 'refusal', lead: say`${absent(of)}。`, blocks: [], cites: [] }, knowledge, 'r').text

const regulations = [...knowledge.regulations.values()]
const pairs = regulations.flatMap(({ division, programme, center, documentNumber, title }): [string, Absent][] => {
  const place = knowledge.places.fullName(division)
  const named = knowledge.programmes.nameOf(programme)
  return [
    [place, { kind: 'place', about: place }],
    [`${place}${named}`, { kind: 'place', about: `${place}${named}` }],
    [center, { kind: 'place', about: center }],
    [named, { kind: 'programme', about: named }],
    [title, { kind: 'document', about: `《${title}》` }],
    ...(documentNumber
      ? [[documentNumber.text, { kind: 'document', about: documentNumber.text }] as [string, Absent]]
      : []),
  ]
})

describe('收录了的，说没有收录就是故障', () => {
  it.each(pairs)('%s', (_, of) => expect(() => print(of)).toThrow(HeldAfterAll))

  it('有后一版的，不说没有替代文件；有前一版的，不说没有其他版本', () => {
    expect(() => print({ kind: 'successor', regulation: 'xiangtan_trial' })).toThrow(HeldAfterAll)
    expect(() => print({ kind: 'version', regulation: 'xiangtan' })).toThrow(HeldAfterAll)
  })

  it.each(['没有收录这个地方的文件', '不掌握这方面的规定', '库里没有替代文件'])('随口写的“%s”也印不出来', (text) =>
    expect(() => publish({ kind: 'refusal', lead: say`${text}`, blocks: [], cites: [] }, knowledge, 'r')).toThrow(
      HeldAfterAll,
    ),
  )
})

describe('没有收录的，照样说', () => {
  it.each<[string, Absent]>([
    ['没有收录武汉', { kind: 'place', about: '武汉' }],
    ['没有收录聊城市重点实验室', { kind: 'place', about: '聊城市重点实验室' }],
    ['没有收录孵化器', { kind: 'programme', about: '孵化器' }],
    ['没有收录某科发〔2019〕1号', { kind: 'document', about: '某科发〔2019〕1号' }],
    ['库里没有续期、修订或替代文件', { kind: 'successor', regulation: 'yunnan' }],
  ])('%s', (text, of) => expect(print(of)).toContain(text))
})
