import { createHash } from 'node:crypto'
import { type Draft, say } from '../reply/index.ts'
import type { Folder } from '../text/index.ts'
import { signsOf, typedSigns } from './read-out.ts'
import type { Session } from './session.ts'

/** A code by which a conversation's check is gone on with elsewhere, as it is kept. Times are milliseconds since 1970. */
export interface KeptCode {
  /** Nobody gets back from it to the code. */
  readonly hash: string
  readonly session: string
  readonly person: string
  readonly expires: number
}

/** Codes that may still be used. Every method throws StoreFault, and nothing else. */
export interface CodeStore {
  /** Keeps a code; an earlier one of the same session ends. */
  offer(code: KeptCode): void
  /** The session that a code is of; undefined where there is none, or it has ended. */
  sessionOf(hash: string, now: number): string | undefined
  /** Ends a code; false where it had ended by now. */
  end(hash: string, now: number): boolean
}

/** A code is valid for so long, in milliseconds: long enough to change over to a telephone. */
export const CODE_LASTS = 15 * 60 * 1000

const LENGTH = 8
/** A code of random bytes, such as B7KX-20QM; 30 bytes are enough but for once in a million millions. Throws RangeError where there are too few. */
export const codeOf = (random: Uint8Array): string => parted(signsOf(random, LENGTH))

const parted = (signs: string): string => `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`

/** What a code is kept by. */
export const hashOf = (code: string): string => createHash('sha256').update(code.replace('-', '')).digest('hex')

/** What is said with a code to go on, and to go on in place of what is held here. */
const GO_ON = '接着核对'
const INSTEAD = '换掉这里的'
export const goingOn = (code: string): string => `${GO_ON} ${code}`

/** A message that is a code and the words for it, and nothing else. */
const SAID =
  /^(?:接[着著]|继续)核对[\s:：,，]{0,3}([0-9a-z](?:[\s-]?[0-9a-z]){7})(?:[\s,，]{0,3}(换掉这里的))?[\s.。!！~]{0,3}$/u

/** More than that is more than a code with the words for it. */
const LONGEST = 60

export interface SaidCode {
  /** As it was made, whichever way it was typed. */
  readonly code: string
  /** Whether what is held here may be lost by it. */
  readonly instead: boolean
}

/** The code in a message, in any writing; O is taken for 0, I and L for 1. */
export function codeIn(words: string, fold: Folder): SaidCode | undefined {
  if (words.length > LONGEST) return undefined
  const [, typed, instead] = SAID.exec(fold(words).text.trim()) ?? []
  if (typed === undefined) return undefined
  return { code: parted(typedSigns(typed)), instead: instead !== undefined }
}

/** The session with the check, and all that was told, of the one that it goes on with: a copy, so that both go on by themselves. */
export function goneOn(
  here: Session,
  { check, places, told, own, who, others, spoken, refs, subject }: Session,
): Session {
  const { check: _check, subject: _subject, awaiting: _awaiting, folded: _folded, ...rest } = here
  return {
    ...rest,
    ...(check ? { check } : {}),
    ...(subject === undefined ? {} : { subject }),
    places,
    told,
    own,
    who,
    others,
    spoken,
    refs,
    focus: 'check',
    misses: 0,
  }
}

/** Whether something of an applicant is held, which would be lost. */
export const holdsFacts = ({ check, told, others }: Session): boolean =>
  others.length > 0 || Object.keys((check ?? told).facts).length > 0

const told = (text: Draft['blocks'][number]['text']): Draft => ({
  kind: 'smalltalk',
  blocks: [{ kind: 'words', text }],
  cites: [],
})

/** What is said to a code. */
export const RESUMED = say`接过来了，从这里接着核对；网页上的那份还在，两边以后各记各的。`
export const NO_CODE = told(say`没有这个接续码，或者已经用过、过了时候。请在网页上重新要。`)
export const TOO_OFTEN = told(say`接续码错得太多了，请过些时候再试。`)
export const OVERHEARD = told(say`接续码别人也看到了，已经作废。请在网页上重新要，单独发给我。`)
export const THE_SAME = told(say`这里就是那次核对，接着说就行。接续码没有用掉。`)
export const replaces = (code: string): Draft => ({
  ...told(say`这里已经记着您说过的情况。接过来会换掉这些，换掉的找不回来；要接过来吗？`),
  options: [
    { label: say`接过来，换掉这里的`, send: `${goingOn(code)}，${INSTEAD}` },
    { label: say`不接，接着这里的`, send: '继续' },
  ],
})
