import { standingOn } from '../corpus/index.ts'
import type { Context, Heard } from '../hear/index.ts'
import type { FigureKind, HeardSubject, Knowledge, RegulationKnowledge, Subject } from '../knowledge/index.ts'
import { type Clause, type ClauseId, type Day, dayOf, isInAnnex, regulationOf } from '../law/index.ts'
import { parseNumeral } from '../quantity/index.ts'
import { computed, type Draft, type DraftBlock, joined, type Parts, phrase, referShort, say } from '../reply/index.ts'
import type { Finder, Found } from '../retrieval/index.ts'
import { ambiguityDraft, settledIn } from './ambiguity.ts'
import { applicantDraft, PLAIN } from './applicant.ts'
import { asksFor, asksStanding, asksWhetherOpen } from './asks.ts'
import { checkupDraft } from './checkup.ts'
import { decidingLine, decidingWords, headOf, placeOf, restOf, type Sought, soughtIn } from './deciding.ts'
import { scopeDraft, silentDraft, titles } from './decline.ts'
import { definedIn } from './defined.ts'
import { dutyBlocks } from './duty.ts'
import { examplesOn } from './examples.ts'
import { named, settling, stated, stating, tested } from './first.ts'
import { besides } from './judged.ts'
import { clauseDraft, folding, noSuchClause, quoteBlock, regulationsIn, wholeOf } from './lookup.ts'
import { nameOf, particularIn, settledBy } from './particulars.ts'
import { outOfScope } from './scope.ts'
import { foldedNotices, type Ground, isMarked, noticesFor, standingAnswer, standingParts } from './standing.ts'
import { spokenFor, statesOn, unspoken } from './subjects.ts'
import { asksEligibility, toldIn } from './told.ts'
import { noteBlocks } from './verdict.ts'
import { figureWanted, offers } from './wants.ts'

/** What an answer is made from. `asOf` is the day on which standing is judged. */
export interface Sources extends Ground {
  readonly finder: Finder
  /** Traditional characters and full-width signs to the plain ones the rules of this room are written in. */
  readonly simplify: (text: string) => string
  /** What the last reply said, where the question goes on with it: it is not answered by the same words. */
  readonly told?: string
  /** It is asked whether what is told is enough. */
  readonly enough?: true
  /** What a message does, heard as said to what was just asked. */
  readonly hear: (message: string, context?: Omit<Context, 'thisYear'>) => Heard
}

/** Below these scores the best clause shares no more with a question than chance gives; a place named leaves less to chance. */
const WEAK = { placed: 2.5, loose: 10, free: 20, known: 12 }
/** Where the best clause knows so much of a question, its words are few, not strange. */
const KNOWN = 0.8
/** A second clause of a regulation is told where it scores this share of the best. */
const NEAR = 0.8
/** Of two places compared, a clause on the subject heard is told where it scores this share of the place's best. */
const BESIDE = 0.6
/** Where no place is named, a regulation's best clause is told where it scores this share of the best of all. */
const SPREAD = 0.6
/** How many of the best clauses are looked through for a figure of the kind asked for. */
const LOOKED = 3

const ANNEX = /(?:附件|附表|附录|annex|appendix)\s{0,4}[0-9一二三四五六七八九十]{0,3}/u

