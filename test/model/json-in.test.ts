import { describe, expect, it } from 'vitest'
import { jsonIn } from '../../src/model/json-in.ts'

describe('从模型的话里取 JSON', () => {
  it.each([
    ['单写', '{"a":1}'],
    ['围起来的', '好的：\n```json\n{"a":1}\n```'],
    ['想过再答的', '<think>先看 {"a":2}</think>{"a":1}'],
    ['想了两回的', '<THINKING>{"a":2}</thinking>再想 <think>{"a":3}</think> {"a":1} 完'],
    ['想到一半又想的', '<think>甲<think>{"a":2}</think>{"a":1}'],
    ['前面有半个括号', '{ 不是 } {"a":1}'],
  ])('%s', (_what, text) => expect(jsonIn(text)).toEqual({ a: 1 }))

  it.each([
    ['没有的', '不会'],
    ['不成对的', '{"a":1'],
    ['一直想下去的', '<think>'.repeat(200_000)],
    ['一直开括号的', '{'.repeat(100_000)],
  ])('%s：没有', (_what, text) => expect(jsonIn(text)).toBeUndefined())
})
