/** Who may use a channel, as configuration says. Ids are the channel's own. */
export interface AccessRules {
  /** Workspaces; empty for all. */
  readonly teams: readonly string[]
  /** Rooms or channels with several people; empty for none. */
  readonly rooms: readonly string[]
  /** People; empty for all, in rooms too. */
  readonly people: readonly string[]
  /** Direct messages: of everybody the rules above let in, or of the people named only. */
  readonly direct: 'open' | 'closed'
}

/** Who says something, and where; `room` is absent in a direct message. */
export interface Visitor {
  readonly person: string
  readonly team?: string
  readonly room?: string
}

export type Refusal = 'team' | 'room' | 'person' | 'direct'

/** Which rule keeps a visitor out; undefined where none does. */
export function refusalOf({ person, team, room }: Visitor, rules: AccessRules): Refusal | undefined {
  if (rules.teams.length > 0 && (team === undefined || !rules.teams.includes(team))) return 'team'
  if (rules.people.length > 0 && !rules.people.includes(person)) return 'person'
  if (room !== undefined) return rules.rooms.includes(room) ? undefined : 'room'
  return rules.direct === 'open' || rules.people.includes(person) ? undefined : 'direct'
}
