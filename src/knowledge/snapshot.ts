import { createHash } from 'node:crypto'
import { Readings } from '../quantity/index.ts'
import { Outside, type OutsideWords } from './outside.ts'
import { type PackedRegulation, packLeaves, unpackLeaves } from './packed-leaves.ts'
import { Places, type PlaceWords } from './places/index.ts'
import { Programmes, type ProgrammeWords } from './programmes/index.ts'
import type { Knowledge, RegulationKnowledge } from './types.ts'

/** Anything read from a file, by name. */
interface Named {
  readonly name: string
  readonly text: string
}

const digestOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** What a snapshot must have been made from to be of use: every file's name and text. */
export const fingerprintOf = (files: readonly Named[]): string =>
  digestOf(JSON.stringify(files.map(({ name, text }) => [name, text])))

/** Goes up when the layout changes. */
const FORMAT = 'wence-library-2'
/** What a line of a snapshot is parted from the next by. */
const LINE_END = 0x0a

type PackedKnowledge = Omit<RegulationKnowledge, 'regulation'> & { readonly regulation: PackedRegulation }

/**
 * Checked knowledge as it is kept, so that it need not be read and checked again at every start: a line of digests, a line
 * of JSON with all but the regulations, and a line for each of those.
 */
export function freeze({ readings: _kept, regulations, ...knowledge }: Knowledge, fingerprint: string): Uint8Array {
  const rest = Object.entries(knowledge).map(([kind, known]) => [
    kind,
    known instanceof Map ? [...known.values()] : known,
  ])
  const packed = [...regulations.values()].map(
    (own): PackedKnowledge => ({ ...own, regulation: packLeaves(own.regulation) }),
  )
  const payload = Buffer.from([rest, ...packed].map((line) => `${JSON.stringify(line)}\n`).join(''))
  return Buffer.concat([Buffer.from(`${headOf(fingerprint, payload)}\n`), payload])
}

/** The knowledge of a snapshot; undefined where it is of other files, or not whole. */
export function thaw(snapshot: Uint8Array, fingerprint: string): Knowledge | undefined {
  const end = snapshot.indexOf(LINE_END)
  const payload = snapshot.subarray(end + 1)
  const decoder = new TextDecoder()
  if (decoder.decode(snapshot.subarray(0, Math.max(0, end))) !== headOf(fingerprint, payload)) return undefined
  // Line by line: all of it at once would be in memory twice.
  const lines = linesIn(payload)
  const kinds: [string, never][] = JSON.parse(decoder.decode(lines.next().value ?? new Uint8Array()))
  const known = Object.fromEntries(kinds.map(([kind, kept]) => [kind, revived(kind, kept)]))
  const regulations = new Map<string, RegulationKnowledge>()
  for (const line of lines) {
    const { regulation, ...own }: PackedKnowledge = JSON.parse(decoder.decode(line))
    regulations.set(own.id, { ...own, regulation: unpackLeaves(regulation) })
  }
  return { ...known, regulations, readings: new Readings() } as unknown as Knowledge
}

const headOf = (fingerprint: string, payload: Uint8Array): string => `${FORMAT} ${fingerprint} ${digestOf(payload)}`

function* linesIn(bytes: Uint8Array): Generator<Uint8Array, undefined> {
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(LINE_END, from)
    const end = found < 0 ? bytes.length : found
    yield bytes.subarray(from, end)
    from = end + 1
  }
}

function revived(kind: string, kept: PlaceWords & ProgrammeWords & OutsideWords & readonly { readonly id: string }[]) {
  if (kind === 'places') return new Places(kept)
  if (kind === 'programmes') return new Programmes(kept)
  if (kind === 'outside') return new Outside(kept)
  if (kind === 'plain' || kind === 'warnings') return kept
  return new Map(kept.map((entry) => [entry.id, entry]))
}
