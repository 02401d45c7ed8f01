import { writeSync } from 'node:fs'
import { SqliteSessionStore } from '../../src/store/index.ts'
import { started } from './slack.ts'
import { SlackServer } from './slack-server.ts'
import { deskIn } from './talk.ts'

/** The Slack channel in a process of its own, until it is killed; it says on which port it hears. */
const STDOUT = 1
const [, , apiUrl = '', file = '', owner = ''] = process.argv
const store = new SqliteSessionStore(file, { now: Date.now() })
let count = 0
const desk = deskIn({ store, now: Date.now, newId: () => `${owner}-${++count}` })
const manners = {
  person: { burst: 1000, every: 1 },
  lease: 1500,
  between: 0,
  retry: { first: 100, longest: 1000, attempts: 5 },
}
const { channel } = await started({
  slack: new SlackServer(),
  config: { apiUrl },
  ports: { desk, owner, manners },
  inbox: store.inbox,
})
writeSync(STDOUT, `${channel.port}\n`)
