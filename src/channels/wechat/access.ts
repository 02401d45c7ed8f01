import type { FriendRequest } from './account.ts'
import type { Incoming } from './incoming.ts'
import type { WechatSettings } from './settings.ts'

/**
 * Whether a message is from where the desk may be asked. Rooms are closed unless named, by id or topic; people are
 * named by id or by the owner's remark, never by what they call themselves.
 */
export function mayAsk({ talker, room }: Incoming, { rooms, openRooms, people }: WechatSettings): boolean {
  if (room) return [...rooms, ...openRooms].some((each) => each === '*' || each === room.id || each === room.topic)
  return people.some((each) => each === '*' || each === talker.id || each === talker.remark)
}

/** Whether a friend request is accepted. */
export function mayBefriend({ hello }: FriendRequest, { friends }: WechatSettings): boolean {
  return friends.kind === 'all' || (friends.kind === 'password' && hello.includes(friends.word))
}