/** Answers one question from the texts, or says why they do not answer it. */
export function answerQuestion(asked: string, sources: Sources, region?: string): Draft {
  const question = sources.simplify(asked)
  const { knowledge, finder, asOf } = sources
  if (question.trim() === '') return emptyDraft(sources)
  const found = finder.find(asked, region)
  const regulations = found.regulations.flatMap((id) => knowledge.regulations.get(id) ?? [])
  const scope = outOfScope(
    question,
    knowledge,
    regulations.length > 0,
    (rest) => finder.find(rest).regulations.length > 0,
  )
  const heard = sources.hear(asked)
  // Another programme's name may be what the applicant is: 新型研发机构.
  const described = scope?.why === 'other-programme' && asksEligibility(heard, toldIn(heard), knowledge.facts)
  if (scope && !described) return scopeDraft(scope, found, sources)
  const sought = soughtIn(question, found, heard, knowledge)
  const part = partOfAnnex(found)
  if (part) return answerDraft([part], sought, sources)
  if (found.numberAsked) {
    return found.numbered.length > 0
      ? clauseDraft(found, knowledge, asOf)
      : noSuchClause(found, knowledge, articleIn(question))
  }
  const [only, another] = regulations
  if (only && !another && found.asked.checkup) return checkupDraft(question, only, sources)
  const applicant = applicantDraft(heard, found, regulations, sources)
  if (applicant && !applicant.beside) return applicant.draft
  const answer = textDraft(question, heard, found, regulations, sources)
  return applicant ? besides(answer, applicant.draft) : answer
}

/** What the texts say, whoever asks. */
function textDraft(
  question: string,
  heard: Heard,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  sources: Sources,
): Draft {
  const { knowledge } = sources
  const open = ambiguityDraft(question, found, regulations, sources)
  if (open) return open
  const settled = regulations.length > 1 ? [] : settledIn(question, regulations[0], knowledge)
  if (settled.length > 0) return answerDraft(settled, soughtIn(question, found, heard, knowledge), sources)
  const [only, another] = regulations
  const defining = only && !another ? definedIn(question, only) : undefined
  if (defining) return answerDraft([defining], soughtIn(question, found, heard, knowledge), sources)
  if (asksStanding(heard, knowledge) || asksWhetherOpen(heard, found, regulations, sources))
    return standingDraft(question, regulations, sources)
  return foundDraft(question, heard, found, regulations, sources)
}

/** 附件2里法人实体占几分: a subject within an annex, not the annex by its number. */
function partOfAnnex({ numbered, hits, subjects, asked, rest }: Found): ClauseId | undefined {
  const [annex, another] = numbered
  const [best] = hits.filter(({ ref }) => annex !== undefined && ref.startsWith(`${annex}.`))
  // 附件2 alone asks for all of it, though 附件 is a subject too.
  if (rest.replace(ANNEX, '').trim() === '') return undefined
  const asks = subjects.length > 0 || asked.figure !== undefined || asked.points
  return annex && isInAnnex(annex) && !another && !annex.includes('.') && asks ? best?.ref : undefined
}

const articleIn = (question: string): number | undefined => {
  const match = /([0-9０-９零〇一二三四五六七八九十百两]{1,9})\s{0,4}条/u.exec(question)
  return match ? parseNumeral(match[1] ?? '') : undefined
}

function emptyDraft(sources: Sources): Draft {
  const { figure, list, clause } = examplesOn(sources)
  const parts = say`请写下要问的事，例如：${[figure, list, clause].join('；')}。收录的文本：${titles(sources.knowledge)}。`
  return { kind: 'question', blocks: [{ kind: 'words', text: parts }], cites: [] }
}

function standingDraft(
  question: string,
  regulations: readonly RegulationKnowledge[],
  { knowledge, asOf }: Sources,
): Draft {
  const asked = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  const told = asked.map((regulation) => ({ regulation, on: dayIn(question, asOf, regulation) }))
  return {
    kind: asked.length > 1 ? 'comparison' : 'answer',
    // Here the standing is the answer.
    notices: told.flatMap(({ regulation, on }) =>
      noticesFor(regulation, on).map((notice) => ({ ...notice, told: 'in-words' as const })),
    ),
    blocks: [
      ...told.map(({ regulation, on }) => ({ kind: 'words' as const, text: standingAnswer(regulation, on) })),
      ...told
        .filter(({ regulation, on }) => isMarked(regulation, on))
        .map(({ regulation, on }) => ({
          kind: 'words' as const,
          text: standingParts(regulation, on),
          fold: true as const,
        })),
    ],
    cites: asked.flatMap(({ term }) =>
      [term.effective?.phrase.ref, term.expiry?.phrase.ref, term.effective ? undefined : term.draft?.ref].filter(
        (ref) => ref !== undefined,
      ),
    ),
  }
}

