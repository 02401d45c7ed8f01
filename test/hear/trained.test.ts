import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aboutOf, earsOf, fileOf, hear, packed, unpacked } from '../../src/hear/index.ts'
import { train, utterancesIn } from '../../src/hear/training/index.ts'
import { utteranceFiles } from '../../src/home/index.ts'
import { fingerprintOf } from '../../src/knowledge/index.ts'
import { ears, learned } from '../support/ears.ts'
import { examples } from '../support/library.ts'

const FROM = { utterances: { count: 3, fingerprint: 'of the utterances' }, vocabulary: 'of the knowledge' }

/** So few that they are learned in no time. */
const few = utterancesIn(
  'made.jsonl',
  [
    '{"by": "a test", "from": "nothing", "on": "2026-11-21"}',
    '{"t": "研发人员18个", "a": ["tell"], "f": {"rd_staff": 18}}',
    '{"t": "公示几天", "a": ["ask:when"]}',
    '{"t": "谢谢‖，出结论", "a": ["courtesy:thank", "order:result"], "o": 1}',
  ].join('\n'),
)

describe('构建时学到的文件', () => {
  it('第一行说是什么：模型的哈希、话有多少、词从哪来', () => {
    const about = aboutOf(learned())
    const files = utteranceFiles()
    expect(about.hash).toBe(
      createHash('sha256')
        .update(packed(unpacked(learned()), {}))
        .digest('hex'),
    )
    expect(about.utterances).toEqual({
      count: files.flatMap(({ name, text }) => utterancesIn(name, text)).length,
      fingerprint: fingerprintOf(files),
    })
    expect(about.vocabulary).toMatch(/^[0-9a-f]{64}$/u)
    expect(ears().model).toBe(about.hash)
  })

  it('同样的话学两遍，一个字节也不差', () => {
    const [one, two] = [1, 2].map(() => fileOf(train(few, ears().vocabulary), FROM))
    expect(Buffer.compare(one as Uint8Array, two as Uint8Array)).toBe(0)
  })

  it('写下再读，听到的一样', () => {
    const models = train(few, ears().vocabulary)
    const read = earsOf(ears().vocabulary, fileOf(models, FROM))
    for (const text of ['研发人员18个', '谢谢', '公示几天'])
      expect(hear(text, {}, read)).toEqual(hear(text, {}, { vocabulary: ears().vocabulary, models }))
  })

  it.each([
    ['是空的', () => new Uint8Array()],
    ['没有写完', () => learned().subarray(0, -1)],
    ['不是这样的文件', () => Buffer.from('{}\n')],
  ])('文件%s：不用它', (_what, bytes) => {
    expect(() => earsOf(ears().vocabulary, bytes())).toThrow()
  })
})

describe('人们怎么说（回归，不设下限：下限在 floors.json）', () => {
  it('每一句都听得完，说到的都在话里', () => {
    for (const { text, context, open } of examples<{ text: string; context?: string; open?: boolean }>(
      'people/hear.jsonl',
    )) {
      const { acts } = hear(text, { ...(context ? { asked: context } : {}), open: open ?? false }, ears())
      for (const { span, words, sure } of acts) {
        expect(text.slice(span.start, span.end).trim()).toBe(words)
        expect(sure).toBeGreaterThanOrEqual(0)
        expect(sure).toBeLessThanOrEqual(1)
      }
    }
  })
})
