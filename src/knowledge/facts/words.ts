import { missing, Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'

/** A word people use, folded, and where the families it was put together from meet: there 的 may stand (研发的人员). */
export interface Word {
  readonly text: string
  readonly joints?: readonly number[]
}

/** Words that may stand for one another wherever the family is named: {research}{people}. */
export type Families = Readonly<Record<string, readonly string[]>>

interface Piece {
  readonly texts: readonly string[]
  readonly family: boolean
}

const PIECE = /\{([a-z_]+)(\?)?\}|([^{}]+)/gu
/** Nobody lists so many words for one thing on purpose. */
const MOST = 4000

/** Every word that `{family}`, `{family?}` (with or without it) and plain text come to, in the order of the families. */
export function expanded(written: string, families: Families): Word[] {
  const pieces = piecesOf(written, families)
  const count = pieces.reduce((product, { texts }) => product * texts.length, 1)
  if (count > MOST)
    throw new Unresolved(`${quoted(written)}，展开有 ${count} 个词`, `最多 ${MOST} 个`, { words: written })
  let words: Word[] = [{ text: '' }]
  for (const [i, { texts, family }] of pieces.entries()) {
    const jointed = family || pieces[i - 1]?.family === true
    words = words.flatMap((word) => texts.map((text) => joined(word, text, jointed)))
  }
  return words
}

function joined({ text, joints = [] }: Word, next: string, jointed: boolean): Word {
  const joint = jointed && text !== '' && next !== '' && !text.endsWith('的') && !next.startsWith('的')
  const all = joint ? [...joints, text.length] : joints
  return all.length > 0 ? { text: text + next, joints: all } : { text: text + next }
}

function piecesOf(written: string, families: Families): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of written.matchAll(PIECE)) {
    if (match.index !== from) break
    from += match[0].length
    const [, name, optional, text] = match
    if (name === undefined) {
      pieces.push({ texts: [(text ?? '').toLowerCase()], family: false })
      continue
    }
    const family = families[name]
    if (!family) throw missing('词族', 'families', name, Object.keys(families))
    pieces.push({ texts: [...(optional ? [''] : []), ...family.map((word) => word.toLowerCase())], family: true })
  }
  if (from !== written.length)
    throw new Unresolved(quoted(written), '花括号里只写词族的名字，如“{research}{people}”', { words: written })
  return pieces
}

/** The words of a list, each once, the first first. */
export function wordsOf(written: readonly string[], families: Families): Word[] {
  const words = new Map<string, Word>()
  for (const word of written.flatMap((each) => expanded(each, families)))
    if (word.text !== '' && !words.has(word.text)) words.set(word.text, word)
  return [...words.values()]
}
