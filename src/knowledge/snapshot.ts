import { createHash } from 'node:crypto'
import { Readings } from '../quantity/index.ts'
import { Outside, type OutsideWords } from './outside.ts'
import { Places, type PlaceWords } from './places/index.ts'
import { Programmes, type ProgrammeWords } from './programmes/index.ts'
import type { Knowledge } from './types.ts'

/** Anything read from a file, by name. */
interface Named {
  readonly name: string
  readonly text: string
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a snapshot must have been made from to be of use: every file's name and text. */
export const fingerprintOf = (files: readonly Named[]): string =>
  digestOf(JSON.stringify(files.map(({ name, text }) => [name, text])))

/** Checked knowledge as text, so that it need not be read and checked again at every start: a line of digests, a line of JSON. */
export function freeze({ readings: _kept, ...knowledge }: Knowledge, fingerprint: string): string {
  const payload = JSON.stringify(
    Object.entries(knowledge).map(([kind, known]) => [kind, known instanceof Map ? [...known.values()] : known]),
  )
  return `${fingerprint} ${digestOf(payload)}\n${payload}`
}

/** The knowledge of a snapshot; undefined where it is of other files, or not whole. */
export function thaw(snapshot: string, fingerprint: string): Knowledge | undefined {
  const end = snapshot.indexOf('\n')
  const payload = snapshot.slice(end + 1)
  if (snapshot.slice(0, Math.max(0, end)) !== `${fingerprint} ${digestOf(payload)}`) return undefined
  const kinds: [string, never][] = JSON.parse(payload)
  const known = Object.fromEntries(kinds.map(([kind, kept]) => [kind, revived(kind, kept)]))
  return { ...known, readings: new Readings() } as unknown as Knowledge
}

function revived(kind: string, kept: PlaceWords & ProgrammeWords & OutsideWords & readonly { readonly id: string }[]) {
  if (kind === 'places') return new Places(kept)
  if (kind === 'programmes') return new Programmes(kept)
  if (kind === 'outside') return new Outside(kept)
  if (kind === 'plain' || kind === 'warnings') return kept
  return new Map(kept.map((entry) => [entry.id, entry]))
}
