import type { Stepped } from '../../tickets/index.ts'

/** How clerks go on where a step may not be taken, in the channel's own way. */
export interface Ways {
  /** How to reopen a ticket: 按“重新打开”. */
  readonly reopen: string
  /** How to put a word in beside the clerk who has it; left out where that cannot be done. */
  readonly beside?: string
}

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A time as people write it: 11月20日 10:05. */
export const timeOf = (at: number): string => CLOCK.format(at)

/** Why a clerk's step was not taken, and what may be done instead. */
export function refusedStep(
  id: string,
  refused: Extract<Stepped, { refused: unknown }>['refused'],
  ways: Ways,
): string {
  switch (refused.why) {
    case 'closed':
      return `单号 ${id} 已办结，这一步没有做；要接着办，先${ways.reopen}。`
    case 'taken':
      return `单号 ${id} 已由${refused.by}接手（${timeOf(refused.at)}）。${ways.beside ?? `请找${refused.by}。`}`
    case 'own':
      return `单号 ${id} 本来就是您接手的。`
    case 'not-closed':
      return `单号 ${id} 没有办结，不用重新打开。`
    case 'another':
      return `提问人已经有新的单号 ${refused.ticket}，请在那一张上办。`
    case 'no-words':
      return `单号 ${id}：答复是空的，没有转给提问人。`
    case 'unknown':
      return `没有单号 ${id}：可能写错了，或者提问人删除了自己的数据。`
    default:
      return `单号 ${id} 现在不能这样办。`
  }
}
