import { once } from 'node:events'
import Database from 'better-sqlite3'

/** A process that makes a file without a log and reads it until a while after it is told to end: meanwhile nobody can switch it to a log. */
const [, , file = ''] = process.argv

const database = new Database(file)
// The header alone, no table: as a file is while it is being made.
database.pragma('user_version = 1')
database.pragma('user_version = 0')
database.exec('BEGIN')
database.pragma('user_version')
process.stdout.write('reading\n')
await once(process.stdin, 'data')
setTimeout(() => database.close(), 300)
process.stdin.destroy()
