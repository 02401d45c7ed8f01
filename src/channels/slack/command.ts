/** What `/wence` is told to do. `words` are never empty but for help. */
export interface SlashCommand {
  readonly verb: 'ask' | 'find' | 'compare' | 'check' | 'help'
  readonly words: string
}

const VERBS: readonly (readonly [SlashCommand['verb'], RegExp])[] = [
  ['ask', /^(?:ask|问|请问)(?:[\s:：,，]+|$)/iu],
  ['find', /^(?:find|search|找|查找|搜)(?:[\s:：,，]+|$)/iu],
  ['compare', /^(?:compare|对比|比较)(?:[\s:：,，]+|$)/iu],
  ['check', /^(?:check|核对|检查)(?:[\s:：,，]+|$)/iu],
  ['help', /^(?:help|帮助|怎么用|[?？])\s*$/iu],
]

/** `/wence 万州 场地要多大` asks; a verb without words, and no words at all, ask for help. */
export function slashCommand(text: string): SlashCommand {
  const typed = text.trim()
  for (const [verb, pattern] of VERBS) {
    const match = pattern.exec(typed)
    if (!match) continue
    const words = typed.slice(match[0].length).trim()
    return words === '' ? { verb: 'help', words: '' } : { verb, words }
  }
  return typed === '' ? { verb: 'help', words: '' } : { verb: 'ask', words: typed }
}

/** The command again, as a button carries it. */
export const asTyped = ({ verb, words }: SlashCommand): string => `${verb} ${words}`.trim()

/** `核对 万州` begins a check of the place; whole sentences are left as they are. */
export const checkWords = (words: string): string => (words.length <= 12 ? `我们能不能申报${words}的` : words)

export const HELP = [
  '/wence ask 问题：按条文回答，只有您看得到，可以再发到频道',
  '/wence find 词语：找最相近的条款',
  '/wence compare 主题：各地的规定并排看',
  '/wence check 地方：在私信里逐条核对申报条件',
  '也可以直接给我发私信，或在频道里 @ 我。',
].join('\n')
