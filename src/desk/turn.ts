import { closing, opening, outOfScope, resumed, weighed } from '../answer/index.ts'
import type { Facts } from '../eligibility/index.ts'
import type { Act } from '../hear/index.ts'
import type { FactId, RegulationKnowledge } from '../knowledge/index.ts'
import { type RegulationId, regulationOf } from '../law/index.ts'
import { type Draft, type Parts, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { gapCard, reported, verdictCard } from './card.ts'
import { subjectOf } from './carry.ts'
import * as checking from './checking.ts'
import { guided, heldAgainst } from './guided.ts'
import { Listened } from './listened.ts'
import { receiptOf } from './receipt.ts'
import type { CheckState, Session, Told } from './session.ts'
import { NOTHING_TOLD } from './session.ts'
import type { AskedOn, Note } from './store.ts'
import { isAskable } from './sure.ts'
import type { Turned } from './turning.ts'

/** So many replies without an answer, and a person is offered. */
const MISSES_BEFORE_OFFER = 2

/** A message in its session, and how its turn ends. */
export class Turn extends Listened {
  /** The same message, where it is held already who it says by the way that the applicant is, unless that is known. */
  knowing(): Turn {
    const { session } = this
    const { check } = session
    const who = this.beside()
    const known = { ...(check ?? session.told).facts, ...this.message.facts }
    const [fact] = Object.keys(who.facts)
    if (fact === undefined || known[fact] !== undefined) return this
    const held = check
      ? { check: { ...check, ...checking.toldOver(check, who) } }
      : { told: checking.toldOver(session.told, who) }
    return new Turn({ ...session, ...held }, this.words, this.folded, this.turning, this.heard)
  }

  /** The same message over another session. */
  over(session: Session): Turn {
    return new Turn(session, this.words, this.folded, this.turning)
  }

  /** What comes of some of the message's words, said by themselves over a session. */
  taken(words: string, session: Session): Turned {
    const { choice: _pressed, earlier: _late, ...turning } = this.turning
    return this.turning.converse(session, words, turning)
  }

  /** A part of the message, as it was heard in it, in the session that the part before it left; `above` is the receipt of those. */
  part(session: Session, words: string, acts: readonly Act[], above?: Parts): Turn {
    const turning = above ? { ...this.turning, above } : this.turning
    return new Turn(session, words, turning.simplify(words).trim(), turning, { acts, unheard: [] })
  }

  /** The check with what was told, if anything was. */
  keep(check: CheckState, now: Told, before: Parts = [], session = this.session): Turned | undefined {
    if (Object.keys(now.facts).length === 0) return undefined
    return this.checked(this.after(check, now), before, { session })
  }

  /** The check with what was told; a sum told without its unit, and what is against the person and was not surely heard, wait to be confirmed. */
  after(check: CheckState, told: Told): CheckState {
    const { facts } = this.turning.knowledge
    const regulation = this.regulation(check.regulation)
    const { now, unconfirmed } = regulation ? weighed(told, this.heard, regulation, this.turning, check) : { now: told }
    const bare = check.asked[0] ? checking.unitless(now, facts) : undefined
    const after = checking.answered(check, bare ? checking.without(now, bare.fact) : now)
    const asks = bare ?? unconfirmed ?? this.#askedBack(after)
    return asks ? { ...after, unconfirmed: asks } : after
  }

  /** What a second reader heard otherwise, or it alone, in this message or too late in the last one; none of which counts by itself. */
  #askedBack({ facts, unconfirmed }: CheckState): CheckState['unconfirmed'] {
    const tells = this.heard.acts.flatMap((act) => (act.act === 'tell' && act.by && act.asks ? [act] : []))
    const tell = [...tells, ...(this.turning.late ?? [])].find(
      (each) => isAskable(each) && facts[each.fact ?? ''] === undefined,
    )
    if (unconfirmed || !tell || tell.fact === null) return undefined
    return { fact: tell.fact, value: tell.value as Facts[string], words: tell.words, unsure: true }
  }

  /** A check with what is told; of `borneOut` the message itself says that it means it. */
  begin(regulation: RegulationKnowledge, message: Told, borneOut: readonly FactId[] = []): Turned {
    const { session, turning } = this
    const { facts } = turning.knowledge
    const all = this.withWho(this.withoutPlace(message, regulation))
    const earlier = { facts: session.check?.facts ?? session.told.facts, asked: borneOut }
    const { now, unconfirmed } = weighed(all, this.heard, regulation, turning, earlier)
    const own = checking.ownKept(session, turning.knowledge)
    const check = checking.checkOf({ ...session, own }, regulation.id, now, turning.knowledge)
    const carried = session.check && session.check.regulation !== regulation.id
    const unsure = checking.unitless(now, facts) ?? unconfirmed ?? this.#askedBack(check)
    const sure: CheckState = unsure ? { ...check, ...checking.without(check, unsure.fact), unconfirmed: unsure } : check
    const before = carried ? heldAgainst(sure, session.check, regulation, turning) : undefined
    const begun = this.checked(sure, before, { session: { ...session, own, told: NOTHING_TOLD } })
    const asked: Note = { kind: 'asked', on: { place: regulation.id }, outcome: 'checked' }
    return { ...begun, notes: [...begun.notes, asked] }
  }

  /** The check as it stands now: the next question, or the verdict where nothing is left to ask. */
  checked(
    check: CheckState,
    before?: Parts,
    { fresh = false, first, session = this.session }: { fresh?: boolean; first?: FactId; session?: Session } = {},
  ): Turned {
    const regulation = this.regulation(check.regulation)
    if (!regulation) throw new Error(`no regulation ${check.regulation}`)
    const { draft, after } = guided(check, regulation, session, this.turning, first)
    return this.said(
      before && before.length > 0 ? opening(before, draft) : draft,
      {
        ...(fresh ? { told: NOTHING_TOLD, own: {} } : {}),
        places: [check.regulation],
        refs: draft.cites,
        check: after,
        focus: 'check',
        ...(check.fresh.length > 0 ? { spoken: check.fresh } : {}),
      },
      session,
    )
  }

  /** The verdict card, on demand, or what is missing of it. */
  shown(check: CheckState, as: 'card' | 'report' | 'gap' = 'card'): Turned {
    const regulation = this.regulation(check.regulation)
    if (!regulation) throw new Error(`no regulation ${check.regulation}`)
    const { draft, after } = (as === 'gap' ? gapCard : verdictCard)(
      check,
      regulation,
      this.turning,
      receiptOf(this, { ...this.session, check }) ?? this.turning.above,
    )
    const full: Draft = as === 'report' ? reported(draft) : draft
    return this.said(full, { check: after, refs: full.cites, focus: 'check', places: [check.regulation] })
  }

  /** An answer beside the check, which is taken up again after it. */
  resume(draft: Draft, words = this.words, carries = false): Turned {
    const check = this.openCheck()
    const regulation = this.regulation(check?.regulation)
    const missed = MISSED.has(draft.kind)
    const found = words === this.words ? this.found : this.turning.finder.find(words)
    const answered = draft.kind === 'answer' || draft.kind === 'clause' || draft.kind === 'comparison'
    // A command leaves the subject as it was: 那云南呢 after 出处 is about what was asked before.
    const subject = this.act('order') || carries ? undefined : subjectOf(found)
    const places = placesAfter(found, draft, this.session)
    const spoken = [...new Set([...places, ...(answered ? draft.cites.map(regulationOf) : [])])]
    const full = check && regulation ? this.takenUp(draft, check, regulation) : draft
    const turned = this.said(full, {
      focus: 'question',
      places,
      ...(answered ? { refs: draft.cites } : {}),
      ...(subject === undefined ? {} : { subject, over: spoken }),
      ...(carries ? { over: [...new Set([...(this.session.over ?? []), ...spoken])] } : {}),
    })
    return draft.kind === 'smalltalk' ? turned : this.counted(turned, missed)
  }

  /** The question of the check after an answer beside it; a sum to be confirmed is asked back again. */
  takenUp(draft: Draft, check: CheckState, regulation: RegulationKnowledge): Draft {
    if (!check.unconfirmed) return resumed(draft, this.turning, regulation, check)
    const { draft: asking } = guided({ ...check, fresh: [] }, regulation, this.session, this.turning)
    const { blocks, options = [], check: state, confirm } = asking
    return {
      ...draft,
      blocks: [...draft.blocks, ...blocks.slice(-1)],
      options,
      ...(state ? { check: state } : {}),
      ...(confirm ? { confirm } : {}),
    }
  }

  /** Replies without an answer are counted; after the second in a row a person is offered. */
  counted({ draft, session, notes }: Turned, missed: boolean): Turned {
    if (!missed) return { draft, session: { ...session, misses: 0 }, notes: [...notes, ...this.#asked(draft)] }
    const misses = this.session.misses + 1
    const [place] = this.found.regulations
    const unanswered =
      draft.kind === 'refusal' && !NO_MISS.has(outOfScope(this.folded, this.turning.knowledge, true)?.why ?? '')
    const note: Note = { kind: 'miss', words: this.kept(this.words), ...(place ? { place } : {}) }
    const asking = this.openCheck() !== undefined
    const { handOff, ticket } = this.turning
    const offers = handOff && !ticket && misses >= MISSES_BEFORE_OFFER
    return {
      // In a check 是 is an answer to its question.
      draft: offers ? closing(draft, asking ? say`想找人问，就说“转人工”。` : say`要转人工吗？（说“是”就转）`) : draft,
      session: { ...session, misses, ...(offers && !asking ? { awaiting: 'hand-off' as const } : {}) },
      notes: unanswered ? [...notes, note, { kind: 'asked', on: this.askedOn(), outcome: 'unanswered' }] : notes,
    }
  }

  /** What is counted of an answer to a question; nothing of what is shown once more, or of what is asked back. */
  #asked(draft: Draft): readonly Note[] {
    if (this.act('order') || !ANSWERS.has(draft.kind)) return []
    const [clause] = draft.cites
    const one = draft.kind === 'comparison' || clause === undefined ? {} : { place: regulationOf(clause), clause }
    return [{ kind: 'asked', on: { ...this.askedOn(), ...one }, outcome: 'answered' }]
  }

  /** The place, where one is named, and the subject that the message is about. */
  askedOn({ regulations, subjects } = this.found): AskedOn {
    const [place, other] = regulations
    const [subject] = subjects
    return {
      ...(place === undefined || other !== undefined ? {} : { place }),
      ...(subject === undefined ? {} : { subject: subject.id }),
    }
  }

  /** The place that the last reply was about, where that was one. */
  placeBefore(): { readonly place?: RegulationId } {
    const [place, other] = this.session.places
    return place === undefined || other !== undefined ? {} : { place }
  }

  /** The session after a reply: what was offered and awaited before is over. */
  said(draft: Draft, changes: Partial<Session> = {}, before = this.session): Turned {
    const { awaiting: _over, ...rest } = before
    return { draft, session: { ...rest, misses: 0, ...changes }, notes: [] }
  }
}

const ANSWERS = new Set<Draft['kind']>(['answer', 'clause', 'comparison'])

export const MISSED = new Set<Draft['kind']>(['refusal'])

/** Not in the texts' nature to answer: no gap in them. */
const NO_MISS = new Set(['greeting', 'off-topic', 'instruction', 'prediction', 'personal-data', 'handoff'])

/** Places for the next question: those named, or the one that the whole answer came from; that one text alone asks a thing says of no place. */
function placesAfter(found: Found, draft: Draft, session: Session): Session['places'] {
  if (found.regulations.length > 0) return found.regulations
  const cited = [...new Set(draft.cites.map(regulationOf))]
  const answered = draft.kind !== 'question' && (found.subjects.length > 0 || found.numberAsked)
  return cited.length === 1 && answered ? cited : draft.kind === 'comparison' ? [] : session.places
}
