import type { Knowledge } from '../knowledge/index.ts'
import { absent, isHeld, type Part } from '../reply/index.ts'

/**
 * Something that the library does not hold, in the words in which that will be told. There is no other way to one than by looking
 * whether a regulation of it is loaded, so that 没有收录X cannot be said of an X that is; `publish` looks once more.
 */
export class NotHeld {
  private constructor(
    readonly of: 'place' | 'programme',
    readonly about: string,
  ) {}

  /** Of a place's rules, on the programmes that the words name or on any: undefined where one of them is loaded. */
  static place(about: string, knowledge: Knowledge): NotHeld | undefined {
    return isHeld({ kind: 'place', about }, knowledge) ? undefined : new NotHeld('place', about)
  }

  /** Of a programme, wherever: undefined where any regulation on it is loaded. */
  static programme(about: string, knowledge: Knowledge): NotHeld | undefined {
    return isHeld({ kind: 'programme', about }, knowledge) ? undefined : new NotHeld('programme', about)
  }

  /** 没有收录 and what it is. */
  get said(): Part {
    return absent({ kind: this.of, about: this.about })
  }
}
