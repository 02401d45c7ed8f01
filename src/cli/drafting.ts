import type { DraftingPorts } from '../drafting/index.ts'
import type { Knowledge, Library } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Outcome } from '../try/index.ts'
import type { Io } from './io.ts'

/** What drafting, publishing and retiring a regulation work with. */
export interface Drafting extends DraftingPorts {
  /** The bytes of a file that the clerk names. Rejects as node:fs does. */
  readonly open: (path: string) => Promise<Uint8Array>
  /** What `wence try` finds of one regulation in other knowledge than the program's own. */
  readonly rehearseIn: (knowledge: Knowledge, library: Library, id: RegulationId) => Promise<Outcome>
}

type Room = typeof import('../drafting/index.ts')

/** Runs a step of drafting; a refusal is told line by line, and the command fails. The room is loaded when it is used: YAML and zod stand behind it. */
export async function drafted(io: Io, fail: () => void, step: (room: Room) => Promise<void>): Promise<void> {
  const room = await import('../drafting/index.ts')
  try {
    await step(room)
  } catch (error) {
    if (!(error instanceof room.Refused) && !isDenied(error)) throw error
    fail()
    const lines = error instanceof room.Refused ? error.lines : [denied(error)]
    for (const line of lines) io.err(line)
  }
}

const DENIED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC'])
const isDenied = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && DENIED.has(String(error.code))

const denied = ({ path = '', code = '' }: NodeJS.ErrnoException): string =>
  `写不了 ${path}（${code}）。把 knowledge 和 seeds 两个文件夹复制到可写的地方，用环境变量 WENCE_HOME 指向那里再试。`
