import { Command } from 'commander'
import { isSettled, type Miss, missId, REASON_NAMES, REASONS } from '../desk/index.ts'
import { helpExamples } from './examples.ts'
import { type Io, UsageError } from './io.ts'
import type { Parts } from './parts.ts'

const DAY = 24 * 60 * 60 * 1000
/** So many rows of what was asked most are shown. */
const MOST = 20
/** So far back it looks where nothing is said, or as far as notes are kept. */
const BACK = 90

interface Options {
  readonly db: string
  readonly days?: string
  readonly json?: true
  readonly jsonl?: true
}

const KINDS = { miss: '没答上', complaint: '说没用', ticket: '转人工', praise: '说有用' } as const

/** `wence misses`: what people asked in vain, masked, so that the bureau sees what its text leaves unclear. */
export function missesCommand(io: Io, { desk, knowledge, storeOn, now, retention }: Parts): Command {
  return new Command('misses')
    .description('没答上的、说有用没用的、转人工的，按地方和事项排，再列问得最多的（已隐去姓名、电话、单位和数字）')
    .requiredOption('--db <文件>', '会话存放的文件')
    .option('--days <天数>', '最近多少天，最多是 WENCE_KEEP_NOTES 的天数；默认 90')
    .option('--json', '输出一个 JSON')
    .option('--jsonl', '逐行输出 JSON')
    .addHelpText('after', helpExamples('misses --db ~/.wence.db --days 30'))
    .action(async ({ db, days, json, jsonl }: Options) => {
      const kept = Math.floor((await retention()).notes / DAY)
      const wanted = Number(days ?? Math.min(BACK, kept))
      if (!Number.isInteger(wanted) || wanted < 1 || wanted > kept)
        throw new UsageError(`--days ${days}：应是 1 到 ${kept} 的整数`)
      const store = await storeOn(db)
      const since = now() - wanted * DAY
      const marks = store.keeper.marks()
      const groups = desk.bySubject(store.misses(since))
      const misses = groups.flatMap(({ subject, misses: all }) =>
        all.map((miss) => {
          const marked = marks.get(missId(miss)) ?? []
          return {
            ...miss,
            ...(subject === undefined ? {} : { subject }),
            ...(marked.length > 0 ? { marks: marked, settled: isSettled(miss, marked) } : {}),
          }
        }),
      )
      if (json) return io.out(JSON.stringify(misses, undefined, 2))
      if (jsonl) {
        for (const miss of misses) io.out(JSON.stringify(miss))
        return
      }
      const placeOf = (id: string | undefined) => (id === undefined ? '' : (knowledge.regulations.get(id)?.place ?? id))
      if (misses.length === 0) io.out(`最近 ${wanted} 天没有没答上的问题，没有好评差评，也没有转人工的。`)
      else {
        const rows = misses.map(
          ({ kind, words, place, subject = '没有归类', count, last, reasons = {}, marks = [], settled }) => [
            String(count),
            KINDS[kind],
            placeOf(place),
            subject,
            words,
            dayOf(last),
            [saidOf(reasons), settled ? `已处理（${marks.at(-1)?.by ?? ''}）` : '']
              .filter((each) => each !== '')
              .join('，'),
          ],
        )
        io.out(io.drawTable(['次数', '类别', '地方', '事项', '原话（已隐去）', '最近', '备注'], rows))
      }
      const asked = desk.mostAsked(store.keeper.asked(since)).slice(0, MOST)
      if (asked.length === 0) return
      io.out('')
      io.out('问得最多的')
      const rows = asked.map(({ times, place, subject, outcomes }) => [
        String(times),
        placeOf(place),
        subject ?? (outcomes.checked ? '逐条核对' : '没有归类'),
        String(outcomes.unanswered ?? 0),
      ])
      io.out(io.drawTable(['次数', '地方', '事项', '没答上'], rows))
    })
}

/** 条文不对 2，太长 1 */
const saidOf = (reasons: NonNullable<Miss['reasons']>): string =>
  REASONS.flatMap((reason) => (reasons[reason] ? [`${REASON_NAMES[reason]} ${reasons[reason]}`] : [])).join('，')

const dayOf = (time: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(time))