const YEARS: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2, 大前年: 3 }

/** A day in the past that the question is about: 去年六月, 2023年3月5日; a whole year where its standing never changed in it. */
function dayIn(question: string, asOf: Day, { term }: RegulationKnowledge): Day {
  const match =
    /(大前年|今年|去年|前年|(\d{4})\s{0,4}年)(?:\s{0,4}([\d一二三四五六七八九十]{1,2})\s{0,4}月)?(?:\s{0,4}(?:份|的)?\s{0,4}([\d一二三四五六七八九十]{1,3})\s{0,4}[日号])?/u.exec(
      question,
    )
  if (!match) return asOf
  const year = match[2] ? Number(match[2]) : Number(asOf.slice(0, 4)) - (YEARS[match[1] ?? ''] ?? 0)
  const month = match[3] && parseNumeral(match[3])
  if (month) return dayOf(year, month, (match[4] && parseNumeral(match[4])) || 15) ?? asOf
  const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)]
  return first && last && standingOn(term, first) === standingOn(term, last) && last < asOf ? last : asOf
}

function foundDraft(
  question: string,
  heard: Heard,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  sources: Sources,
): Draft {
  const { knowledge } = sources
  const loose = regulations.length === 1 && isLoose(question, found)
  // 综合类跟领域类差在哪 compares what one text alone is on, and no places.
  const onSeveral =
    new Set(found.subjects.flatMap(({ clauses }) => clauses.map(({ ref }) => regulationOf(ref)))).size > 1
  const compares = regulations.length > 1 || (regulations.length === 0 && asksFor(heard, 'difference') && onSeveral)
  // 哪边给的钱多: a subject to compare on is heard, however few the words.
  const on = compares && found.subjects.length > 0
  const free = found.coverage >= KNOWN ? WEAK.known : WEAK.free
  const least = regulations.length === 0 && !on ? free : loose ? WEAK.loose : WEAK.placed
  const good = found.hits.filter(({ score }) => score >= least)
  if (good.length === 0) return silentDraft(found, regulations, sources)
  const texts = textsOf(regulations.length > 0 ? regulations : [...knowledge.regulations.values()])
  const isSettled = (particular: HeardSubject) => settledBy(particular, texts, knowledge)
  const asked = particularIn(found, isSettled)
  if (asked && !isSettled(asked)) return silentDraft(found, regulations, sources, nameOf(asked))
  if (compares) return comparisonDraft(question, found, regulations, sources)
  // 申报条件有哪些: what the whole article is on is told by all of it, and by none of its items alone.
  const lists = asksFor(heard, 'list')
  const isNear = (ref: ClauseId) =>
    good.some((hit) => hit.ref === ref && hit.score >= NEAR * (good[0]?.score ?? 0)) || isOn(ref, found.subjects)
  const sought = soughtIn(question, found, heard, knowledge)
  const listed = (ref: ClauseId) => lists && isNear(articleOf(ref)) && !isOn(ref, found.subjects)
  if (regulations.length === 1) {
    const wanted = figureWanted(question, found, knowledge)
    const counts = found.asked.figure === undefined && asksOfTested(heard, regulations)
    if (!counts && isSilent(question, found, regulations, knowledge))
      return silentDraft(found, regulations, sources, wanted?.label)
    const best = asked
      ? settling(asked, good, knowledge)
      : stated(question, found, named(heard, found, tested(heard, found, good, regulations)), knowledge)
    return answerDraft(refsFor(best, found), sought, sources, listed)
  }
  return answerDraft(perRegulation(stating(question, found, good, knowledge), SPREAD), sought, sources, listed)
}

/** Words that show a question to be on these regulations, whatever else it says. */
const OURS =
  /中心|产创|技创|哪条|创新|办法|指引|条例|规定|文件|申报|申请|评估|评价|研发|科技|依托|牵头|center|centre|measure|guid/iu

