import { describe, expect, it } from 'vitest'
import { ClauseFinder, type Embedder, HybridFinder, type Reranker } from '../../src/retrieval/index.ts'
import { embedderBy, oracle, rerankerBy } from '../support/judges.ts'
import { index, knowledge } from '../support/library.ts'
import { settle, Timers } from '../support/timers.ts'

const QUESTION = '四川 猫'
const knows = (question: string) => (question === QUESTION ? ['sichuan:4'] : oracle(question))
const lexical = new ClauseFinder(knowledge, { store: index })
const byWords = lexical.find(QUESTION).hits
const first = (hits: readonly { readonly ref: string }[]) => hits[0]?.ref

/** An embedder that was tried, and after that takes its time: so many milliseconds, or for ever. */
async function slow() {
  const timers = new Timers()
  const failures: unknown[] = []
  const right = embedderBy('right', knows)
  const takes = { ms: 0 }
  const embedder: Embedder = {
    ...right,
    embed: async (texts) => {
      if (takes.ms > 0) await timers.sleep(takes.ms, new AbortController().signal)
      return right.embed(texts)
    },
  }
  const onFailure = (error: unknown) => failures.push(error)
  const finder = new HybridFinder(lexical, { embedder, patience: { sleep: timers.sleep }, onFailure })
  await finder.ready()
  /** Whether the answer is there after so long, and which clause is first. */
  const hitAfter = async (ms: number) => {
    let best: string | undefined | false = false
    void finder.find(QUESTION).then(({ hits }) => {
      best = first(hits)
    })
    await timers.pass(ms)
    await settle()
    return best
  }
  return { timers, takes, failures, hitAfter }
}

describe('耐心：意思来得慢，不等它', () => {
  it('六百毫秒以内等得到；过了就只凭词语，说一次', async () => {
    const { takes, failures, hitAfter } = await slow()
    takes.ms = 500
    expect(await hitAfter(499)).toBe(false)
    expect(await hitAfter(500)).toBe('sichuan:4')
    takes.ms = 5_000
    expect(await hitAfter(599)).toBe(false)
    expect(failures).toEqual([])
    expect(await hitAfter(600)).toBe(first(byWords))
    expect(failures).toHaveLength(1)
    expect(String(failures)).toContain('no answer within 600 ms')
  })

  it('晚过一次，只等二百毫秒，也不再说；六百毫秒以内又来了，就照旧等', async () => {
    const { timers, takes, failures, hitAfter } = await slow()
    takes.ms = 50_000
    expect(await hitAfter(600)).toBe(first(byWords))
    expect(await hitAfter(199)).toBe(false)
    expect(await hitAfter(200)).toBe(first(byWords))
    expect(failures).toHaveLength(1)
    takes.ms = 400
    expect(await hitAfter(200)).toBe(first(byWords))
    await timers.pass(200)
    expect(await hitAfter(400)).toBe('sichuan:4')
  })

  it('断了：一刻也不等', async () => {
    const failures: unknown[] = []
    const timers = new Timers()
    let dead = false
    const right = rerankerBy('right', knows)
    const reranker: Reranker = {
      ...right,
      rank: async (question, texts) => {
        if (dead) throw new Error('断了')
        return right.rank(question, texts)
      },
    }
    const finder = new HybridFinder(lexical, {
      reranker,
      patience: { sleep: timers.sleep },
      onFailure: (error) => failures.push(error),
    })
    await finder.ready()
    dead = true
    const known = '聊城 撤销情形'
    expect((await finder.find(known)).hits).toEqual(lexical.find(known).hits)
    expect((await finder.find(known)).hits).toEqual(lexical.find(known).hits)
    expect(failures).toHaveLength(1)
    expect(timers.sleeping).toBe(0)
  })
})
