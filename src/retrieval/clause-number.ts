import type { ClauseId, Regulation } from '../law/index.ts'
import { parseNumeral } from '../quantity/index.ts'

const N = '([0-9０-９零〇一二三四五六七八九十百两]+)'
const ARTICLE = new RegExp(`第?\\s*${N}\\s*条(?:之${N})?`, 'u')
const PARAGRAPH = new RegExp(`^\\s*第?\\s*${N}\\s*款`, 'u')
const ITEM = new RegExp(`^\\s*第?\\s*[（(]?\\s*${N}\\s*[)）]?\\s*(?:项|点|目|$)|^\\s*[（(]\\s*${N}\\s*[)）]`, 'u')

/** An article, paragraph and item as a person numbers them: 第8条第（七）项, 八条七项, 26条. */
export interface ClauseNumber {
  readonly article: string
  readonly paragraph?: number
  readonly item?: number
}

/** The first clause number in a question, if it names one. */
export function clauseNumberIn(question: string): ClauseNumber | undefined {
  const match = ARTICLE.exec(question)
  const article = match && parseNumeral(match[1] ?? '')
  if (!match || !article) return undefined
  const sub = match[2] && parseNumeral(match[2])
  let rest = question.slice(match.index + match[0].length)
  const paragraph = PARAGRAPH.exec(rest)
  if (paragraph) rest = rest.slice(paragraph[0].length)
  const item = ITEM.exec(rest)
  const [p, i] = [paragraph && parseNumeral(paragraph[1] ?? ''), item && parseNumeral(item[1] ?? item[2] ?? '')]
  return {
    article: sub ? `${article}-${sub}` : `${article}`,
    ...(p ? { paragraph: p } : {}),
    ...(i ? { item: i } : {}),
  }
}

/** The clauses of a regulation that bear the number: two where the source prints it twice. */
export function clausesNumbered(regulation: Regulation, { article, paragraph, item }: ClauseNumber): ClauseId[] {
  const suffix = `${paragraph ? `.p${paragraph}` : ''}${item ? `.${item}` : ''}`
  const wanted = [article, `${article}bis`].flatMap((number) => {
    const short = `${regulation.id}:${number}${item ? `.${item}` : ''}`
    const full = `${regulation.id}:${number}${suffix}`
    return full === short ? [full] : [full, short]
  })
  const ids = new Set(regulation.clauses.map(({ id }) => id))
  return wanted.filter((id) => ids.has(id))
}