/** A place was named and hardly a word besides that these texts know: 万州今天几度. */
const isLoose = (question: string, { coverage, subjects }: Found): boolean =>
  subjects.length === 0 && coverage < 0.5 && !OURS.test(question)

/** Asks whether there is a rule at all. */
const RULED = /(?:有没有|有无|有什么|有啥|有|做|设)[^，。？]{0,10}(?:要求|限制|规定|门槛|说法|硬杠杠|标准)/u

/** Whether a fact is asked about that a text has a figure for: of that it is not silent, whatever the question counts in. */
const asksOfTested = ({ acts }: Heard, regulations: readonly RegulationKnowledge[]): boolean =>
  acts.some(
    (act) =>
      act.act === 'ask' &&
      act.about.some((fact) =>
        regulations.some(({ conditions }) =>
          conditions.some(({ tests }) => tests.some((test) => test.kind === 'threshold' && test.fact === fact)),
        ),
      ),
  )

/** The text says nothing on the subject, or states no figure of the kind asked for: on the subject, or where none is heard near the question. */
function isSilent(
  question: string,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  knowledge: Knowledge,
): boolean {
  const { hits } = found
  const far = (hits[0]?.score ?? 0) < PLAIN
  const silent = far && regulations.some(({ id }) => saysNothing(id, found.subjects))
  const wanted = figureWanted(question, found, knowledge)
  const subjects = spokenFor(found, wanted)
  const texts = textsOf(regulations)
  const unsaid = unspoken(texts, subjects).length
  if (silent || (unsaid > 0 && unsaid === subjects.length && RULED.test(question))) return true
  if (!wanted) return false
  if (unsaid > 0 && unsaid === subjects.length) return true
  // 优秀能有几家 is answered by a share of them.
  const kinds = [wanted, ...sharesOf(wanted, subjects, knowledge)]
  if (subjects.length > 0) return !texts.some((text) => kinds.some((kind) => statesOn(text, subjects, kind)))
  const near = hits.slice(0, LOOKED).map(({ ref }) => ref)
  return !wholeOf(near, knowledge).some(({ text }) => offers(text, wanted))
}

/** Kinds of figures that are asked of the subjects too and say of what is counted how much of it: a share of the places. */
const sharesOf = ({ id }: FigureKind, subjects: readonly Subject[], { figures }: Knowledge): FigureKind[] =>
  [...new Set(subjects.flatMap((subject) => subject.figures))]
    .flatMap((kind) => figures.get(kind) ?? [])
    .filter(({ over, stated }) => stated.ratio === true && over.includes(id))

/** All clauses' own words. */
const textsOf = (regulations: readonly RegulationKnowledge[]): string[] =>
  regulations.flatMap(({ regulation }) => regulation.clauses.map(({ text }) => text))

/** Whether a regulation is known to be silent on a subject that was heard, and speaks on none of them. */
const saysNothing = (id: string, subjects: readonly Subject[]): boolean =>
  subjects.some(({ silent }) => silent.includes(id)) &&
  !subjects.some(({ clauses }) => clauses.some(({ ref }) => regulationOf(ref) === id))

/** The article that a clause stands in: what is asked of an item may be said in its lead-in, or the other way round. */
const articleOf = (ref: ClauseId): ClauseId => ref.replace(/^([^:]+:[^.]+)\..*$/u, '$1')

/** The best clause, and a second of another article that comes near it, unless the best alone is on a subject that was heard. */
const refsFor = (hits: Found['hits'], { subjects }: Found): ClauseId[] => {
  const [best, second] = hits
  if (!best) return []
  const near = second && second.score >= best.score * NEAR && articleOf(second.ref) !== articleOf(best.ref)
  return near && (isOn(second.ref, subjects) || !isOn(best.ref, subjects)) ? [best.ref, second.ref] : [best.ref]
}

/** Whether a clause is one on the subjects, as knowledge has it. */
const isOn = (ref: ClauseId, subjects: readonly Subject[]): boolean =>
  subjects.some(({ clauses }) => clauses.some((clause) => clause.ref === ref))

