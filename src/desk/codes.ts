import { createHash } from 'node:crypto'
import { opening } from '../answer/index.ts'
import type { Caller } from '../hear/index.ts'
import { type Folder, folder } from '../text/index.ts'
import type { Found, Keeping } from './keeping.ts'
import type { DeskPorts, TurnOptions } from './ports.ts'
import {
  CODE_LASTS,
  codeIn,
  codeOf,
  goingOn,
  goneOn,
  hashOf,
  holdsFacts,
  NO_CODE,
  OVERHEARD,
  RESUMED,
  replaces,
  THE_SAME,
  TOO_OFTEN,
} from './resuming.ts'
import type { Session } from './session.ts'
import type { Handed, Taker } from './taker.ts'
import type { Turned } from './turning.ts'

/** So many wrong codes one person may try within the time that a code is valid. */
const WRONG = 5
/** So many people who tried wrong ones are remembered. */
const REMEMBERED = 1000
const GO_ON = '继续'

interface CodesPorts {
  readonly ports: Pick<DeskPorts, 'now'>
  readonly keeping: Keeping
  readonly taker: Taker
}

/** Where a code is said. */
export interface Said {
  readonly id: string
  readonly person: string
  readonly found: Session
  readonly options: TurnOptions
  readonly handing: Handed
  readonly caller: Caller
}

/** Codes by which a check goes on in another channel. */
export class Codes {
  /** When each person tried wrong codes. */
  readonly #fold: Folder = folder()
  readonly #wrong = new Map<string, readonly number[]>()

  constructor(private readonly world: CodesPorts) {}

  /** What is to be said elsewhere to go on with a session's check, and when that ends; undefined where nothing lasts or there is no check. */
  offer(
    id: string,
    person: string,
    random: Uint8Array,
  ): { readonly words: string; readonly until: number } | undefined {
    const { keeping, ports } = this.world
    if (keeping.find(id).where !== 'store' || !keeping.find(id).session.check) return undefined
    const code = codeOf(random)
    const until = ports.now() + CODE_LASTS
    const kept = keeping.codes((codes) => {
      codes.offer({ hash: hashOf(code), session: id, person, expires: until })
      return true
    })
    return kept ? { words: goingOn(code), until } : undefined
  }

  /** A turn that a code is said in; undefined where the words are no code. `spent` is what the turn has found already, where it is taken anew. */
  async turn(words: string, said: Said, spent: { from?: Session | undefined }): Promise<Turned | undefined> {
    const { id, found, options, person } = said
    const typed = codeIn(words, this.#fold)
    if (!typed || options.choice || options.answers || options.blames) return undefined
    const { keeping, ports } = this.world
    if (!keeping.lasts) return undefined
    const answer = (draft: Turned['draft']): Turned => ({ session: found, draft, notes: [] })
    const from = spent.from
    if (from) return this.#resumed(from, said)
    if (this.#tooOften(person)) return answer(TOO_OFTEN)
    const hash = hashOf(typed.code)
    const now = ports.now()
    const of = keeping.codes((codes) => codes.sessionOf(hash, now))
    const isOverheard = options.apart !== undefined || options.overheard === true
    if (isOverheard) {
      keeping.codes((codes) => codes.end(hash, now))
      return answer(OVERHEARD)
    }
    const other: Found | undefined = of === undefined ? undefined : keeping.find(of)
    if (of === id) return answer(THE_SAME)
    if (!other?.session.check) return this.#missed(person, answer(NO_CODE))
    if (holdsFacts(found) && !typed.instead) return answer(replaces(typed.code))
    if (!keeping.codes((codes) => codes.end(hash, now))) return this.#missed(person, answer(NO_CODE))
    spent.from = other.session
    return this.#resumed(other.session, said)
  }

  /** What 继续 says over the check that was begun elsewhere. */
  async #resumed(from: Session, { found, options, handing, caller }: Said): Promise<Turned> {
    const { choice: _c, answers: _a, changes: _h, blames: _b, question: _q, unseen: _u, about: _o, ...plain } = options
    const turned = await this.world.taker.take(goneOn(found, from), [GO_ON], { ...plain, ...handing }, caller)
    return { ...turned, draft: opening(RESUMED, turned.draft) }
  }

  #tooOften(person: string): boolean {
    return this.#recent(person).length >= WRONG
  }

  #recent(person: string): readonly number[] {
    const since = this.world.ports.now() - CODE_LASTS
    return (this.#wrong.get(keyOf(person)) ?? []).filter((at) => at > since)
  }

  #missed(person: string, turned: Turned): Turned {
    const all = [...this.#recent(person), this.world.ports.now()]
    this.#wrong.delete(keyOf(person))
    this.#wrong.set(keyOf(person), all)
    const [oldest] = this.#wrong.keys()
    if (this.#wrong.size > REMEMBERED && oldest !== undefined) this.#wrong.delete(oldest)
    return turned
  }
}

/** Whoever had all of theirs erased is not held by name here either. */
const keyOf = (person: string): string => createHash('sha256').update(person).digest('base64url')
