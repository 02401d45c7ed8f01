import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type ClauseId, regulationOf } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { type Draft, say } from '../reply/index.ts'
import { PLAIN } from './applicant.ts'
import { isChance } from './asks.ts'
import { answerOn } from './quoted.ts'
import { clausesDraft } from './remarks.ts'
import { pairsOf } from './sentences.ts'
import type { Sources } from './sources.ts'
import { whom } from './standing.ts'
import { figureWanted, offers } from './wants.ts'

/** What a question goes on with: clauses told last, all of one text, and the question they answered. */
export interface Before {
  readonly refs: readonly ClauseId[]
  readonly subject?: string
}

/**
 * 那是不是一年给一次, 由谁来报送: of a question that names nothing the texts speak of, what the clause told last says to it, or one
 * beside that in the same article; undefined where a clause elsewhere answers it plainly, or says more of its words.
 */
export function followUpDraft(
  message: string,
  { refs, subject = '' }: Before,
  sources: Sources,
  how: 'asks' | 'hints' | 'supposes' = 'asks',
): Draft | undefined {
  const { knowledge, finder } = sources
  const [first] = refs
  const regulation = knowledge.regulations.get(regulationOf(first ?? ''))
  if (!first || !regulation) return undefined
  const asks = sources.hear(message).acts.flatMap((act) => (act.act === 'ask' ? [act.wants] : []))
  if (asks.includes('text')) return clausesDraft(refs, sources)
  if (OF_TEXT.test(message)) return undefined
  const found = finder.find(message, regulation.id)
  const [best] = found.hits
  // 企业牵头的话呢，3:1: its figure stands in what was told.
  const isOfTold = figuresIn(message).length > 0 && figuresIn(message).every((each) => states(first, each, regulation))
  // 假如是高校牵头呢: what the clause told asks for differs by who applies.
  const differs = how === 'supposes' && regulation.duties.some(({ amount }) => amount.ref === first)
  if (differs || isOfTold) return answerOn([first], `${regulation.place} ${subject} ${message}`, sources)
  if (how !== 'asks' || (best && best.score >= PLAIN)) return undefined
  // 那要求多少人, after a clause that counts no people, is asked of the whole text.
  const wanted = figureWanted(message, found, knowledge)
  if (
    wanted &&
    !offers(textOf(first, regulation), wanted, knowledge) &&
    !besideIn(first, regulation).some((id) => offers(textOf(id, regulation), wanted, knowledge))
  )
    return undefined
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

/** 183天出自哪一条: the clauses of a text that have the figures a message names, or, where it names none, what its words come near by more than chance. */
export function sourceDraft(message: string, regulation: RegulationKnowledge, sources: Sources): Draft | undefined {
  const figures = figuresIn(message)
  const found = sources.finder.find(message, regulation.id)
  const { hits, subjects } = found
  const [best] = hits
  const near = subjects.length > 0 && best && !isChance(found, best) ? [best.ref] : []
  const stating = regulation.regulation.clauses
    .filter(
      ({ id, kind }) => kind !== 'annex' && figures.length > 0 && figures.every((each) => states(id, each, regulation)),
    )
    .map(({ id }) => id)
  // What stands under a clause says it more closely.
  const refs = stating.filter((id) => !stating.some((other) => other.startsWith(`${id}.`)))
  const told = figures.length > 0 ? refs.slice(0, FEW) : near
  return told.length > 0 ? answerOn(told, `${regulation.place} ${message}`, sources) : undefined
}

/** So many clauses are told to have a figure. */
const FEW = 2

/** The figures of a message as they are written, blanks left out. */
const figuresIn = (message: string): string[] =>
  readFigures(message).flatMap(({ figure, surface }) => (figure ? [squeezed(surface)] : []))

const states = (ref: ClauseId, figure: string, regulation: RegulationKnowledge): boolean =>
  readFigures(textOf(ref, regulation)).some((reading) => reading.figure && squeezed(reading.surface).includes(figure))

const squeezed = (text: string): string => text.replace(/\s/gu, '')

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
