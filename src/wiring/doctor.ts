import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { accessSync, constants, existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import type { Examine } from '../cli/index.ts'
import { Desk, type IndexStore } from '../desk/index.ts'

import { BUILT, keepSurely, kept, type ReadKnowledge } from '../home/index.ts'
import { KnowledgeError } from '../knowledge/index.ts'
import { contactsCheck } from './contacts.ts'
import { earsOn } from './ears.ts'
import { probeOf } from './models.ts'
import { offers } from './offers.ts'
import { storesIn } from './store.ts'
import { variablesRead } from './variables.ts'

/** So long may one check take, in milliseconds. */
const EXAMINED_WITHIN = 15_000

/** Why nobody may listen there, in the system's word for it; undefined where one may. */
async function refused(port: number, host: string | undefined): Promise<string | undefined> {
  const server = createServer().listen({ port, ...(host === undefined ? {} : { host }), exclusive: true })
  try {
    await once(server, 'listening')
    return undefined
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code ?? message
  } finally {
    server.close()
  }
}

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const faultOf = (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) })

/** Of knowledge that does not load the number of its faults, and the first: the rest are the clerks', in Chinese. */
function knowledgeFaultOf(error: unknown) {
  if (!(error instanceof KnowledgeError)) return faultOf(error)
  const { faults } = error
  const files = new Set(faults.map(({ file }) => file)).size
  const [first] = faults
  const start = first ? `; the first is at ${first.file}:${first.line}` : ''
  return { fault: `${faults.length} faults in ${files} files${start}; run wence verify, which lists them` }
}

const hourInShanghai = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(at)

interface Patient {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly today: () => string
  readonly read: Promise<ReadKnowledge>
}

/** What `wence doctor` says, also where the knowledge does not load. */
export const examineWith =
  ({ env, today, read }: Patient): Examine =>
  async (asked) => {
    const { checksOf, examined } = await import('../doctor/index.ts')
    const texts = await read.then(
      ({ knowledge, fingerprint: version }) => ({
        knowledge,
        index: BUILT ? { read: kept, write: keepSurely } : undefined,
        deskWith: (index: IndexStore) =>
          new Desk(knowledge, { today, now: Date.now, newId: randomUUID, version, index, ears: earsOn(knowledge) }),
      }),
      knowledgeFaultOf,
    )
    const unmakeable = (folder: string): string | undefined => {
      try {
        accessSync(folder, constants.W_OK)
        return undefined
      } catch (error) {
        return faultOf(error).fault
      }
    }
    const checks = checksOf(
      {
        env,
        variables: await variablesRead(),
        node: process.versions.node,
        clock: { now: Date.now, today, hourInShanghai },
        texts,
        database: (file) => {
          const folder = dirname(resolve(file))
          return {
            folder,
            exists: () => existsSync(file),
            hasFolder: () => existsSync(folder),
            unmakeable: () => unmakeable(folder),
            room: () => roomIn(folder),
            open: () => storesIn(env)(file),
          }
        },
        offers: offers(),
        model: () => probeOf(env, today),
        fetch,
        refused,
        more: 'fault' in texts ? [] : [contactsCheck(env, texts.knowledge)],
      },
      asked,
    )
    return examined(checks, EXAMINED_WITHIN)
  }
