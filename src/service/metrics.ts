import type { Audit, Channel, Clock } from '../channels/delivery/index.ts'
import type { DeskEvent, Inbox } from '../desk/index.ts'
import { needed } from '../installed/index.ts'
import type { ModelCall } from '../model/index.ts'
import { type Page, textPage } from './page.ts'

/** Counts for Prometheus, in a registry of their own. */
export interface Metrics {
  readonly audit: Audit
  readonly fault: () => void
  readonly model: (call: ModelCall) => void
  readonly event: (event: DeskEvent) => void
  readonly page: () => Promise<Page>
}

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

/** prom-client is loaded here and not before. What is asked of channels and inbox is asked when the page is. */
export async function openMetrics(
  channels: readonly Channel[],
  inbox: Pick<Inbox, 'waiting'>,
  clock: Clock,
): Promise<Metrics> {
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = await needed(
    'prom-client',
    () => import('prom-client'),
  )
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const letters = new Counter({
    name: 'wence_letters_total',
    help: 'What became of messages: accepted, seen, refused, limited, answered, late, retried, undeliverable, failed',
    labelNames: ['channel', 'event'],
    registers,
  })
  const seconds = new Histogram({
    name: 'wence_answer_seconds',
    help: 'From a message coming in to the last part of its answer being sent',
    labelNames: ['channel'],
    buckets: SECONDS,
    registers,
  })
  const replies = new Counter({
    name: 'wence_replies_total',
    help: 'Replies sent, by kind',
    labelNames: ['channel', 'kind'],
    registers,
  })
  const declines = new Counter({
    name: 'wence_declines_total',
    help: 'Replies sent that say that no text answers this',
    labelNames: ['channel'],
    registers,
  })
  const handOffs = new Counter({
    name: 'wence_hand_offs_total',
    help: 'Replies sent that hand over to a person, or say whom to ask',
    labelNames: ['channel'],
    registers,
  })
  const events = {
    'guard-block': new Counter({
      name: 'wence_guard_blocks_total',
      help: "Sentences of a model's that were not shown, for their clause does not bear them out",
      registers,
    }),
    correction: new Counter({
      name: 'wence_corrections_total',
      help: 'Turns in which a value told before was told otherwise, as where it was misheard',
      registers,
    }),
  }
  const faults = new Counter({ name: 'wence_faults_total', help: 'Faults written to the log', registers })
  const calls = new Counter({
    name: 'wence_model_calls_total',
    help: 'Calls of the language model, by task, what they came to, and whether they were served from the cache',
    labelNames: ['task', 'outcome', 'cached'],
    registers,
  })
  const tokens = new Counter({
    name: 'wence_model_tokens_total',
    help: 'Tokens sent to the language model and received from it',
    labelNames: ['direction'],
    registers,
  })
  const modelSeconds = new Histogram({
    name: 'wence_model_seconds',
    help: 'What calls of the language model took that were not served from the cache',
    labelNames: ['task'],
    buckets: SECONDS,
    registers,
  })
  const gauge = (name: string, help: string, value: (channel: Channel) => number | undefined) =>
    new Gauge({
      name,
      help,
      labelNames: ['channel'],
      registers,
      collect() {
        this.reset()
        for (const channel of channels) {
          const now = value(channel)
          if (now !== undefined) this.set({ channel: channel.name }, now)
        }
      },
    })
  gauge('wence_channel_up', 'Whether the channel is up', (channel) => (channel.state().status === 'up' ? 1 : 0))
  gauge('wence_channel_quiet_seconds', 'Since the last sign of life of the channel', (channel) => {
    const { heartbeat } = channel.state()
    return heartbeat === undefined ? undefined : (clock.elapsed() - heartbeat) / 1000
  })
  gauge('wence_letters_waiting', 'Messages not answered yet, in all processes on the database', ({ name }) =>
    inbox.waiting(name),
  )
  return {
    event: (event) => events[event].inc(),
    audit: ({ channel, event, kind, took, letter, reply }) => {
      letters.inc({ channel, event })
      if (event !== 'answered') return
      replies.inc({ channel, kind: kind ?? '' })
      if (kind === 'refusal') declines.inc({ channel })
      // What goes between a clerk and a person is no reply of the desk's.
      if (kind === 'handoff' && reply !== letter) handOffs.inc({ channel })
      if (took !== undefined) seconds.observe({ channel }, took / 1000)
    },
    fault: () => faults.inc(),
    model: ({ task, outcome, cached, tokens: used, latency }) => {
      calls.inc({ task, outcome, cached: String(cached) })
      tokens.inc({ direction: 'in' }, used.in)
      tokens.inc({ direction: 'out' }, used.out)
      if (!cached) modelSeconds.observe({ task }, latency / 1000)
    },
    page: async () => textPage(200, (await registry.metrics()).trimEnd(), { 'content-type': registry.contentType }),
  }
}
