import { squeeze } from '../law/index.ts'
import type { Block, Reply } from './reply.ts'

/** Said once after what is shown, where there is more: the order by which it is opened. */
export const MORE = '回复“展开”看全文'

/** Whether a reply says nothing: people have the conversation, and what was said went to them. A channel sends nothing for it. */
export const isSilent = ({
  kind,
  blocks,
  lead,
  receipt,
}: Pick<Reply, 'kind' | 'blocks' | 'lead' | 'receipt'>): boolean =>
  kind === 'handoff' && blocks.length === 0 && lead === undefined && receipt === undefined

/** What a person reads unasked, and what waits until it is asked for. */
export interface Shown {
  /** Receipt and lead, each a line. */
  readonly opening: readonly string[]
  readonly blocks: readonly Block[]
  readonly folded: readonly Block[]
}

/** Parts a reply into what is shown and what is folded. A clause whose words all stand in the lead is not told again, nor kept for later. */
export function shownOf({
  receipt,
  lead,
  blocks,
  citations,
}: Pick<Reply, 'receipt' | 'lead' | 'blocks' | 'citations'>): Shown {
  const opening = [receipt, lead].filter((line) => line !== undefined)
  const told = squeeze(lead ?? '')
  const quoteOf = ({ kind, ref }: Block) =>
    kind === 'quote' ? citations.find((each) => each.ref === ref)?.quote : undefined
  const isTold = (block: Block) => {
    const quoted = squeeze(quoteOf(block) ?? '').replace(/[。；;]$/u, '')
    return quoted !== '' && told.includes(quoted)
  }
  const [open, folded] = [blocks.filter(({ fold }) => !fold), blocks.filter(({ fold }) => fold)]
  // Of clauses told one after another none is left out between.
  const isRead = open.filter(({ kind }) => kind === 'quote').every(isTold)
  return {
    opening,
    blocks: isRead ? open.filter((block) => !isTold(block)) : open,
    folded: folded.filter((block) => !isTold(block)),
  }
}

/** The words of a reply as they are read unasked. */
export function textOf(reply: Parameters<typeof shownOf>[0]): string {
  const { opening, blocks, folded } = shownOf(reply)
  return [...opening, ...blocks.map(({ text }) => text), ...(folded.length > 0 ? [MORE] : [])].join('\n')
}
