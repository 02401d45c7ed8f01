import type { Block } from '../reply/index.ts'
import { CHAPTER_OF, CHAPTERS, type Chapter } from './words.ts'

/** A paragraph, or a list that hangs on the one before it. */
export type Passage =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

export const words = (text: string): Passage => ({ kind: 'words', text })

const ITEM = /^\s*·\s*/u

/** A block's lines as paragraphs; lines that begin with · are the items of one list. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = []
  let items: string[] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const item = line.replace(ITEM, '')
    if (item === line) {
      passages.push(words(line))
      items = []
      continue
    }
    if (items.length === 0) passages.push({ kind: 'list', items })
    items.push(item)
  }
  return passages
}

export interface Section {
  readonly heading: Chapter
  readonly passages: readonly Passage[]
}

/** A reply's own words by chapters; of the blocks that have no place elsewhere none is left out, whatever its section. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  return CHAPTERS.map((heading) => ({
    heading,
    passages: blocks.filter((block) => chapterOf(block) === heading).flatMap(({ text }) => passagesOf(text)),
  })).filter(({ passages }) => passages.length > 0)
}

/** A condition is a row of the table, and a notice stands before the verdict. */
function chapterOf({ kind, section }: Block): Chapter | 'elsewhere' {
  if (kind === 'condition' || kind === 'notice') return 'elsewhere'
  return section ? CHAPTER_OF[section] : '说明'
}
