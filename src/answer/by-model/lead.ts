import type { Knowledge } from '../../knowledge/index.ts'
import type { Draft, DraftBlock } from '../draft.ts'
import { guard } from '../guard/index.ts'
import type { Caller, Model } from '../model.ts'

const LONGEST = 60
/**
 * All that a kind sentence is made of. A list of what it must not say would never be whole; out of these words no rule, verdict,
 * promise or question can be put together.
 */
const KIND = new RegExp(
  `^(?:${[
    '(?<![^，。！])好的?|嗯|谢谢|多谢|感谢|麻烦了?|辛苦了?|您|你|咱们?|我们?|这边|刚才|刚刚|所?说的?|说到的|提到的|提供的|讲的|告诉',
    '这些|这个|这项|那些|下面|后面|剩下|余下|其余|几?项|情况|信息|内容|的话|都?(?:记下|记好|收到|听到|看到|知道|明白|清楚)(?:了|啦)?',
    '已经?|先|再|还|就|也|请|很有帮助|有帮助|慢慢来|不客气|接着|继续|接下来|往下|一起|一样样?|逐项|核对|看看?|说说?|聊聊?|来|吧|了|的',
  ].join('|')}|[，。、！])*$`,
  'u',
)

/** A question of a check with a kind sentence of a model's before it; the question itself stays the program's. */
export async function led(
  draft: Draft,
  message: string,
  knowledge: Knowledge,
  model: Model,
  caller: Caller,
): Promise<Draft> {
  const at = draft.blocks.findIndex(({ section }) => section === 'question')
  if (draft.kind !== 'question' || at < 0 || !draft.check?.asks) return draft
  const next = labelOf(draft.check.asks, knowledge)
  const words = (await model.lead({ message, next }, caller))?.trim()
  if (!words || words.length > LONGEST || !KIND.test(words)) return draft
  if (guard(words, { cited: [], asked: 0 }).verdict === 'block') return draft
  const kind: DraftBlock = { kind: 'words', parts: [{ kind: 'words', text: words }] }
  return { ...draft, blocks: [...draft.blocks.slice(0, at), kind, ...draft.blocks.slice(at)] }
}

/** A fact's name in the program's own words; a figure of the law in it is left out. */
const labelOf = (id: string, { facts }: Knowledge): string =>
  (facts.get(id)?.label ?? []).map((part) => (typeof part === 'string' ? part : '')).join('')
