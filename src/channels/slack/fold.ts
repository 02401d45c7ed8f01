import type { types } from '@slack/bolt'
import type { Citation } from '../../desk/index.ts'
import { splitText } from '../delivery/index.ts'
import { MOST } from './limits.ts'
import type { Piece } from './pieces.ts'
import { bold, plain, quoted, type RichText, rich, section } from './rich.ts'

/** A part of a folded section: what one block has, and the words in it. */
export interface Fold {
  readonly block: RichText
  readonly text: string
}

/** Sections that are closed until a person opens them. */
export function foldPieces(title: string, folds: readonly Fold[]): Piece[] {
  return grouped(folds).map((group) => ({
    blocks: [container(title, group)],
    text: group.map(({ text }) => text).join('\n'),
  }))
}

const container = (title: string, folds: readonly Fold[]): types.ContainerBlock => ({
  type: 'container',
  title: plain(title),
  is_collapsible: true,
  default_collapsed: true,
  child_blocks: folds.map(({ block }) => block),
})

/** As many as one section holds, and not more than a message. */
function grouped(folds: readonly Fold[]): Fold[][] {
  const groups: Fold[][] = []
  let length = 0
  for (const fold of folds) {
    const group = groups.at(-1)
    const full = group && (group.length >= MOST.containerChildren || length + fold.text.length > MOST.messageText)
    if (!group || full) {
      groups.push([fold])
      length = 0
    } else group.push(fold)
    length += fold.text.length
  }
  return groups
}

/** Quotations with their titles, several to a block. */
export function citationFolds(citations: readonly Citation[]): Fold[] {
  const folds: { elements: types.RichTextBlockElement[]; text: string }[] = []
  for (const { title, quote } of citations) {
    for (const [i, part] of splitText(quote, [], { most: MOST.blockText - title.length - 1 }).entries()) {
      const elements = [...(i === 0 ? [section(bold(title))] : []), quoted(part)]
      const text = `${i === 0 ? `${title}\n` : ''}${part}`
      const fold = folds.at(-1)
      if (!fold || fold.text.length + text.length + 1 > MOST.blockText) folds.push({ elements, text })
      else {
        fold.elements.push(...elements)
        fold.text += `\n${text}`
      }
    }
  }
  return folds.map(({ elements, text }) => ({ block: rich(...elements), text }))
}
