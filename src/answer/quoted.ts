import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type ClauseId, type Day, isInAnnex, regulationOf } from '../law/index.ts'
import { computed, type Draft, type DraftBlock, joined, type Parts, phrase, say } from '../reply/index.ts'
import { noteBlocks } from './card-rest.ts'
import { decidingLine, restOf } from './deciding.ts'
import { dutyBlocks } from './duty.ts'
import { articleOf } from './hits.ts'
import { headOf, LINE } from './line.ts'
import { folding, quoteBlock, regulationsIn, wholeOf } from './lookup.ts'
import { type Sought, soughtIn } from './sought.ts'
import type { Sources } from './sources.ts'
import { foldedNotices } from './standing.ts'
import { whetherOf, yesNoWords } from './whether/index.ts'

/** The words that decide, in a line for each text; the clauses whole, what goes with them and their neighbours on request. */
export function answerDraft(
  refs: readonly ClauseId[],
  asked: Sought,
  sources: Sources,
  listed: (ref: ClauseId) => boolean = () => false,
): Draft {
  const { knowledge, asOf, told: before } = sources
  const sought = before === undefined ? asked : { ...asked, told: before }
  const told = refs.flatMap((ref) => {
    const clause = clauseOf(ref, knowledge)
    // A part of an annex is told by itself: the annex is no list of what was asked.
    if (listed(ref) && !isInAnnex(ref)) return wholeOf([articleOf(ref)], knowledge)
    return clause?.kind === 'article' ? wholeOf([ref], knowledge) : (clause ?? [])
  })
  const [first] = refs
  const isArticle = clauseOf(first ?? '', knowledge)?.kind === 'article'
  const clauses = [...new Set(told)]
  const ids = clauses.map(({ id }) => id)
  const regulations = regulationsIn(refs, knowledge)
  const folded = [
    ...(first && (listed(first) || isArticle) && !sought.wanted ? headsOf(clauses) : []),
    ...clauses.map((clause) => folding(quoteBlock(clause))),
    ...regulations.flatMap((regulation) => noteBlocks(regulation, ids)).map(folding),
  ]
  const [only, another] = regulations
  const line =
    only && !another
      ? decidingLine(bestOf(clauses, refs), only, asOf, sought, LINE - (sought.whether ? YES_NO : 0))
      : undefined
  const { lead, yesNo } = line ? withYesNo(line, sought, sources) : {}
  const more = lead && sought.how ? restOf(clauses, lead) : undefined
  return {
    kind: another ? 'comparison' : 'answer',
    ...(lead ? { lead } : {}),
    ...(yesNo ? { yesNo } : {}),
    notices: foldedNotices(regulations, asOf),
    blocks: [
      ...(another ? linesOf(clauses, regulations, asOf, sought) : []),
      ...(more ? [{ kind: 'words' as const, text: more }] : []),
      ...dutyBlocks(clauses, knowledge, sought.subjects),
      ...folded,
    ],
    cites: ids,
  }
}

/** Room for the yes or no that a line begins with. */
const YES_NO = 5

/** A line that answers whether, beginning with yes or no where its words settle that. */
function withYesNo(
  line: Parts,
  { whether, found }: Sought,
  { knowledge, whether: reader }: Sources,
): Pick<Draft, 'lead' | 'yesNo'> {
  const told = line.flatMap((part) => (part.kind === 'phrase' ? [part.phrase] : []))
  const yesNo = whether && whetherOf(whether, told, found, knowledge, reader)
  return yesNo && whether ? { lead: say`${yesNoWords(yesNo, whether)}。${line}`, yesNo } : { lead: line }
}

/** What these clauses say to a question. */
export function answerOn(refs: readonly ClauseId[], asked: string, sources: Sources): Draft {
  const sought = soughtIn(sources.simplify(asked), sources.finder.find(asked), sources.hear(asked), sources)
  return answerDraft(refs, sought, sources)
}

/** Of several clauses the first one found decides, with what stands under it. */
function bestOf(clauses: readonly Clause[], [first = '']: readonly ClauseId[]): readonly Clause[] {
  const own = clauses.filter(({ id }) => id === first || id.startsWith(`${first}.`))
  return own.length > 0 ? own : clauses
}

/** The items of a list, each by how it begins, as far as a screen goes. */
function headsOf(clauses: readonly Clause[]): DraftBlock[] {
  const heads = clauses.filter(({ kind }) => kind === 'item').map((clause) => say`  · ${phrase(headOf(clause))}`)
  if (heads.length === 0) return []
  const told = heads.slice(0, HEADS)
  const rest = heads.length - told.length
  const more = rest > 0 ? [say`  · 另有 ${computed(`${rest} 项`)}`] : []
  return [{ kind: 'words', text: joined([...told, ...more], '\n') }]
}

/** Lines of a list that a screen has room for beside the rest of a reply. */
const HEADS = 6

/** A line for each text: shorter, the more there are. */
const linesOf = (
  clauses: readonly Clause[],
  regulations: readonly RegulationKnowledge[],
  asOf: Day,
  sought: Sought,
): DraftBlock[] =>
  regulations.flatMap((regulation) => {
    const own = clauses.filter(({ id }) => regulationOf(id) === regulation.id)
    const text = decidingLine(own, regulation, asOf, sought, SHARED / regulations.length)
    return text ? [{ kind: 'words' as const, text }] : []
  })

/** Lines that stand together share so many characters. */
export const SHARED = 220

const clauseOf = (ref: ClauseId, knowledge: Knowledge): Clause | undefined =>
  knowledge.regulations.get(regulationOf(ref))?.regulation.clauses.find(({ id }) => id === ref)
