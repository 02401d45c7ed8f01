import { Desk, type DeskPorts, Hearing, type Reply } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { ears } from './ears.ts'
import { index, knowledge } from './library.ts'

const today = () => '2026-11-20'
/** What takes time to make of the knowledge is made once a process, for every desk that looks things up in the same way. */
const hearing = new Hearing(knowledge, { today, index, ears })
const LOOKING_UP = ['today', 'index', 'embedder', 'contacts'] as const

/** A desk in a world of its own: the same turns give the same replies. */
export function deskIn(ports: Partial<DeskPorts> = {}): Desk {
  let count = 0
  return new Desk(knowledge, {
    today,
    now: () => 0,
    newId: () => `reply-${++count}`,
    store: new MemorySessionStore(),
    version: 'v1',
    index,
    ears,
    ...(LOOKING_UP.some((port) => port in ports) ? {} : { hearing }),
    ...ports,
  })
}

/** One conversation from its beginning: a reply to each line. */
export async function talk(...lines: readonly string[]): Promise<Reply[]> {
  const desk = deskIn()
  const replies: Reply[] = []
  for (const line of lines) replies.push(await desk.turn('s', line))
  return replies
}

/** The reply to the last line of a conversation. */
export async function last(...lines: readonly string[]): Promise<Reply> {
  const reply = (await talk(...lines)).at(-1)
  if (!reply) throw new Error('a conversation of no lines')
  return reply
}

export const refsOf = ({ citations }: Reply): string[] => citations.map(({ ref }) => ref)
