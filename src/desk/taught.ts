import { nameOf, namesOf } from '../answer/index.ts'
import type { Heard, Order } from '../hear/index.ts'
import type { Fact, FactId } from '../knowledge/index.ts'

/** Orders in the words that replies and channels give people to say: taken as given, like the label of a quick answer. */
const TAUGHT: Readonly<Record<string, Order>> = {
  返回: 'back',
  跳过: 'skip',
  看结果: 'result',
  重新开始: 'restart',
  退出: 'stop',
  继续: 'resume',
  帮助: 'help',
  转人工: 'person',
  导出报告: 'report',
  导出我的数据: 'export',
  删掉我的数据: 'erase',
  删除我的数据: 'erase',
  有用: 'useful',
  没用: 'useless',
}
const CHANGE = '修改'

/** The order that a whole message is in the words that were taught for it; undefined where it is in other words. */
export function taughtIn(words: string, folded: string, facts: ReadonlyMap<FactId, Fact>): Heard | undefined {
  const plain = folded.replace(/[。.！!]{1,8}$/u, '')
  const changed = plain.startsWith(CHANGE) ? factCalled(plain.slice(CHANGE.length).trim(), facts) : undefined
  const order = Object.hasOwn(TAUGHT, plain) ? TAUGHT[plain] : changed && 'change'
  if (!order) return undefined
  const about = { span: { start: 0, end: words.length }, words: words.trim(), sure: 1 }
  return { acts: [{ ...about, act: 'order', order, ...(changed ? { fact: changed } : {}) }], unheard: [] }
}

/** The fact that a reply calls by this name where it says how to change it. */
const factCalled = (name: string, facts: ReadonlyMap<FactId, Fact>): FactId | undefined =>
  [...facts.values()].find((fact) => [namesOf(fact)[0], nameOf(fact)].includes(name))?.id
