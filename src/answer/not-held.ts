import { type Knowledge, regulationsOf, regulationsOn } from '../knowledge/index.ts'

/**
 * Something that the library does not hold, in the words in which that will be told. There is no other way to one than by looking
 * whether a regulation of it is loaded, so that 没有收录X cannot be said of an X that is.
 */
export class NotHeld {
  private constructor(
    readonly of: 'place' | 'programme',
    readonly about: string,
  ) {}

  /** Of a place's rules, on the programmes that the words name or on any: undefined where one of them is loaded. */
  static place(about: string, { places, programmes, regulations }: Knowledge): NotHeld | undefined {
    const on = programmes.mentionsIn(about).flatMap((mention) => mention.programmes)
    const held = places
      .mentionsIn(about)
      .flatMap(({ codes }) => codes.flatMap((code) => regulationsOf(code, regulations)))
      .some(({ programme }) => on.length === 0 || on.includes(programme))
    return held ? undefined : new NotHeld('place', about)
  }

  /** Of a programme, wherever: undefined where any regulation on it is loaded. */
  static programme(about: string, { programmes, regulations }: Knowledge): NotHeld | undefined {
    const on = programmes.mentionsIn(about).flatMap((mention) => mention.programmes)
    return on.some((programme) => regulationsOn(programme, regulations).length > 0)
      ? undefined
      : new NotHeld('programme', about)
  }
}
