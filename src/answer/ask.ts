import type { Knowledge, RegulationKnowledge, Topic } from '../knowledge/index.ts'
import { type ClauseId, type Day, regulationOf, whole } from '../law/index.ts'
import type { ClauseFinder, Found } from '../retrieval/index.ts'
import { type Draft, type DraftBlock, joined, type Part, quote, refer, say } from './draft.ts'
import { noticesFor, standingParts, whom } from './standing.ts'
import { verdictDraft } from './verdict.ts'

/** What an answer is made from. `asOf` is the day on which standing is judged. */
export interface Sources {
  readonly knowledge: Knowledge
  readonly finder: ClauseFinder
  readonly asOf: Day
}

/** Below this share of the words a good match scores, the best clause found is about something else. */
const WEAK = 6

const ELIGIBILITY =
  /(?:能不能|可不可以|能否|是否可以|可以|能)(?:申报|申请|报|建|组建|牵头)|够不够|够吗|够得上|达标|符合条件|符合.{0,6}(?:吗|不)|够.{0,6}(?:吗|不)$|对照.{0,4}条件|差多少|合不合格/u
const STANDING = /有效|过期|失效|生效|施行|实施日|还在用|废止|作废|草案|征求意见|到期/u

/** Answers one question from the texts: a clause by number, a standing, a check to be filled in, the clauses that fit, or a decline. */
export function answerQuestion(question: string, sources: Sources, region?: string): Draft {
  const { knowledge, finder } = sources
  if (question.trim() === '') return emptyDraft(knowledge)
  const found = finder.find(question, region)
  const regulations = found.regulations.flatMap((id) => knowledge.regulations.get(id) ?? [])
  if (found.numberAsked)
    return found.numbered.length > 0 ? clauseDraft(found, sources) : noSuchClause(regulations, sources)
  if (ELIGIBILITY.test(question)) return eligibilityDraft(regulations, sources)
  if (STANDING.test(question)) return standingDraft(regulations, sources)
  return foundDraft(found, sources)
}

const emptyDraft = (knowledge: Knowledge): Draft => ({
  kind: 'question',
  blocks: [
    {
      kind: 'words',
      parts: say`请写下要问的事，例如：万州 研发场地要多大；聊城 撤销 情形；云南 第二十八条。收录的文本：${titles(knowledge)}。`,
    },
  ],
  cites: [],
})

const titles = (knowledge: Knowledge): string =>
  [...knowledge.regulations.values()].map(({ title }) => `《${title}》`).join('、')

/** Clauses asked for by number come whole: an article with all that stands under it. */
function clauseDraft({ numbered }: Found, { knowledge, asOf }: Sources): Draft {
  const refs = numbered.flatMap((ref) => {
    const regulation = knowledge.regulations.get(regulationOf(ref))?.regulation
    const clause = regulation?.clauses.find(({ id }) => id === ref)
    return regulation && clause ? whole(regulation, clause).filter(({ text }) => text !== '') : []
  })
  const withoutDoubles = refs.filter(
    (clause) =>
      clause.kind !== 'article' || !refs.some(({ kind, parent }) => kind === 'paragraph' && parent === clause.id),
  )
  return {
    kind: 'clause',
    notices: touched(
      withoutDoubles.map(({ id }) => id),
      knowledge,
    ).flatMap((regulation) => [...noticesFor(regulation, asOf), ...defectNotices(regulation, numbered)]),
    blocks: withoutDoubles.map(
      ({ id }): DraftBlock => ({ kind: 'quote', parts: say`${refer(id)}：${quote(id)}`, ref: id }),
    ),
    cites: [...new Set([...numbered, ...withoutDoubles.map(({ id }) => id)])],
  }
}

const defectNotices = ({ id, regulation }: RegulationKnowledge, refs: readonly ClauseId[]) =>
  regulation.defects
    .filter(({ kind, clauses }) => kind !== 'unplaced' && clauses.some((ref) => refs.includes(ref)))
    .map(({ text }) => ({ kind: 'source-defect' as const, regulation: id, parts: say`${text}。` }))

function noSuchClause(regulations: readonly RegulationKnowledge[], { knowledge }: Sources): Draft {
  const named = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  const ends = named.map(
    ({ short, regulation }) =>
      say`${short}到${regulation.clauses.findLast(({ kind }) => kind === 'article')?.label ?? ''}为止`,
  )
  return { kind: 'refusal', blocks: [{ kind: 'words', parts: say`没有这一条：${joined(ends, '，')}。` }], cites: [] }
}

