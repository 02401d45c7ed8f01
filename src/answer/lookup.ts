import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { addressOf, type Clause, type ClauseId, type Day, type Regulation, regulationOf, whole } from '../law/index.ts'
import { type Draft, type DraftBlock, type DraftNotice, joined, type Parts, quote, refer, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { noticesFor } from './standing.ts'

/** Clauses asked for by number come whole: an article with all that stands under it, verbatim. */
export function clauseDraft({ numbered }: Found, knowledge: Knowledge, asOf: Day, lead?: Parts): Draft {
  const clauses = wholeOf(numbered, knowledge)
  const regulations = regulationsIn(numbered, knowledge)
  return {
    kind: 'clause',
    ...(lead ? { lead } : {}),
    notices: regulations.flatMap((regulation) => [...noticesFor(regulation, asOf), ...defectsAt(regulation, numbered)]),
    blocks: screenOf(clauses),
    cites: [...new Set([...numbered, ...clauses.map(({ id }) => id)])],
  }
}

export const quoteBlock = ({ id }: Pick<Clause, 'id'>): DraftBlock => ({
  kind: 'quote',
  text: say`${refer(id)}：${quote(id)}`,
  ref: id,
})

/** Clauses one after another, as far as a screen goes. */
export function screenOf(clauses: readonly Clause[]): DraftBlock[] {
  const lengths = new Map(clauses.map(({ id, text }) => [id, text.length]))
  return onScreen(clauses.map(quoteBlock), ({ ref }) => lengths.get(ref ?? '') ?? 0)
}

export const regulationsIn = (refs: readonly ClauseId[], knowledge: Knowledge): RegulationKnowledge[] =>
  [...new Set(refs.map(regulationOf))].flatMap((id) => knowledge.regulations.get(id) ?? [])

/** Told on request. */
export const folding = (block: DraftBlock): DraftBlock => ({ ...block, fold: true })

/** What goes past a phone's screen is folded; the first block never is. */
export function onScreen(blocks: readonly DraftBlock[], lengthOf: (block: DraftBlock) => number): DraftBlock[] {
  let length = 0
  return blocks.map((block, i) => {
    length += lengthOf(block)
    return i > 0 && length > SCREEN ? folding(block) : block
  })
}

/** Characters on the screen of a phone: twelve lines of seventeen. */
const SCREEN = 12 * 17

/** Each clause with all under it, once; an article of several paragraphs is told by its paragraphs. */
export function wholeOf(refs: readonly ClauseId[], knowledge: Knowledge): Clause[] {
  const clauses = refs.flatMap((ref) => {
    const regulation = knowledge.regulations.get(regulationOf(ref))?.regulation
    const clause = regulation?.clauses.find(({ id }) => id === ref)
    return regulation && clause ? whole(regulation, clause) : []
  })
  const told = [...new Set(clauses)].filter(({ text }) => text !== '')
  return told.filter(
    ({ id, kind }) => kind !== 'article' || !told.some((other) => other.kind === 'paragraph' && other.parent === id),
  )
}

const defectsAt = ({ id, regulation }: RegulationKnowledge, refs: readonly ClauseId[]): DraftNotice[] =>
  regulation.defects
    .filter(({ kind, clauses }) => kind !== 'unplaced' && clauses.some((ref) => refs.includes(ref)))
    .map(({ text }) => ({ kind: 'source-defect', regulation: id, text: say`${text}。` }))

/** A number no clause bears: the source left it out, the article has no such item, or the text ends before it. */
export function noSuchClause(found: Found, knowledge: Knowledge, article: number | undefined): Draft {
  const named = found.regulations.flatMap((id) => knowledge.regulations.get(id) ?? [])
  const regulations = named.length > 0 ? named : [...knowledge.regulations.values()]
  const skipped = article === undefined ? [] : regulations.filter(({ regulation }) => skips(regulation, article))
  const notices = skipped.flatMap(({ id, regulation }) =>
    regulation.defects
      .filter(({ kind }) => kind === 'numbers-missing')
      .map(({ text }): DraftNotice => ({ kind: 'source-defect', regulation: id, text: say`${text}。` })),
  )
  const ends = regulations.map(({ short, regulation }) => say`${short}到${lastArticle(regulation)?.label ?? ''}为止`)
  const host = regulations.flatMap(
    ({ regulation }) => regulation.clauses.find(({ id }) => addressOf(id) === `${article}`) ?? [],
  )
  const [only] = host
  if (skipped.length > 0)
    return {
      kind: 'refusal',
      notices,
      blocks: [{ kind: 'words', text: say`原文没有这个编号的条。` }],
      cites: skipped.flatMap(({ regulation }) => besideGap(regulation, article ?? 0)),
    }
  if (only && regulations.length === 1) {
    return {
      kind: 'refusal',
      blocks: [
        { kind: 'words', text: say`${refer(only.id)}下没有这一款或这一项。` },
        ...wholeOf([only.id], knowledge).map(quoteBlock),
      ],
      cites: [only.id],
    }
  }
  const last = named.flatMap(({ regulation }) => lastArticle(regulation)?.id ?? [])
  return { kind: 'refusal', blocks: [{ kind: 'words', text: say`没有这一条：${joined(ends, '，')}。` }], cites: last }
}

const lastArticle = ({ clauses }: Regulation): Clause | undefined => clauses.findLast(({ kind }) => kind === 'article')

/** The articles on either side of a number that the source left out. */
function besideGap({ clauses }: Regulation, article: number): ClauseId[] {
  const articles = clauses.filter(({ kind }) => kind === 'article')
  const number = ({ id }: Clause) => Number.parseInt(addressOf(id), 10)
  const before = articles.findLast((clause) => number(clause) < article)
  const after = articles.find((clause) => number(clause) > article)
  return [before, after].flatMap((clause) => clause?.id ?? [])
}

/** Whether a regulation's articles go past a number without bearing it. */
function skips({ clauses }: RegulationKnowledge['regulation'], article: number): boolean {
  const numbers = clauses.flatMap(({ id, kind }) => (kind === 'article' ? Number.parseInt(addressOf(id), 10) : []))
  return !numbers.includes(article) && Math.max(...numbers) > article && Math.min(...numbers) < article
}
