/** Cuts folded text into the words an index knows: dictionary words, pairs of characters, and single characters. */
export type Segmenter = (text: string) => string[]

const HAN_RUN = /\p{Script=Han}+/gu
const LATIN_WORD = /[a-z][a-z0-9&]*|\d+(?:\.\d+)?%?/gu

/** English words that say nothing about the matter. */
const STOP = new Set(
  'a an the is are was were be been do does did of for to in on at by with from and or if it its we our us you your they their i my me this that these those there can could will would should may must have has had what which who whom how when where why s t as so any some please tell about get need center centre centers technology innovation technological regulation regulations measure measures rule rules document documents'.split(
    ' ',
  ),
)

/** Words of one character are too common to tell clauses apart and are left to the pairs. */
export function segmenterOf(dictionary: Iterable<string>): Segmenter {
  const byHead = new Map<string, string[]>()
  for (const word of new Set(dictionary)) {
    if (word.length < 3 || !/^\p{Script=Han}+$/u.test(word)) continue
    const head = word.slice(0, 2)
    byHead.set(head, [...(byHead.get(head) ?? []), word])
  }
  return (text) => {
    const tokens: string[] = []
    for (const [word] of text.matchAll(LATIN_WORD)) if (!STOP.has(word)) tokens.push(stem(word))
    for (const [run] of text.matchAll(HAN_RUN)) {
      tokens.push(...run)
      for (let i = 0; i < run.length - 1; i++) {
        const pair = run.slice(i, i + 2)
        tokens.push(pair)
        for (const word of byHead.get(pair) ?? []) if (run.startsWith(word, i)) tokens.push(word)
      }
    }
    return tokens
  }
}

/** English endings come off, so that evaluates, evaluated and evaluation meet. */
function stem(word: string): string {
  if (word.length < 5 || /\d/u.test(word)) return word
  return word.replace(/(?:ations?|ating|ated|ates|ate|ions?|ments?|ings?|ed|es|s)$/u, '').replace(/(?:e|y|i)$/u, '')
}
