/** So many in a row are somebody's own wording. */
const IN_A_ROW = 8

/** The words of a text as two texts are compared: Chinese characters one by one, Latin letters by word; digits and signs are left out. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}|[a-z]+/gu) ?? []

/** Every eight words in a row. */
export const runsOf = (words: readonly string[]): string[] =>
  Array.from({ length: Math.max(0, words.length - IN_A_ROW + 1) }, (_, at) => words.slice(at, at + IN_A_ROW).join(' '))
