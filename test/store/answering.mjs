import { writeSync } from 'node:fs'
import { emptySession } from '../../dist/desk/session.js'
import { SqliteSessionStore } from '../../dist/store/index.js'

/** A process of its own that answers turn after turn until it is killed, and says which it has saved. */
const STDOUT = 1
const now = 0
const [, , file = ''] = process.argv
writeSync(STDOUT, 'opening\n')
const store = new SqliteSessionStore(file, { now })
for (;;) {
  const loaded = store.load('s1', now)
  const log = loaded?.session.log ?? []
  const words = `turn ${log.length}`
  const saved = store.save({
    id: 's1',
    person: 'p1',
    // Long enough that the log is moved into the file every few turns.
    session: { ...emptySession(), log: [...log, { words, reply: 'x'.repeat(4000) }] },
    at: now,
    expires: now,
    notes: [{ kind: 'miss', words }],
    ...(loaded ? { revision: loaded.revision } : {}),
  })
  if (!saved) throw new Error('a conflict, and nobody to conflict with')
  writeSync(STDOUT, `${words}\n`)
}