function eligibilityDraft(regulations: readonly RegulationKnowledge[], { knowledge, asOf }: Sources): Draft {
  const [regulation] = regulations
  if (regulation) return verdictDraft(knowledge, regulation, {}, asOf, 'question')
  const all = [...knowledge.regulations.values()]
  return {
    kind: 'question',
    blocks: [{ kind: 'words', parts: say`要对照哪一地的条件？` }],
    cites: [],
    options: all.map(({ place, center }) => ({ label: say`${place}（${center}）`, send: `${place}能不能申报` })),
  }
}

function standingDraft(regulations: readonly RegulationKnowledge[], { knowledge, asOf }: Sources): Draft {
  const asked = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  return {
    kind: asked.length > 1 ? 'comparison' : 'answer',
    notices: asked.flatMap((regulation) => noticesFor(regulation, asOf)),
    blocks: asked
      .filter((regulation) => noticesFor(regulation, asOf).length === 0)
      .map((regulation) => ({ kind: 'words', parts: standingParts(regulation, asOf) })),
    cites: asked.flatMap(({ term }) =>
      [term.effective?.phrase.ref, term.expiry?.phrase.ref, term.draft?.ref].filter((ref) => ref !== undefined),
    ),
  }
}

function foundDraft(found: Found, sources: Sources): Draft {
  const { knowledge, asOf } = sources
  const good = found.hits.filter(({ score }) => score >= WEAK)
  if (good.length === 0) return declineDraft(found, sources)
  const silent = silentParts(found, knowledge)
  const best =
    found.regulations.length > 0
      ? found.regulations.flatMap((id) => good.find(({ ref }) => regulationOf(ref) === id) ?? [])
      : good.slice(0, 1)
  const spread = found.regulations.length > 0 ? best : perRegulation(good)
  const refs = spread.map(({ ref }) => ref)
  if (refs.length === 0) return declineDraft(found, sources)
  return {
    kind: refs.length > 1 ? 'comparison' : 'answer',
    notices: touched(refs, knowledge).flatMap((regulation) => noticesFor(regulation, asOf)),
    blocks: [
      ...refs.map((ref): DraftBlock => ({ kind: 'quote', parts: say`${refer(ref)}：${quote(ref)}`, ref })),
      ...(silent.length > 0 ? [{ kind: 'words' as const, parts: silent }] : []),
    ],
    cites: refs,
  }
}

/** Where no place was named, the best clause of each regulation that comes near the best of all. */
function perRegulation(hits: Found['hits']): Found['hits'] {
  const top = hits[0]?.score ?? 0
  const seen = new Set<string>()
  return hits.filter(({ ref, score }) => {
    const id = regulationOf(ref)
    if (seen.has(id) || score < top * 0.6) return false
    seen.add(id)
    return true
  })
}

/** Regulations asked about that say nothing on the subject. */
function silentParts({ topics, regulations }: Found, knowledge: Knowledge): Part[] {
  const lines = topics.flatMap(({ label, silent }) =>
    silent
      .filter((id) => regulations.includes(id))
      .map((id) => say`${knowledge.regulations.get(id)?.short ?? id}没有对${label}作出规定`),
  )
  return lines.length > 0 ? say`${joined(lines, '；')}。` : []
}

function declineDraft(found: Found, { knowledge, asOf }: Sources): Draft {
  const silent = silentParts(found, knowledge)
  const regulations = found.regulations.flatMap((id) => knowledge.regulations.get(id) ?? [])
  const ask = regulations.map((regulation) => say`${regulation.place}可问${whom(regulation)}`)
  return {
    kind: 'refusal',
    notices: regulations.flatMap((regulation) => noticesFor(regulation, asOf)),
    blocks: [
      ...(silent.length > 0 ? [{ kind: 'words' as const, parts: silent }] : []),
      {
        kind: 'words',
        parts: say`收录的文本里没有找到能回答这个问题的条款。${ask.length > 0 ? say`${joined(ask, '；')}。` : say`收录的是${titles(knowledge)}。`}`,
      },
    ],
    cites: nearest(found.topics, regulations),
  }
}

const nearest = (topics: readonly Topic[], regulations: readonly RegulationKnowledge[]): ClauseId[] =>
  topics
    .flatMap(({ clauses }) =>
      clauses.filter(({ ref }) => regulations.some(({ id }) => id === regulationOf(ref))).map(({ ref }) => ref),
    )
    .slice(0, 1)

const touched = (refs: readonly ClauseId[], knowledge: Knowledge): RegulationKnowledge[] =>
  [...new Set(refs.map(regulationOf))].flatMap((id) => knowledge.regulations.get(id) ?? [])
