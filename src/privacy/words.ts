const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** A word of a text as a dictionary parts it: of a name it knows nothing, and leaves its signs alone. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The segmenter's time grows with the square of what it is given at once, so it is given a stretch at a time; no word is cut at its end. */
const STRETCH = 96
const LONGEST_WORD = 16

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (let from = 0; from < text.length; from = words.at(-1)?.end ?? text.length) {
    const last = from + STRETCH >= text.length
    for (const { segment, index } of SEGMENTER.segment(text.slice(from, from + STRETCH))) {
      if (!last && index > 0 && index + segment.length > STRETCH - LONGEST_WORD) break
      words.push({ text: segment, start: from + index, end: from + index + segment.length })
    }
  }
  return words
}

/** Words that carry a sentence and are no part of a name. */
const FUNCTION: ReadonlySet<string> = new Set(
  (
    '的 地 得 了 着 过 吗 呢 吧 么 啊 呀 嘛 哦 啦 是 就是 在 有 没 没有 不 不是 也 都 就 还 又 再 才 很 想 想要 要 需要 问 问问 请 请问 想问 问下 问一下 说 说的 ' +
    '让 叫 叫做 名叫 把 被 给 向 对 跟 和 与 及 或 或者 以及 从 到 来 去 来自 能 能不能 可以 可不可以 会 应 应该 该 找 联系 由 于 为 以 用 将 因 但 但是 ' +
    '这 那 这个 那个 这边 那边 这里 那里 这家 那家 该 本 贵 我 我们 我司 我校 我是 你 你们 您 您好 他 她 它 他们 咱 咱们 俺 俺们 自己 ' +
    '什么 啥 谁 哪 哪个 哪家 哪里 怎么 如何 多少 几 几个 一下 一个 一家 一位 两家 家 个 位 名 报 申报 申请 查 查一下 看 看看 帮 帮忙 做 搞 办 弄 管 负责 来问 ' +
    '注册 成 成立 设立 叫作 隔壁 依托 牵头 单位 公司 企业 名称 全称 法人 目前 现在 今年 去年 电话 手机 微信 邮箱 还是 如果 想报'
  ).split(' '),
)

export const isFunctionWord = (word: string): boolean => FUNCTION.has(word)
