import { type Refusal, refusalOf } from '../delivery/index.ts'
import type { FriendRequest } from './account.ts'
import type { WechatConfig } from './config.ts'
import type { Incoming } from './incoming.ts'

/**
 * Which rule keeps a message out. Rooms are closed unless named, by id or topic; people are named by id or by the
 * owner's remark, never by what they call themselves.
 */
export function refused({ talker, room }: Incoming, { rooms, openRooms, people }: WechatConfig): Refusal | undefined {
  const named = (names: readonly string[], id: string, name: string | undefined) =>
    name !== undefined && names.includes(name) ? name : id
  const all = [...rooms, ...openRooms]
  const place = room && named(all, room.id, room.topic)
  return refusalOf(
    { person: named(people, talker.id, talker.remark), ...(place === undefined ? {} : { room: place }) },
    { teams: [], rooms: place !== undefined && all.includes('*') ? [place] : all, people, direct: 'open' },
  )
}

/** Whether a friend request is accepted. */
export function mayBefriend({ hello }: FriendRequest, { friends }: WechatConfig): boolean {
  return friends.kind === 'all' || (friends.kind === 'password' && hello.includes(friends.word))
}
