import type { Heard } from '../hear/index.ts'
import {
  type FigureKind,
  type HeardSubject,
  type Knowledge,
  leavesOf,
  plainWords,
  type RegulationKnowledge,
  type Subject,
  signIn,
} from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import type { Found } from '../retrieval/index.ts'
import { PLAIN } from './applicant.ts'
import { wholeOf } from './lookup.ts'
import { COMMA, piecesOf } from './sentences.ts'
import { spokenFor, statesOn, unspoken } from './subjects.ts'
import { figureWanted, offers } from './wants.ts'

/** How many of the best clauses are looked through for a figure of the kind asked for. */
const LOOKED = 3

/** Whether a fact is asked about that a text has a figure for: of that it is not silent, whatever the question counts in. */
export const asksOfTested = ({ acts }: Heard, regulations: readonly RegulationKnowledge[]): boolean =>
  acts.some(
    (act) =>
      act.act === 'ask' &&
      act.about.some((fact) =>
        regulations.some(({ conditions }) =>
          conditions.some(({ requires }) =>
            leavesOf(requires).some(({ kind, fact: of }) => kind !== 'values' && kind !== 'awarded' && of === fact),
          ),
        ),
      ),
  )

/** The text says nothing on the subject, or states no figure of the kind asked for: on the subject, or where none is heard near the question. */
export function isSilent(
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
  if (
    silent ||
    (unsaid > 0 && unsaid === subjects.length && signIn(question.toLowerCase(), 'ruled', knowledge).length > 0)
  )
    return true
  if (!wanted || standsBeside(wanted, found, knowledge)) return false
  if (unsaid > 0 && unsaid === subjects.length) return true
  // 优秀能有几家 is answered by a share of them.
  const kinds = [wanted, ...sharesOf(wanted, subjects, knowledge)]
  if (subjects.length > 0) return !texts.some((text) => kinds.some((kind) => statesOn(text, subjects, kind, knowledge)))
  const near = hits.slice(0, LOOKED).map(({ ref }) => ref)
  return !wholeOf(near, knowledge).some(({ text }) => offers(text, wanted, knowledge))
}

/**
 * A particular asked after, 任期 or 装订, of which no words of the text speak, or state the figure asked for: by its name, the word itself where the texts would use it too. Of a particular and a wider one, the narrower is meant.
 */
export function missingIn(
  question: string,
  found: Found,
  regulation: RegulationKnowledge,
  knowledge: Knowledge,
): string | undefined {
  const all = found.heard.filter(({ subject }) => subject.particular)
  const narrow = all.filter(({ subject }) => !all.some((other) => other.subject.partOf.includes(subject.id)))
  const texts = textsOf([regulation])
  const wanted = figureWanted(question, found, knowledge)
  const isMissing = ({ subject }: HeardSubject) =>
    unspoken(texts, [subject]).length > 0 ||
    (wanted !== undefined &&
      subject.figures.includes(wanted.id) &&
      !texts.some((text) => statesOn(text, [subject], wanted, knowledge)))
  const missing = narrow.find(isMissing)
  if (!missing || (wanted && standsBeside(wanted, found, knowledge))) return undefined
  const { subject, word } = missing
  const isOwn = [subject.words, subject.said].every((words) => plainWords(words).includes(word))
  return isOwn ? word : subject.label
}

/** Kinds of figures that are asked of the subjects too and say of what is counted how much of it: a share of the places. */
const sharesOf = ({ id }: FigureKind, subjects: readonly Subject[], { figures }: Knowledge): FigureKind[] =>
  [...new Set(subjects.flatMap((subject) => subject.figures))]
    .flatMap((kind) => figures.get(kind) ?? [])
    .filter(({ over, stated }) => stated.ratio === true && over.includes(id))

/** All clauses' own words. */
export const textsOf = (regulations: readonly RegulationKnowledge[]): string[] =>
  regulations.flatMap(({ regulation }) => regulation.clauses.map(({ text }) => text))

/** Whether a regulation is known to be silent on a subject that was heard, and speaks on none of them. */
export const saysNothing = (id: string, subjects: readonly Subject[]): boolean =>
  subjects.some(({ silent }) => silent.includes(id)) &&
  !subjects.some(({ clauses }) => clauses.some(({ ref }) => regulationOf(ref) === id))

/** Whether the best clause states a figure of the kind asked for on what was heard, or, where none is asked for, has nearly all words of the question. */
export function saysItself(question: string, found: Found, knowledge: Knowledge): boolean {
  const texts = bestTexts(found, knowledge)
  const wanted = figureWanted(question, found, knowledge)
  const subjects = spokenFor(found, wanted)
  // 公示无异议后…，建设期为3年 has no days of 公示.
  if (wanted && subjects.length > 0) return texts.some((text) => statesOn(text, subjects, wanted, knowledge))
  if (wanted) return standsBeside(wanted, found, knowledge)
  return found.likeness(texts.join('\n')) >= LITERAL * found.weight
}

/** Whether a clause states a figure of the kind asked for: shown beside 没有写, it would seem to be what is asked for. */
export function misleads(ref: ClauseId, question: string, found: Found, knowledge: Knowledge): boolean {
  const wanted = figureWanted(question, found, knowledge)
  return wanted !== undefined && wholeOf([ref], knowledge).some(({ text }) => offers(text, wanted, knowledge))
}

/** Whether the best clause has a figure of the kind beside any words of the question: what it is asked of may have been misheard. */
const standsBeside = (wanted: FigureKind, found: Found, knowledge: Knowledge): boolean =>
  bestTexts(found, knowledge)
    .flatMap((text) =>
      piecesOf(text, { start: 0, end: text.length }, COMMA).map(({ start, end }) => text.slice(start, end)),
    )
    .some((piece) => offers(piece, wanted, knowledge) && found.likeness(piece) > 0)

const bestTexts = ({ hits: [best] }: Found, knowledge: Knowledge): string[] =>
  best ? wholeOf([best.ref], knowledge).map(({ text }) => text) : []

/** A clause that has so much of the question in its own words is on just that. */
const LITERAL = 0.8
