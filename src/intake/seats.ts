import { liesIn, type PlaceMention, regulationsNamed, seatOf } from '../knowledge/index.ts'
import { type Choice, SEATED } from './choices.ts'
import type { Known } from './known.ts'

/** A place in a clause, as the seat that somebody registered there has. */
export interface PlaceSaid extends Choice {
  /** Whether a regulation is of this place or of one in it: named at the head of a message it says whose rules are asked about. */
  readonly ruled: boolean
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

export function placeSense(known: Pick<Known, 'facts' | 'places' | 'regulations'>): PlaceSense {
  const { facts, places, regulations } = known
  const seat = [...facts.values()].find(({ role }) => role === 'seat')
  const isPlace = (text: string, { kind, placed, start }: PlaceMention): boolean => {
    const before = text.slice(0, start)
    return kind !== 'nation' && (placed || AT.test(before) || SEATED.test(before))
  }
  const isRuled = (code: string): boolean => [...regulations.values()].some(({ division }) => liesIn(division, code))
  return {
    placesIn: (text) =>
      places.mentionsIn(text).flatMap((mention) => {
        const value = seat && isPlace(text, mention) ? seatOf(seat, mention.codes) : undefined
        const { start, end, codes } = mention
        return value === undefined ? [] : [{ value, start, end, ruled: codes.some(isRuled) }]
      }),
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

/** What may be left beside a place where nothing else is said. */
const BARE = /^[市省区\s]*$/u

/** Whether a clause is nothing but places whose rules there are (云南：…). */
export const isHeading = (text: string, places: readonly PlaceSaid[]): boolean => {
  let rest = text
  for (const { start, end } of [...places].reverse()) rest = rest.slice(0, start) + rest.slice(end)
  return places.length > 0 && places.every(({ ruled }) => ruled) && BARE.test(rest)
}
