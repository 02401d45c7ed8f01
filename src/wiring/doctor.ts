import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Examine } from '../cli/index.ts'
import { Desk, type IndexStore } from '../desk/index.ts'

import { BUILT, keepSurely, kept, type ReadKnowledge } from '../home/index.ts'
import { contactsCheck } from './contacts.ts'
import { earsOn } from './ears.ts'
import { probeOf } from './models.ts'
import { offers } from './offers.ts'
import { storeOn } from './store.ts'

/** So long may one check take, in milliseconds. */
const EXAMINED_WITHIN = 15_000

/** The folder that is there already of those a file would stand in. */
function nearestFolder(path: string): string {
  const folder = dirname(path)
  return folder === path || existsSync(folder) ? folder : nearestFolder(folder)
}

const faultOf = (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) })

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
      faultOf,
    )
    const unmakeable = (file: string): string | undefined => {
      try {
        accessSync(nearestFolder(resolve(file)), constants.W_OK)
        return undefined
      } catch (error) {
        return faultOf(error).fault
      }
    }
    const checks = checksOf(
      {
        env,
        node: process.versions.node,
        clock: { now: Date.now, today, hourInShanghai },
        texts,
        database: (file) => ({
          exists: () => existsSync(file),
          unmakeable: () => unmakeable(file),
          open: () => storeOn(file),
        }),
        offers,
        model: () => probeOf(env, today),
        fetch,
        more: [contactsCheck(env)],
      },
      asked,
    )
    return examined(checks, EXAMINED_WITHIN)
  }
