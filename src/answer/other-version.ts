import type { Heard } from '../hear/index.ts'
import { type Knowledge, type RegulationKnowledge, signIn, predecessorOf as versionBefore } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { absent, type Draft, referShort, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { PLAIN } from './applicant.ts'
import { asksStanding } from './asks.ts'
import {
  issued,
  type Mention,
  overIn,
  overOf,
  phraseAt,
  plainTitle,
  REPEALED,
  sayingOf,
  stem,
  TITLE,
} from './documents.ts'
import type { Sources } from './sources.ts'
import { noticesFor, standingWord, titleParts } from './standing.ts'
import { whetherIn } from './whether/index.ts'

/** 2022年那版, 修订前的老办法: another version of a text that is held, which the library does not have; with the clause that names it, where one does. */
export function otherVersionDraft(
  question: string,
  heard: Heard,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  sources: Sources,
): Draft | undefined {
  const { knowledge, asOf, whether: reader } = sources
  const asked = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  // One that is held answers for itself.
  const alone = asked.filter(({ id }) => !versionBefore(id, sources.library.regulations))
  const meant = alone.filter((regulation) => asksOther(question, regulation, knowledge))
  const before = meant.flatMap((regulation) => predecessorOf(regulation) ?? [])
  const [mention, another] = before
  const [only, more] = regulations
  if (mention && !another) {
    // Whether it holds is asked of the text; what else it said nobody here can tell.
    const isAsked = asksStanding(heard, knowledge) || reader.asksHolding(question)
    const over = isAsked ? overIn(whetherIn(question, heard, reader), reader) : undefined
    const yesNo = over && overOf(mention, over, sources)
    return {
      kind: yesNo ? 'answer' : 'refusal',
      ...(yesNo ? { yesNo } : {}),
      notices: noticesFor(mention.regulation, asOf),
      lead: say`${yesNo ? `${REPEALED}。` : ''}收录的只有现在这一版；${mention.regulation.short}${referShort(mention.clause.id)}：${sayingOf(mention)}。`,
      blocks: [
        {
          kind: 'words',
          text: say`那一版的内容这里没有，不能拿现在的条文代替；可向${mention.regulation.place}的主管部门查询。`,
        },
      ],
      cites: [mention.clause.id],
    }
  }
  // 老办法批的中心 may be what a clause speaks of.
  if (!only || more || meant.length === 0 || (found.hits[0]?.score ?? 0) >= PLAIN) return undefined
  return {
    kind: 'refusal',
    notices: noticesFor(only, asOf),
    lead: say`${absent({ kind: 'version', regulation: only.id })}，收录的只有${titleParts(only)}（${standingWord(only, asOf)}）。`,
    blocks: [],
    cites: [],
  }
}

/** Whether another version is spoken of than the one in hand: by its words, or by a year that is none of its own. */
export function asksOther(question: string, regulation: RegulationKnowledge, knowledge: Knowledge): boolean {
  // 试行的那个: what a predecessor is called besides, and the text itself is not.
  const before = predecessorOf(regulation)
  const [, mark] = /\(([^()]{2,8})\)$/u.exec(plainTitle(before?.phrase.text ?? '')) ?? []
  const ending = plainTitle(before?.phrase.text ?? '').slice(-ENDING)
  const isOld = (word: string) => question.includes(word) && !regulation.title.includes(word)
  if (mark !== undefined && isOld(mark)) return true
  if (ending.length === ENDING && isOld(ending)) return true
  if (signIn(question.toLowerCase(), 'other_version', knowledge).length === 0) return false
  const years = readFigures(question).flatMap(({ date }) => date?.year ?? [])
  return !years.some((year) => yearsOf(regulation).includes(year))
}

/** 试行规定: how a title ends, by which people call it. */
const ENDING = 4

/** The years that a text goes by: of its number, of its notice, of its effect. */
export function yearsOf(regulation: RegulationKnowledge): number[] {
  const phrases = [regulation.documentNumber, issued(regulation), regulation.term.effective?.phrase]
  return phrases.flatMap((of) => [...(of?.text ?? '').matchAll(/\d{4}/gu)].map(([year]) => Number(year)))
}

/** Where a text names one that is called as it is itself, but for what stands in brackets after it, or ends one alone: its predecessor. */
function predecessorOf(regulation: RegulationKnowledge): Mention | undefined {
  const own = plainTitle(regulation.title)
  const mentions = regulation.regulation.clauses.flatMap((clause) =>
    clause.kind === 'front'
      ? []
      : [...clause.text.matchAll(TITLE)].flatMap((match): Mention[] => {
          const [, title = ''] = match
          const other = plainTitle(title)
          if (other === own) return []
          const start = match.index + 1
          return [{ regulation, clause, phrase: phraseAt(clause, start, start + title.length) }]
        }),
  )
  const alike = mentions.filter(({ phrase }) => stem(plainTitle(phrase.text)) === stem(own))
  const ended = mentions.filter(({ clause, phrase }) => ENDED.test(clause.text.slice(phrase.span.end)))
  return alike.at(-1) ?? (ended.length === 1 ? ended[0] : undefined)
}

/** What follows a title in its sentence says that it is no longer in force. */
const ENDED = /^[^。；]{0,80}(?:废止|停止执行|失效)/u
