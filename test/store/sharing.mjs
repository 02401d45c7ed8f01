import { once } from 'node:events'
import { emptySession } from '../../dist/desk/session.js'
import { SqliteSessionStore } from '../../dist/store/index.js'

/** A process of its own that, once told to, saves turns in a session of its own and in one it shares until there is no conflict. */
const now = 0
const [, , file = '', name = '', turns = ''] = process.argv

process.stdout.write('ready\n')
await once(process.stdin, 'data')
const store = new SqliteSessionStore(file, { now, busyTimeout: 60_000 })

/** One more turn in a session; whether it was saved. */
function turn(id, words) {
  const loaded = store.load(id, now)
  const log = [...(loaded?.session.log ?? []), { words, reply: '' }]
  const session = { ...emptySession(), log }
  const revision = loaded ? { revision: loaded.revision } : {}
  return store.save({ id, person: name, session, at: now, expires: now, notes: [{ kind: 'miss', words }], ...revision })
}

for (let n = 0; n < Number(turns); n++) {
  if (!turn(name, `own ${name} ${n}`)) throw new Error('a conflict in a session that is not shared')
  let saved = false
  while (!saved) saved = turn('shared', `${name} ${n}`)
}
store.close()
process.stdin.destroy()
