import {
  heldProgrammesIn,
  liesIn,
  type PlaceMention,
  type ProgrammeMention,
  regulationsNamed,
  seatOf,
} from '../knowledge/index.ts'
import { type Choice, SEATED } from './choices.ts'
import type { Known } from './known.ts'

/** A place in a clause, as the seat that somebody registered there has. */
export interface PlaceSaid extends Choice {
  /** Whether a regulation is of this place or of one in it: named at the head of a message it says whose rules are asked about. */
  readonly ruled: boolean
  /** Whether a programme that is held is named right after it: 聊城市的技术创新中心. */
  readonly centre: boolean
}

/** What a reader of messages knows of places. */
export interface PlaceSense {
  /** The places that a clause names. */
  readonly placesIn: (text: string) => PlaceSaid[]
  /** Whether a clause is nothing but the place of a regulation. */
  readonly isRuledPlace: (text: string) => boolean
}

/** 位于开州, 一家大同的: before a name that is a word of every day too. */
const AT = /[为于家个所]$/u

export function placeSense(known: Pick<Known, 'facts' | 'places' | 'programmes' | 'regulations'>): PlaceSense {
  const { facts, places, regulations } = known
  const seat = [...facts.values()].find(({ role }) => role === 'seat')
  const isPlace = (text: string, { kind, placed, start }: PlaceMention): boolean => {
    const before = text.slice(0, start)
    return kind !== 'nation' && (placed || AT.test(before) || SEATED.test(before))
  }
  const isRuled = (code: string): boolean => [...regulations.values()].some(({ division }) => liesIn(division, code))
  return {
    placesIn: (text) => {
      const mentions = places.mentionsIn(text)
      const centres = mentions.length > 0 ? heldProgrammesIn(text, known) : []
      return mentions.flatMap((mention) => {
        const value = seat && isPlace(text, mention) ? seatOf(seat, mention.codes) : undefined
        const { start, end, codes } = mention
        const ruled = codes.some(isRuled)
        return value === undefined ? [] : [{ value, start, end, ruled, centre: isOfPlace(text, end, centres) }]
      })
    },
    isRuledPlace: (text) => {
      const [mention] = places.mentionsIn(text)
      return (
        mention !== undefined &&
        regulationsNamed(mention, known).length > 0 &&
        BARE.test(text.replace(mention.said, ''))
      )
    },
  }
}

/** What may stand between a place and what it has: 市的, 那边. */
const BETWEEN = /[市省区县州]?(?:的|那边|这边|那|这)?/uy

function isOfPlace(text: string, end: number, centres: readonly ProgrammeMention[]): boolean {
  BETWEEN.lastIndex = end
  const start = end + (BETWEEN.exec(text)?.[0].length ?? 0)
  return centres.some((centre) => centre.start === start)
}

/** What may be left beside a place where nothing else is said. */
const BARE = /^[市省区\s]*$/u

/** Whether a clause is nothing but places whose rules there are (云南：…). */
export const isHeading = (text: string, places: readonly PlaceSaid[]): boolean => {
  let rest = text
  for (const { start, end } of [...places].reverse()) rest = rest.slice(0, start) + rest.slice(end)
  return places.length > 0 && places.every(({ ruled }) => ruled) && BARE.test(rest)
}
