import type { Knowledge } from '../../knowledge/index.ts'
import { isMadeOf } from '../../law/index.ts'
import type { Draft, DraftBlock } from '../../reply/index.ts'
import { guard } from '../guard/index.ts'
import type { Caller, Model } from '../model.ts'

const LONGEST = 60
/**
 * All that a kind sentence is made of. A list of what it must not say would never be whole; out of these words no rule, verdict,
 * promise or question can be put together.
 */
const KIND = new Set(
  [
    '嗯 谢谢 多谢 感谢 麻烦 麻烦了 辛苦 辛苦了 您 你 咱 咱们 我 我们 这边 刚才 刚刚 说 说的 所说 所说的 说到的 提到的 提供的 讲的 告诉',
    '这些 这个 这项 那些 下面 后面 剩下 余下 其余 项 几项 情况 信息 内容 的话',
    ...'记下 记好 收到 听到 看到 知道 明白 清楚'
      .split(' ')
      .flatMap((noted) => [noted, `都${noted}`, `${noted}啦`, `都${noted}啦`]),
    '已 已经 先 再 还 就 也 请 很有帮助 有帮助 慢慢来 不客气 接着 继续 接下来 往下 一起 一样 一样样 逐项 核对 看 看看 说说 聊 聊聊 来 吧 了 的 、',
  ].flatMap((words) => words.split(' ')),
)
/** Good: only where a phrase begins; 都好 and 条件好 judge. */
const GOOD = /^好的?/u

const isKind = (sentence: string): boolean =>
  sentence.split(/[，。！]/u).every((phrase) => isMadeOf(phrase.replace(GOOD, ''), KIND))

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
  if (!words || words.length > LONGEST || !isKind(words)) return draft
  if (guard(words, { cited: [], asked: 0 }).verdict === 'block') {
    caller.blocked?.()
    return draft
  }
  const kind: DraftBlock = { kind: 'words', text: [{ kind: 'words', text: words }] }
  return { ...draft, blocks: [...draft.blocks.slice(0, at), kind, ...draft.blocks.slice(at)] }
}

/** A fact's name in the program's own words; a figure of the law in it is left out. */
const labelOf = (id: string, { facts }: Knowledge): string =>
  (facts.get(id)?.label ?? []).map((part) => (typeof part === 'string' ? part : '')).join('')
