import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, say } from '../reply/index.ts'
import { PLAIN } from './applicant.ts'
import { answerOn, type Sources } from './ask.ts'
import { pairsOf } from './deciding.ts'
import { clausesDraft } from './remarks.ts'
import { whom } from './standing.ts'

/** What a question goes on with: clauses told last, all of one text, and the question they answered. */
export interface Before {
  readonly refs: readonly ClauseId[]
  readonly subject?: string
}

/**
 * 那是不是一年给一次, 由谁来报送: of a question that names nothing the texts speak of, what the clause told last says to it, or one
 * beside that in the same article; undefined where a clause elsewhere answers it plainly, or says more of its words.
 */
export function followUpDraft(message: string, { refs, subject = '' }: Before, sources: Sources): Draft | undefined {
  const { knowledge, finder } = sources
  const [first] = refs
  const regulation = knowledge.regulations.get(regulationOf(first ?? ''))
  if (!first || !regulation) return undefined
  const asks = sources.hear(message).acts.flatMap((act) => (act.act === 'ask' ? [act.wants] : []))
  if (asks.includes('text')) return clausesDraft(refs, sources)
  if (OF_TEXT.test(message)) return undefined
  const [best] = finder.find(message, regulation.id).hits
  if (best && best.score >= PLAIN) return undefined
  const words = pairsOf(sources.simplify(message))
  const shared = (id: ClauseId) => {
    const text = pairsOf(textOf(id, regulation))
    return [...words].filter((pair) => text.has(pair)).length
  }
  const beside = besideIn(first, regulation).find((id) => shared(id) > shared(first) + BY_CHANCE)
  const ref = beside ?? first
  if (best && shared(best.ref) > shared(ref) + BY_CHANCE) return undefined
  const draft = answerOn([ref], `${regulation.place} ${shared(ref) > 0 ? '' : subject} ${message}`, sources)
  // The line that decided was told: a clause of a few lines is shown whole.
  const short = textOf(ref, regulation).length <= FEW_LINES
  const blocks = draft.blocks.map(({ fold, ...block }) =>
    fold && !(short && block.ref === ref) ? { ...block, fold } : block,
  )
  // What is not said there is for who explains the text to say.
  const rest = asks.includes('whether') ? say`刚才这条就写到这里，没写明的可问${whom(regulation)}。` : undefined
  return { ...draft, blocks: rest ? [...blocks, { kind: 'words', text: rest }] : blocks }
}

/** So many characters of a clause are shown unasked. */
const FEW_LINES = 160

/** 这个办法啥时候算数 is asked of the whole text. */
const OF_TEXT = /办法|指引|文件|条例|细则/u

/** Another clause that has but so many more pairs of letters in common has them by chance. */
const BY_CHANCE = 1

/** The clauses beside one under the same article. */
function besideIn(ref: ClauseId, { regulation: { clauses } }: RegulationKnowledge): ClauseId[] {
  const own = clauses.find(({ id }) => id === ref)
  const isBeside = ({ id, kind, parent }: Clause) => id !== ref && kind === own?.kind && parent === own?.parent
  return own && own.kind !== 'article' ? clauses.filter(isBeside).map(({ id }) => id) : []
}

/** A clause's words, with those of what stands under it. */
const textOf = (ref: ClauseId, { regulation: { clauses } }: RegulationKnowledge): string =>
  clauses
    .filter(({ id }) => id === ref || id.startsWith(`${ref}.`))
    .map(({ text }) => text)
    .join('\n')
