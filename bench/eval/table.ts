import { FAULTS } from '../../src/answer/index.ts'
import type { ModelCall } from '../../src/model/index.ts'
import { percentile } from '../random.ts'
import { type Counts, type Share, shareText, type Times } from './measured.ts'

/** What was measured of the program alone, and of the program with what is set up. */
export interface Measured {
  readonly counts: { readonly alone: Counts; readonly both: Counts }
  readonly times: { readonly alone: Times; readonly both: Times }
  readonly calls: readonly ModelCall[]
}

const [NAME, VALUE] = [46, 22]
const MILLION = 1_000_000

const line = (name: string, alone: string, both: string): string =>
  `${name.padEnd(NAME)} ${alone.padEnd(VALUE)} ${both}`

const ROWS: Readonly<Record<string, string>> = {
  find: 'find: first hit is a right clause',
  cited: 'ask: a right clause is cited',
  declined: 'ask: answerable questions declined',
  'declined rightly': 'ask: unanswerable questions declined',
  turns: 'chat: turns as expected',
  facts: 'chat: facts told that are held right',
  'false denials': 'chat: denials that the labels do not have',
  acts: 'hear: acts, F1',
  'facts read': 'hear: facts stated that are read right',
  'facts right': 'hear: facts counted that are right',
}

const ALONE: Readonly<Record<string, string>> = {
  asked: 'reader: messages it was asked about',
  late: 'reader: of these, too late or in vain',
  differed: 'reader: readings that changed what was heard',
  'in plain words': 'plain words: answers that had some',
  sentences: 'plain words: sentences shown, of those written',
}

/** The table, line by line: the program alone, then with the model. */
export function tableOf(
  { counts, times, calls }: Measured,
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const { alone, both } = counts
  return [
    line('', 'alone', 'with the model'),
    ...Object.entries(ROWS).map(([key, name]) => line(name, shareText(alone.of(key)), shareText(both.of(key)))),
    ...Object.entries(ALONE).map(([key, name]) => line(name, '', shareText(both.of(key)))),
    ...blockedIn(both),
    line('time of a turn, p50 and p95', timesText(times.alone.of('turn')), timesText(times.both.of('turn'))),
    line('time of plain words, p50 and p95', '', timesText(times.both.of('plain words'))),
    ...callLines(calls),
    ...costLines(calls, both.of('cited'), env),
  ]
}

function blockedIn(both: Counts): string[] {
  const { all: written } = both.of('sentences')
  return FAULTS.flatMap((fault) => {
    const { part } = both.of(`blocked: ${fault}`)
    return part === 0 ? [] : [line(`plain words: kept back, ${fault}`, '', shareText({ part, all: written }))]
  })
}

const timesText = (ms: readonly number[]): string =>
  ms.length === 0 ? 'none' : `${Math.round(percentile(ms, 0.5))} ms, ${Math.round(percentile(ms, 0.95))} ms`

/** By task: how calls ended, and what those took that were not served from the cache. */
function callLines(calls: readonly ModelCall[]): string[] {
  return [...new Set(calls.map(({ task }) => task))].flatMap((task) => {
    const own = calls.filter((call) => call.task === task)
    const outcomes = [...new Set(own.map(({ outcome }) => outcome))]
      .map((outcome) => `${outcome} ${own.filter((call) => call.outcome === outcome).length}`)
      .join(', ')
    const taken = own.filter(({ cached }) => !cached).map(({ latency }) => latency)
    return [
      line(`calls, ${task}, by how they ended`, '', `${own.length}: ${outcomes}`),
      line(`time of a call, ${task}, p50 and p95`, '', timesText(taken)),
    ]
  })
}

/** `asked`: the questions, of which there are as many as replies were made with the model for the cost of one to be told. */
function costLines(
  calls: readonly ModelCall[],
  { all: asked }: Share,
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const sum = (of: (call: ModelCall) => number) => calls.reduce((total, call) => total + of(call), 0)
  const [sent, received] = [sum(({ tokens }) => tokens.in), sum(({ tokens }) => tokens.out)]
  const price = (name: string) => Number(env[name] ?? Number.NaN)
  const cost = (sent * price('WENCE_PRICE_IN') + received * price('WENCE_PRICE_OUT')) / MILLION
  const each = Math.max(1, calls.length)
  return [
    line('requests', '', String(sum(({ attempts }) => attempts))),
    line('tokens a call', '', `${Math.round(sent / each)} in, ${Math.round(received / each)} out`),
    line(
      `cost of all this, ${asked} questions among it`,
      '',
      Number.isFinite(cost) ? cost.toFixed(2) : 'unknown: set WENCE_PRICE_IN and WENCE_PRICE_OUT, for a million tokens',
    ),
  ]
}
