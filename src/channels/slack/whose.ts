import type { Place } from './incoming.ts'

/** Whose data it is, in all conversations with the app. */
export const personOf = ({ team: workspace, user }: Pick<Place, 'team' | 'user'>): string =>
  `slack:${workspace}:${user}`

/** A conversation: each person's own in each thread, so that what one tells of a firm is not another's. */
export const sessionOf = (from: Omit<Place, 'direct' | 'ts'>): string =>
  [personOf(from), from.channel, ...(from.thread ? [from.thread] : [])].join(':')

/** The place of a conversation of this person; undefined where it is another's or none. */
export function placeOf(session: string, from: Place): { channel: string; thread?: string } | undefined {
  const [channel, thread] = session.startsWith(`${personOf(from)}:`)
    ? session.slice(personOf(from).length + 1).split(':')
    : []
  return channel ? { channel, ...(thread === undefined ? {} : { thread }) } : undefined
}