/** The best clause of each regulation that comes near the best of all. */
function perRegulation(hits: Found['hits'], share: number): ClauseId[] {
  const top = hits[0]?.score ?? 0
  const best = new Map<string, ClauseId>()
  for (const { ref, score } of hits) {
    if (score >= top * share && !best.has(regulationOf(ref))) best.set(regulationOf(ref), ref)
  }
  return [...best.values()]
}

/** The words that decide, in a line for each text; the clauses whole, what goes with them and their neighbours on request. */
function answerDraft(
  refs: readonly ClauseId[],
  asked: Sought,
  { knowledge, asOf, told: before }: Sources,
  listed: (ref: ClauseId) => boolean = () => false,
): Draft {
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
  const lead = only && !another ? decidingLine(bestOf(clauses, refs), only, asOf, sought) : undefined
  const more = lead && sought.how ? restOf(clauses, lead) : undefined
  return {
    kind: another ? 'comparison' : 'answer',
    ...(lead ? { lead } : {}),
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

/** What these clauses say to a question. */
export function answerOn(refs: readonly ClauseId[], asked: string, sources: Sources): Draft {
  const sought = soughtIn(sources.simplify(asked), sources.finder.find(asked), sources.hear(asked), sources.knowledge)
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
const SHARED = 220

const clauseOf = (ref: ClauseId, knowledge: Knowledge): Clause | undefined =>
  knowledge.regulations.get(regulationOf(ref))?.regulation.clauses.find(({ id }) => id === ref)

/** The best clause, or one near it that speaks on a subject that was heard. */
function onSubject(hits: Found['hits'], subjects: readonly Subject[]): ClauseId | undefined {
  const [best] = hits
  return (hits.find(({ ref, score }) => score >= (best?.score ?? 0) * BESIDE && isOn(ref, subjects)) ?? best)?.ref
}

/** Side by side: what each text says, verbatim, and who says nothing. */
function comparisonDraft(
  question: string,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  { knowledge, asOf }: Sources,
): Draft {
  const { hits, regulations: named } = found
  const compared = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  const subjects = spokenFor(found)
  const best = compared.map((regulation) => {
    const unsaid = subjects.length > 0 && unspoken(textsOf([regulation]), subjects).length === subjects.length
    const own = hits.filter(({ ref }) => regulationOf(ref) === regulation.id)
    return {
      regulation,
      ref:
        unsaid || saysNothing(regulation.id, found.subjects)
          ? undefined
          : onSubject(stated(question, found, own, knowledge), found.subjects),
    }
  })
  const refs = best.flatMap(({ ref }) => ref ?? [])
  const sought = soughtIn(question, found, undefined, knowledge)
  const rows = best.map(({ regulation, ref }): Parts[] => {
    const place = say`${placeOf(regulation, asOf)}`
    const clauses = ref ? wholeOf([ref], knowledge) : []
    const words = decidingWords(clauses, sought, SHARED / best.length)
    return words ? [place, words.text, [referShort(words.ref)]] : [place, say`${regulation.short}没有相关规定`, []]
  })
  const table: DraftBlock = { kind: 'table', text: [], table: { head: [say`地方`, say`条文`, say`出处`], rows } }
  return {
    kind: 'comparison',
    notices: foldedNotices(named.length > 0 ? compared : regulationsIn(refs, knowledge), asOf),
    blocks: [table, ...refs.map((ref) => folding(quoteBlock({ id: ref })))],
    cites: refs,
  }
}

/** A subject side by side: in the places its words name, or in all. */
export function compareOn(asked: string, sources: Sources): Draft {
  if (asked.trim() === '') return emptyDraft(sources)
  const found = sources.finder.find(asked)
  const regulations = found.regulations.flatMap((id) => sources.knowledge.regulations.get(id) ?? [])
  const enough = found.hits.some(({ score }) => score >= WEAK.placed)
  return enough
    ? comparisonDraft(asked, found, regulations.length > 1 ? regulations : [], sources)
    : silentDraft(found, regulations, sources)
}
