import type { Clock } from './clock.ts'
import { type Letter, sessionOf } from './letter.ts'
import { plain } from './plain.ts'

/** Old messages come in a bunch; so long after the last one the person is told of all of them at once. */
const QUIET = 5000
const SHOWN = 5
const SHOWN_LENGTH = 30

/** Gathers messages too old to answer, and hands them over by conversation once no more come. */
export class Missed {
  readonly #letters = new Map<string, Letter[]>()

  constructor(
    private readonly clock: Clock,
    private readonly tell: (letters: readonly Letter[]) => void,
  ) {}

  add(letter: Letter, signal?: AbortSignal): void {
    const session = sessionOf(letter)
    const letters = [...(this.#letters.get(session) ?? []), letter]
    this.#letters.set(session, letters)
    this.clock.sleep(QUIET, signal).then(() => {
      if (signal?.aborted || this.#letters.get(session) !== letters) return
      this.#letters.delete(session)
      this.tell(letters)
    })
  }
}

/** What a person is greeted with: their own words, shortened, so that they need not look for them. */
export function missedText(letters: readonly Letter[]): string {
  const words = letters.flatMap(({ heard }) => (heard.kind === 'words' ? [heard.words] : []))
  const shown = words.slice(-SHOWN).map((each) => {
    const characters = [...plain(each).replace(/\s+/gu, ' ')]
    return `「${characters.slice(0, SHOWN_LENGTH).join('')}${characters.length > SHOWN_LENGTH ? '…' : ''}」`
  })
  return [
    '刚才程序停着，您发来的消息隔得久了，没有作答：',
    ...(words.length > SHOWN ? ['…'] : []),
    ...shown,
    '还需要的话，请再发一次。',
  ].join('\n')
}
