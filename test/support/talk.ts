import { Desk, type DeskPorts, type Reply } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { knowledge } from './library.ts'

/** A desk in a world of its own: the same turns give the same replies. */
export function deskIn(ports: Partial<DeskPorts> = {}): Desk {
  let count = 0
  return new Desk(knowledge, {
    today: () => '2026-11-20',
    now: () => 0,
    newId: () => `reply-${++count}`,
    store: new MemorySessionStore(),
    version: 'v1',
    ...ports,
  })
}

/** One conversation from its beginning: a reply to each line. */
export function talk(...lines: readonly string[]): Reply[] {
  const desk = deskIn()
  return lines.map((line) => desk.turn('s', line))
}

/** The reply to the last line of a conversation. */
export function last(...lines: readonly string[]): Reply {
  const reply = talk(...lines).at(-1)
  if (!reply) throw new Error('a conversation of no lines')
  return reply
}

export const refsOf = ({ citations }: Reply): string[] => citations.map(({ ref }) => ref)
