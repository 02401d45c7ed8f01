import type { Entry, MatterEntry } from './corpus.ts'
import { digestOf, type IndexStore, opened, sealed } from './index-file.ts'
import { packed, unpacked } from './packing.ts'
import { type Postings, postingsOf } from './postings.ts'
import { TextIndex } from './text-index.ts'
import type { Words } from './words.ts'

const STORED = 'texts'
/** Codes, starts, places and lengths of one text. */
const PARTS = 4

/** What is searched in one text: the clauses of a regulation, or the matters' labels. */
type Text = readonly Pick<Entry | MatterEntry, 'own' | 'above'>[]

/** The hash of a text's words. */
export const keyOf = (text: Text): string => digestOf(JSON.stringify(text.map(({ own, above }) => [own, above])))

/**
 * The index of these texts. What is kept of an earlier start is taken text by text, by the hash of its words: of a library
 * to which one was added, only that one is read.
 */
export function textIndexOf(
  texts: readonly { readonly text: Text; readonly key: string }[],
  words: Words,
  vocabulary: string,
  store?: IndexStore,
): TextIndex {
  const made = { corpus: vocabulary, embedder: 'none', dimension: 0 }
  const known = read(store, made)
  const all = texts.map(({ text, key }) => ({
    key,
    postings: known.get(key) ?? postingsOf(text.map((each) => tokensOf(each, words))),
  }))
  if (known.size !== new Set(all.map(({ key }) => key)).size || all.some(({ key }) => !known.has(key))) {
    try {
      store?.write(STORED, sealed(pack(all), made))
    } catch {
      // The index is at hand; only the next start is slower.
    }
  }
  return new TextIndex(all.map(({ postings }) => postings))
}

const tokensOf = ({ own, above }: Text[number], words: Words): string[] => [
  ...words.tokens(own),
  ...words.segment(words.whole(above)),
]

const pack = (all: readonly { readonly key: string; readonly postings: Postings }[]): Uint8Array =>
  packed([
    all.map(({ key }) => key).join('\n'),
    ...all.flatMap(({ postings: { codes, start, places, lengths } }) => [codes, start, places, lengths]),
  ])

type Made = Parameters<typeof opened>[1]

function read(store: IndexStore | undefined, made: Made): ReadonlyMap<string, Postings> {
  try {
    const payload = opened(store?.read(STORED) ?? new Uint8Array(), made)
    if (!payload) return new Map()
    const parts = unpacked(payload)
    return new Map(
      parts
        .text(0)
        .split('\n')
        .map((key, i) => {
          const [codes, start, places, lengths] = Array.from({ length: PARTS }, (_, part) =>
            parts.numbers(1 + PARTS * i + part),
          ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
          return [key, { codes, start, places, lengths }]
        }),
    )
  } catch {
    // Unreadable is as good as absent.
    return new Map()
  }
}
