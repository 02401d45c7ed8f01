import type { Heard } from '../hear/index.ts'
import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { Draft } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { ambiguityDraft, settledIn } from './ambiguity.ts'
import { withAmendments } from './amended.ts'
import { applicantDraft } from './applicant.ts'
import { asksStanding, asksWhetherOpen } from './asks.ts'
import { articleIn, asksWithin, bestFirst, numberedLead, partOfAnnex } from './by-number.ts'
import { checkupDraft } from './checkup.ts'
import { scopeDraft } from './decline.ts'
import { definedIn } from './defined.ts'
import { documentDraft, documentNamed, type Named, overIn } from './documents.ts'
import { emptyDraft } from './empty.ts'
import { foundDraft } from './found.ts'
import { besides } from './judged.ts'
import { clauseDraft, noSuchClause, regulationsIn } from './lookup.ts'
import { choiceDraft, consultDraft, onlyConsults } from './no-place.ts'
import { otherVersionDraft } from './other-version.ts'
import { answerDraft } from './quoted.ts'
import { closing } from './remarks.ts'
import { type OutOfScope, outOfScope } from './scope.ts'
import { scorecardDraft } from './scorecard.ts'
import { soughtIn } from './sought.ts'
import type { Sources } from './sources.ts'
import { standingDraft } from './standing-answer.ts'
import { asksEligibility, toldIn } from './told.ts'
import { verbatimIn } from './verbatim.ts'
import { versionDraft } from './versions.ts'
import { whetherIn } from './whether/index.ts'

/** Answers one question from the texts, or says why they do not answer it; by another version of them where the question asks for it. */
export function answerQuestion(asked: string, sources: Sources, region?: string): Draft {
  const draft = versionDraft(asked, sources, region, answerHere) ?? answerHere(asked, sources, region)
  return withAmendments(draft, sources)
}

/** The same from the versions in hand. */
function answerHere(asked: string, sources: Sources, region?: string): Draft {
  const question = sources.simplify(asked)
  const { knowledge, finder, asOf } = sources
  if (question.trim() === '') return emptyDraft(sources)
  const document = documentNamed(question, knowledge)
  if (document) return ofDocument(document, sources)
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
  if (scope && !described) return outsideDraft(question, scope, found, sources)
  if (onlyConsults(question, knowledge)) return consultDraft(sources)
  const sought = soughtIn(question, found, heard, sources)
  const part = partOfAnnex(found)
  if (part) return scorecardDraft(found, part, sources) ?? answerDraft([part], sought, sources)
  if (found.numberAsked && !(asksWithin(found, heard) && regulationsIn(found.numbered, knowledge).length === 1)) {
    return found.numbered.length > 0
      ? clauseDraft(found, knowledge, asOf, numberedLead(found, sought, sources))
      : noSuchClause(found, knowledge, articleIn(question))
  }
  if (found.numberAsked) return answerDraft(bestFirst(found), sought, sources)
  const other = otherVersionDraft(question, heard, found, regulations, sources)
  if (other) return other
  const [only, another] = regulations
  if (only && !another && found.asked.checkup) return checkupDraft(question, only, sources)
  const applicant = applicantDraft(heard, found, regulations, sources, sought.whether)
  if (applicant && !applicant.beside) return applicant.draft
  const choice = regulations.length === 0 ? choiceDraft(question, heard, found, sources) : undefined
  if (choice && !applicant) return choice
  const answer = textDraft(question, heard, found, regulations, sources)
  return applicant ? besides(answer, applicant.draft) : answer
}

/** Reasons for which a part of a message is passed over, and the rest answered. */
const IN_PART: ReadonlySet<OutOfScope['why']> = new Set(['prediction', 'personal-data', 'off-topic'])
/** What parts a message. */
const PART = /(?<=[，。；！？,;!?\n])/u
/** Heard less surely, the rest asks nothing. */
const ASKS = 0.5

/** A no; where only a part of the message is none of the texts' business, the rest is answered: 我们做餐厅机器人的，万州设备要多少. */
function outsideDraft(question: string, scope: OutOfScope, found: Found, sources: Sources): Draft {
  const declined = scopeDraft(scope, found, sources)
  if (!IN_PART.has(scope.why)) return declined
  const parts = question.split(PART)
  const kept = parts.filter((part) => !outOfScope(part, sources.knowledge, true))
  const rest = kept.join('')
  const [place, another] = found.regulations
  if (kept.length === 0 || kept.length === parts.length || place === undefined || another) return declined
  const { subjects, numberAsked } = sources.finder.find(rest, place)
  const asks = sources.hear(rest).acts.some(({ act, sure }) => act === 'ask' && sure >= ASKS)
  if (!asks || (subjects.length === 0 && !numberAsked)) return declined
  const answer = answerQuestion(rest, sources, place)
  return scope.why === 'off-topic' ? answer : closing(answer, declined.lead ?? [])
}

/** What a document is that is named; of one that is held, what is asked of it besides. */
function ofDocument(document: Named, sources: Sources): Draft {
  const { held, mentions, rest } = document
  const asks = sources.finder.find(rest, held?.id)
  const isAsked = asks.subjects.length > 0 || asks.numberAsked
  // 按某号文，万州要多少人: what is asked of a text that is held is answered all the same.
  if (isAsked && (held || (mentions.length === 0 && asks.regulations.length > 0))) {
    const answer = answerQuestion(rest, sources, held?.id)
    return held ? answer : closing(answer, documentDraft(document, sources).lead ?? [])
  }
  const whether = whetherIn(rest, sources.hear(rest), sources.whether)
  const draft = documentDraft(document, sources, asks.regulations, overIn(whether, sources.whether))
  // What a text says that is not held nobody here can tell.
  return !held && asks.asked.figure !== undefined ? { ...draft, kind: 'refusal' } : draft
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
  if (settled.length > 0) return answerDraft(settled, soughtIn(question, found, heard, sources), sources)
  const [only, another] = regulations
  // What else is heard is answered as always: 评估拿的是“良好”.
  const verbatim = found.subjects.length > 0 ? [] : verbatimIn(question, regulations, knowledge)
  if (verbatim.length > 0) return answerDraft(verbatim, soughtIn(question, found, heard, sources), sources)
  const defining = only && !another ? definedIn(question, only, knowledge) : undefined
  if (defining) return answerDraft([defining], soughtIn(question, found, heard, sources), sources)
  if (asksStanding(heard, knowledge) || asksWhetherOpen(heard, found, regulations, sources))
    return standingDraft(question, regulations, sources, soughtIn(question, found, heard, sources).whether)
  return foundDraft(question, heard, found, regulations, sources)
}
