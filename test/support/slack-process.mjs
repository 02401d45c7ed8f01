import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { slackChannel } from '../../dist/channels/slack/index.js'
import { Desk } from '../../dist/desk/index.js'
import { keep, kept, readKnowledge } from '../../dist/home/index.js'
import { SqliteSessionStore } from '../../dist/store/index.js'
import { earsOn } from '../../dist/wiring/ears.js'

/** The Slack channel in a process of its own, until it is killed; it says on which port it hears. */
const STDOUT = 1
const [, , apiUrl = '', file = '', owner = ''] = process.argv
const { knowledge } = await readKnowledge()
const store = new SqliteSessionStore(file, { now: Date.now() })
let count = 0
const channel = slackChannel(
  {
    botToken: 'xoxb-token',
    signingSecret: process.env.SECRET ?? '',
    host: '127.0.0.1',
    port: 0,
    teams: [],
    channels: [],
    people: [],
    agentView: false,
    apiUrl,
  },
  {
    desk: new Desk(knowledge, {
      today: () => '2026-11-20',
      now: Date.now,
      newId: () => `${owner}-${++count}`,
      store,
      index: { read: kept, write: keep },
      ears: earsOn(knowledge),
    }),
    inbox: store.inbox,
    owner,
    manners: {
      person: { burst: 1000, every: 1 },
      lease: 150_000,
      between: 0,
      retry: { first: 100, longest: 1000, attempts: 5 },
    },
    // Waits as long as it should, but a hundred times faster.
    clock: {
      now: Date.now,
      elapsed: () => Number(process.hrtime.bigint() / 10_000n),
      wait: (milliseconds, signal) =>
        pause(milliseconds / 100, undefined, signal ? { signal } : {}).catch(() => undefined),
    },
    random: () => 0.5,
    fetch,
    audit: () => {},
    onFault: () => {},
  },
)
await channel.start()
writeSync(STDOUT, `${channel.port}\n`)
