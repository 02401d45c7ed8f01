import { describe, expect, it } from 'vitest'
import type { ChatAsked } from '../../src/model/chat.ts'
import { ModelFailure } from '../../src/model/failure.ts'
import { modelWith, said, scripted, silence } from '../support/language-model.ts'
import { deskIn } from '../support/talk.ts'
import { settle, Timers } from '../support/timers.ts'

const SURE = '云南 第二十四条'
const UNSURE = '万州的专家会开完还要过哪一关才能挂牌'
const READ = said({ acts: [], clauses: [], courtesy: null })

/** A crowd before one desk: half of it asks what the program is sure of. Each waits so many milliseconds of the clock that is passed. */
function crowdBefore(answer: (asked: ChatAsked, timers: Timers) => Promise<typeof READ>) {
  const timers = new Timers()
  const { open } = scripted((asked) => answer(asked, timers))
  const { model } = modelWith({ options: { open }, settings: { atOnce: 16 }, timers })
  const desk = deskIn({ reader: model, sleep: timers.sleep, now: timers.now })
  let people = 0
  const one = async (words: string) => {
    const began = timers.now()
    await desk.turn(`person-${++people}`, words)
    return timers.now() - began
  }
  /** How long forty who come at once wait: those whose question is sure, and the others. */
  const forty = async () => {
    const sure = Array.from({ length: 20 }, () => one(SURE))
    const others = Array.from({ length: 20 }, () => one(UNSURE))
    await settle()
    await timers.pass(10_000)
    return { sure: await Promise.all(sure), others: await Promise.all(others) }
  }
  return { model, forty }
}

describe('四十个人一起来', () => {
  it('服务器三秒一答：拿得准的马上答，别的五秒以内，断路器不断', async () => {
    const { model, forty } = crowdBefore(async ({ signal }, timers) => {
      await timers.sleep(3000, signal)
      return READ
    })
    for (let round = 0; round < 2; round++) {
      const { sure, others } = await forty()
      expect(Math.max(...sure)).toBe(0)
      expect(Math.max(...others)).toBeLessThanOrEqual(4500)
      expect(model.stats().breaker).toEqual({ state: 'closed' })
    }
    await model.close()
  })

  it('拒绝连接的服务器：头一回以后，没有人多等两百毫秒', async () => {
    const { model, forty } = crowdBefore(async () => {
      throw new ModelFailure('dropped')
    })
    await forty()
    const { sure, others } = await forty()
    expect(Math.max(...sure, ...others)).toBeLessThanOrEqual(200)
    await model.close()
  })

  it('一声不响的服务器：头一回等到四秒半，以后没有人多等两百毫秒', async () => {
    const { model, forty } = crowdBefore(silence)
    const first = await forty()
    expect(Math.max(...first.sure)).toBe(0)
    expect(Math.max(...first.others)).toBe(4500)
    const { sure, others } = await forty()
    expect(Math.max(...sure, ...others)).toBeLessThanOrEqual(200)
    await model.close()
  })
})
