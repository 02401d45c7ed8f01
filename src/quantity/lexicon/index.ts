import type { ReadingKind } from '../reading.ts'
import { IDIOMS } from './idioms.ts'
import { NAMES } from './names.ts'
import { WORDS } from './words.ts'

export interface Word {
  readonly kind: Exclude<ReadingKind, 'figure'>
  readonly end: number
}

interface Entry {
  readonly kind: Exclude<ReadingKind, 'figure'>
  readonly pattern: RegExp
}

const SHELVES: readonly (readonly [Word['kind'], string])[] = [
  ['proper-name', NAMES],
  ['idiom', IDIOMS],
  ['word', WORDS],
]

/** The signs an entry may begin with; look-arounds begin nothing. */
const firsts = (source: string): string[] => {
  let rest = source
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/^\(\?(?:<?[!=])[^)]*\)/, '')
  }
  const optional = /^(?:\[([^\]]*)\]|\(\?:([^)]*)\)|(.))(\?)?(.*)$/su.exec(rest)
  if (!optional) return []
  const [, set, group, sign = '', mark, tail = ''] = optional
  const own = set !== undefined ? [...set] : group !== undefined ? group.split('|').flatMap(firsts) : [sign]
  return mark ? [...own, ...firsts(tail)] : own
}

const compile = (): ReadonlyMap<string, readonly Entry[]> => {
  const index = new Map<string, Entry[]>()
  const sources = SHELVES.flatMap(([kind, shelf]) =>
    shelf
      .trim()
      .split(/\s+/)
      .map((source) => ({ kind, source })),
  )
  for (const { kind, source } of sources) {
    const entry = { kind, pattern: new RegExp(source, 'uy') }
    for (const sign of new Set(firsts(source))) index.set(sign, [...(index.get(sign) ?? []), entry])
  }
  return index
}
const INDEX = compile()

/** The longest listed word that begins at page offset `at`. */
export const wordAt = (text: string, at: number): Word | undefined => {
  let best: Word | undefined
  for (const { kind, pattern } of INDEX.get(text.charAt(at)) ?? []) {
    pattern.lastIndex = at
    if (pattern.test(text) && pattern.lastIndex > (best?.end ?? at)) best = { kind, end: pattern.lastIndex }
  }
  return best
}
