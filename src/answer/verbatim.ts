import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { type ClauseId, isInAnnex, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'

/** “预备队”, 「卡脖子」: words that the question sets in marks of quotation. */
const QUOTED = /[“"「『'‘]([^“”"「」『』'‘’]{2,30})[”"」』'’]/gu
/** In more clauses a name is a common word. */
const FEW = 2

/** The clauses that have a special name of the question verbatim: one set in quotation marks, or a code (“33618”) that is no figure. */
export function verbatimIn(
  question: string,
  regulations: readonly RegulationKnowledge[],
  { regulations: all }: Knowledge,
): ClauseId[] {
  const clauses = (regulations.length > 0 ? regulations : [...all.values()]).flatMap(({ regulation }) =>
    regulation.clauses.filter(({ id, kind }) => kind !== 'front' && !isInAnnex(id)),
  )
  const asked = squeeze(question)
  const names = [...asked.matchAll(QUOTED)].map(([, name = '']) => name)
  const found = clauses.filter(({ text }) => {
    const printed = squeeze(text)
    return names.some((name) => printed.includes(name)) || codesIn(text).some((code) => stands(code, asked))
  })
  return found.length <= FEW ? found.map(({ id }) => id) : []
}

/** The codes of digits in a clause: “33618”. */
const codesIn = (text: string): string[] =>
  /\d{3}/u.test(text)
    ? readFigures(text).flatMap(({ kind, surface }) => (kind === 'code' && /^\d{3,}$/u.test(surface) ? [surface] : []))
    : []

/** Whether a code stands by itself, in no longer number. */
function stands(code: string, text: string): boolean {
  const at = text.indexOf(code)
  return at >= 0 && !/\d/u.test(text[at - 1] ?? '') && !/[\d元万亿平㎡人家]/u.test(text[at + code.length] ?? '')
}
