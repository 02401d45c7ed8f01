import {
  askThem,
  CHANCE,
  closing,
  handedOver,
  nameOf,
  opening,
  outOfScope,
  resumed,
  type Sources,
  weighed,
  wordingText,
} from '../answer/index.ts'
import { type Act, type Heard, plainAnswer } from '../hear/index.ts'
import { type FactId, factIn, type RegulationKnowledge } from '../knowledge/index.ts'
import { regulationOf } from '../law/index.ts'
import type { Mask } from '../privacy/index.ts'
import { type Answer, type Draft, given, joined, type Parts, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { moreSurely, partsOf, unlessPlainly } from './apart.ts'
import { withOwn, withTheirs } from './applicants.ts'
import { withoutAsides } from './aside.ts'
import { gapCard, verdictCard } from './card.ts'
import { subjectOf } from './carry.ts'
import * as checking from './checking.ts'
import { guided, heldAgainst } from './guided.ts'
import { together } from './heard.ts'
import { withItems } from './items.ts'
import { type Lately, ofLately } from './lately.ts'
import { asMore, entered, type Holding, holding } from './ledger.ts'
import { shortened, withoutFigures } from './mask.ts'
import { withOneself } from './oneself.ts'
import { inPassing } from './passing.ts'
import { reckoned } from './reckoned.ts'
import type { CheckState, Question, Session, Told } from './session.ts'
import { NOTHING_TOLD } from './session.ts'
import type { Note } from './store.ts'
import { taughtIn } from './taught.ts'
import { headingOf, isNamed, whoAsks, whoBeside, withWho } from './who.ts'

/** What a turn is taken with, besides the session. */
export interface Turning extends Sources {
  /** The hash of what is known: a check begun under other knowledge is told what changed. */
  readonly version: string
  /** A name for a ticket that no other has. */
  readonly newTicket: () => string
  /** Whether somebody is told of a ticket; where nobody is, the authority is named. */
  readonly handOff: boolean
  /** A quick answer that was pressed. */
  readonly choice?: Answer
  /** Answers of a form that was filled in, each to its own fact. */
  readonly answers?: Readonly<Record<FactId, string>>
  /** The question that the form was opened from, or that the message is said to, by its revision; the open one where left out. */
  readonly question?: number
  /** So many of the last replies had not been sent when this was written. */
  readonly unseen?: number
  /** The reply that 有用 and 没用 are said of; the last one where left out. */
  readonly about?: string
  /** What is kept of a message for others to read names nobody. */
  readonly mask: Mask
}

/** What a turn comes to: a draft to publish, the session after it, and what to keep besides. */
export interface Turned {
  readonly draft: Draft
  readonly session: Session
  readonly notes: readonly Note[]
  /** Everything of the person is to be removed. */
  readonly erase?: true
}

/** So many replies without an answer, and a person is offered. */
const MISSES_BEFORE_OFFER = 2

/** With what the message answers, where that is another question than the open one: an earlier one, or none. */
export interface Taking extends Turning {
  /** Takes a part of the message as a turn. */
  readonly converse: (session: Session, words: string, turning: Turning) => Turned
  readonly earlier?: { readonly question: Question | undefined }
}

/** A message in its session: what was found and heard of it, and how a turn ends. */
export class Turn {
  readonly found: Found
  readonly heard: Heard
  readonly message: Told

  constructor(
    readonly session: Session,
    readonly words: string,
    readonly folded: string,
    readonly turning: Taking,
    heard?: Heard,
  ) {
    this.found = turning.finder.find(words)
    const held = holding(session.check ?? session.told)
    this.heard = heard ?? asMore(this.reckoned(held), words)
    this.message = entered(held, { heard: this.heard, words, sources: turning })
  }

  /** What a message says of whom. */
  private heardOf(words: string): Heard {
    const { session, turning } = this
    const { knowledge } = turning
    const heading = headingOf(session, words, knowledge)
    const folded = turning.simplify(words)
    const listed = withItems(this.meant(words), words, (part) => turning.hear(part))
    const own = withOwn(listed, words, session, knowledge)
    const ours = withTheirs(own, words, session, knowledge.applicants)
    const said = withWho(ours, folded, heading, this.askedFact())
    return withOneself(said, words, {
      named: isNamed(folded, heading),
      relayed: heading.relayed,
      hear: (part, asked) => turning.hear(part, asked === undefined ? {} : { asked, open: true }),
    })
  }

  /** Who the message says by the way that the applicant is. */
  beside(): Told {
    const { session, words, turning } = this
    return whoBeside(this.heard, words, turning.simplify(words), headingOf(session, words, turning.knowledge))
  }

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

  /** What a message does to what is held besides: who asked nothing of it may change it. */
  private reckoned(held: Holding): Heard {
    const { words, turning, session } = this
    const regulation = session.check?.regulation
    const context = { open: true, ...(regulation === undefined ? {} : { regulation }) }
    const hear = (said: string, asked?: FactId) => turning.hear(said, { ...context, ...(asked ? { asked } : {}) })
    return reckoned(this.heardOf(words), words, held, hear, turning.knowledge)
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

  /** A part of the message, as it was heard in it, in the session that the part before it left. */
  part(session: Session, words: string, acts: readonly Act[]): Turn {
    return new Turn(session, words, this.turning.simplify(words).trim(), this.turning, { acts, unheard: [] })
  }

  /** Words as a note keeps them for others to read. */
  kept(words: string): string {
    return shortened(withoutFigures(this.turning.mask(words).text))
  }

  /** What was heard of the message, without what it cannot mean. */
  private meant(words: string): Heard {
    return withoutAsides(withoutGuesses(this.hear(words)), (part) => this.turning.finder.find(part))
  }

  hear(words: string, asked = this.askedFact()): Heard {
    const { hear, simplify, knowledge } = this.turning
    const taught = taughtIn(words, simplify(words).trim(), knowledge.facts)
    // Once its verdict is out a check still goes on: it is corrected, taken back, asked why.
    const open = this.session.check !== undefined && this.session.check.phase !== 'left'
    const [place, another] = this.session.places
    const [named, more] = this.found.regulations
    const spoken = open ? this.session.check?.regulation : another ? undefined : place
    const regulation = named !== undefined && !more ? named : spoken
    const context = { open, ...(regulation === undefined ? {} : { regulation }) }
    const answer = (part: string) => hear(part, { ...context, ...(asked ? { asked } : {}) })
    const passing = inPassing(
      words,
      (part, fact) => hear(part, { ...context, ...(fact ? { asked: fact, open: true } : {}) }),
      (id) => knowledge.facts.get(id)?.kind === 'yes-no',
    )
    const whole = taught ?? passing ?? unlessPlainly(answer(words), () => hear(words, context))
    // 对了，公示多少天 begins with no answer; what hardly answers as a whole does not answer in parts.
    const answers =
      plainAnswer(partsOf(words)[0]?.words ?? '') !== undefined ||
      whole.acts.some(
        (act) => (act.act === 'tell' || act.act === 'unknown') && act.fact === asked && act.sure >= ANSWERS,
      )
    const heard = passing ?? moreSurely(words, whole, answers ? answer : (part) => hear(part, context))
    return (
      taught ?? ofLately(words, heard, this.lately(), (part, fact) => hear(part, { ...context, open, asked: fact }))
    )
  }

  /** Facts spoken of lately: those asked about before a question was put, and those told last. */
  private lately(): Lately {
    const { spoken, focus, check, told } = this.session
    const open = check && check.phase !== 'left' ? check : undefined
    return {
      // With no check open a value alone is held up to the text; what one says of oneself is told.
      asked: (open ? focus === 'question' : OWN.test(this.words)) ? spoken : [],
      fresh: open?.fresh.length ?? 0,
      told: [...(open?.fresh ?? []), ...Object.keys((open ?? told).facts).reverse()],
    }
  }

  /** The first act of a kind that was heard well enough to be acted on. */
  act<K extends Act['act']>(kind: K): Extract<Act, { act: K }> | undefined {
    return this.heard.acts.find((act): act is Extract<Act, { act: K }> => act.act === kind && isPlain(act))
  }

  /** Whether the message names something that the texts speak of, or comes near a clause by more than chance. */
  namesAnything(): boolean {
    const { hits, subjects, regulations, numberAsked, numbered } = this.found
    return subjects.length + regulations.length + numbered.length > 0 || numberAsked || (hits[0]?.score ?? 0) >= CHANCE
  }

  /** The fact that a bare answer is of. */
  askedFact(): FactId | undefined {
    // 嗯 may be said to any part of a reply: it answers nothing by itself.
    return this.turning.earlier || NODS.test(this.folded) ? undefined : this.openCheck()?.asked[0]
  }

  openCheck(): CheckState | undefined {
    return this.session.check?.phase === 'asking' ? this.session.check : undefined
  }

  regulation(id: string | undefined): RegulationKnowledge | undefined {
    return id === undefined ? undefined : this.turning.knowledge.regulations.get(id)
  }

  /** Facts by name, each in the person's own words. */
  saidOf({ said }: Told): Parts {
    const lines = Object.entries(said).flatMap(([id, words]) => {
      const fact = this.turning.knowledge.facts.get(id)
      return fact ? [say`${nameOf(fact)}“${given(wordingText(words))}”`] : []
    })
    return joined(lines, '、')
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
    const { now, unconfirmed } = regulation ? weighed(told, this.heard, regulation, facts, check) : { now: told }
    const bare = check.asked[0] ? checking.unitless(now, facts) : undefined
    const after = checking.answered(check, bare ? checking.without(now, bare.fact) : now)
    const asks = bare ?? unconfirmed
    return asks ? { ...after, unconfirmed: asks } : after
  }

  /** Places whose rules are asked about: those still named without where one is registered, unless none is spoken of. */
  named(): readonly string[] {
    const named = this.found.regulations
    const seat = factIn(this.turning.knowledge.facts, 'seat')
    const seats = this.heard.acts.filter((act) => act.act === 'tell' && act.fact === seat)
    if (seats.length === 0 || !SEAT.test(this.folded)) return named
    // 想报聊城，注册在聊城: a mention, and not a place, is only a seat.
    const rest = seats.reduce((words, { span }) => blanked(words, span), this.words)
    const still = this.turning.finder.find(rest).regulations
    // Of somebody of whom nothing is known yet, where they sit is the only place that is theirs.
    const { session } = this
    const isNew = session.others.length > 0 && !session.check && Object.keys(session.told.facts).length === 0
    const spoken = !isNew && session.places.length > 0 && !named.some((id) => session.places.includes(id))
    return still.length > 0 ? still : spoken ? [] : named
  }

  /** A check with what is told; of `borneOut` the message itself says that it means it. */
  begin(regulation: RegulationKnowledge, message: Told, borneOut: readonly FactId[] = []): Turned {
    const { session, turning } = this
    const { facts } = turning.knowledge
    const all = this.withWho(this.withoutPlace(message, regulation))
    const earlier = { facts: session.check?.facts ?? session.told.facts, asked: borneOut }
    const { now, unconfirmed } = weighed(all, this.heard, regulation, facts, earlier)
    const own = checking.ownKept(session, turning.knowledge)
    const check = checking.checkOf({ ...session, own }, regulation.id, now, turning.knowledge)
    const carried = session.check && session.check.regulation !== regulation.id
    const unsure = checking.unitless(now, facts) ?? unconfirmed
    const sure: CheckState = unsure ? { ...check, ...checking.without(check, unsure.fact), unconfirmed: unsure } : check
    const before = carried ? heldAgainst(sure, session.check, regulation, turning) : undefined
    return this.checked(sure, before, { session: { ...session, own, told: NOTHING_TOLD } })
  }

  /** What a message tells, without where one is registered where that only says whose rules: 万州 我们是企业法人. */
  withoutPlace(told: Told, regulation: RegulationKnowledge): Told {
    const { finder, knowledge } = this.turning
    const seat = factIn(knowledge.facts, 'seat')
    const place = seat && told.said[seat]
    if (!seat || typeof place !== 'string' || !partsOf(this.words).some((part) => part.words.trim() === place))
      return told
    const others = finder.find(this.words.replace(place, ' ')).regulations
    return others.includes(regulation.id) ? told : checking.without(told, seat)
  }

  /** What a message tells, and who asks, where nothing else said it. */
  withWho(told: Told): Told {
    const { session, turning, folded, words } = this
    const known = together([session.told, ...(session.check ? [session.check] : []), told])
    const beside = this.beside()
    const heading = headingOf(session, words, turning.knowledge)
    const who = Object.keys(beside.facts).length > 0 ? beside : whoAsks(folded, heading)
    const isNew = Object.entries(who.facts).every(([fact, value]) => (known.facts[fact] ?? value) === value)
    return isNew ? together([who, told]) : told
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
    const { draft, after } = (as === 'gap' ? gapCard : verdictCard)(check, regulation, this.turning)
    const full: Draft = as === 'report' ? { ...draft, report: true } : draft
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
    if (!missed) return { draft, session: { ...session, misses: 0 }, notes }
    const misses = this.session.misses + 1
    const [place] = this.found.regulations
    const unanswered =
      draft.kind === 'refusal' && !NO_MISS.has(outOfScope(this.folded, this.turning.knowledge, true)?.why ?? '')
    const note: Note = { kind: 'miss', words: this.kept(this.words), ...(place ? { place } : {}) }
    const asking = this.openCheck() !== undefined
    const offers = this.turning.handOff && misses >= MISSES_BEFORE_OFFER
    return {
      // In a check 是 is an answer to its question.
      draft: offers ? closing(draft, asking ? say`想找人问，就说“转人工”。` : say`要转人工吗？（说“是”就转）`) : draft,
      session: { ...session, misses, ...(offers && !asking ? { awaiting: 'hand-off' as const } : {}) },
      notes: unanswered ? [...notes, note] : notes,
    }
  }

  /** Handed over where somebody is told of it; else whom to ask, about the places that are spoken of. */
  handOff(): Turned {
    const { session, turning } = this
    const named = this.found.regulations
    const ids = named.length > 0 ? named : session.check ? [session.check.regulation] : session.places
    const regulations = ids.flatMap((id) => this.regulation(id) ?? [])
    if (!turning.handOff) return this.said(askThem(regulations, turning))
    const ticket = turning.newTicket()
    const [place] = ids
    const log = [...session.log, { words: shortened(this.words), reply: '' }]
    const note: Note = { kind: 'ticket', ticket, ...(place ? { place } : {}), log }
    return { ...this.said(handedOver(ticket, regulations, turning)), notes: [note] }
  }

  /** The session after a reply: what was offered and awaited before is over. */
  said(draft: Draft, changes: Partial<Session> = {}, before = this.session): Turned {
    const { awaiting: _over, ...rest } = before
    return { draft, session: { ...rest, misses: 0, ...changes }, notes: [] }
  }
}

const NODS = /^[嗯恩哦噢喔额呃哈]{1,4}[，。.!！~～\s]{0,4}$/u

const OWN = /[我俺咱]|\b(?:we|our|us|my)\b/iu

/** A message that is heard less surely to answer what was asked is heard in parts as though nothing was. */
const ANSWERS = 0.4

/** An act heard less surely than this is none to act on: the message is taken as a question. */
const SURE = 0.5

/** So many times as sure as what else it may be, an act is acted on all the same. */
const LEAD = 4

export const isPlain = ({ sure, rivals: [next] = [] }: Act): boolean =>
  sure >= SURE || (next !== undefined && sure >= LEAD * next.sure)

const blanked = (words: string, { start, end }: Act['span']): string =>
  words.slice(0, start) + ' '.repeat(end - start) + words.slice(end)

const SEAT = /注册(?:地|在|于|地址)|工商(?:登记)?在|落户在/u

export const MISSED = new Set<Draft['kind']>(['refusal'])

/** Not in the texts' nature to answer: no gap in them. */
const NO_MISS = new Set(['greeting', 'off-topic', 'instruction', 'prediction', 'personal-data', 'handoff'])

/** Places for the next question: those named, or the one that the whole answer came from. */
function placesAfter(found: Found, draft: Draft, session: Session): Session['places'] {
  if (found.regulations.length > 0) return found.regulations
  const cited = [...new Set(draft.cites.map(regulationOf))]
  return cited.length === 1 ? cited : draft.kind === 'comparison' ? [] : session.places
}

/** A question heard so unsurely, of nothing that is known, is none beside what is told surely: 万州技术创新中心 企业 研发18人. */
const GUESS = 0.35
function withoutGuesses(heard: Heard): Heard {
  const tells = heard.acts.some((act) => act.act === 'tell' && act.sure >= SURE)
  const isGuess = (act: Act) => act.act === 'ask' && act.sure < GUESS && act.about.length === 0
  return tells ? { ...heard, acts: heard.acts.filter((act) => !isGuess(act)) } : heard
}
