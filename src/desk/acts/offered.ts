import { remark } from '../../answer/index.ts'
import type { Order } from '../../hear/index.ts'
import { say } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'

/** What says each order plainly. */
export const ORDER_WORDS: Readonly<Record<Order, string>> = {
  result: '看结果',
  report: '导出报告',
  back: '返回上一步',
  skip: '跳过',
  change: '我要修改',
  stop: '先停',
  resume: '继续',
  restart: '重新开始',
  why: '为什么',
  gap: '还差什么',
  more: '展开',
  shorter: '说简单点',
  source: '出处',
  next: '后面那条',
  previous: '前面那条',
  help: '你能做什么',
  person: '转人工',
  export: '导出我的数据',
  erase: '删掉我的数据',
  useful: '有用',
  useless: '没用',
}

/** What was heard as an order by somebody who may give none: it is asked whether it is one, and carried out once the person says so. */
export function offered(turn: Turn): Turned | undefined {
  const order = turn.heard.acts.find((act) => act.act === 'order' && act.asks)
  if (order?.act !== 'order') return undefined
  const words = ORDER_WORDS[order.order]
  const draft = remark(say`您是要“${words}”吗？要就说这几个字。`, `Do you mean “${words}”? Then say so.`)
  return turn.said({ ...draft, kind: 'question', options: [{ label: say`${words}`, send: words }] })
}
