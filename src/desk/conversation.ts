import {
  type Answer,
  answerQuestion,
  asksEligibility,
  askThem,
  clauseBeside,
  clausesDraft,
  closing,
  type Draft,
  examplesOn,
  handedOver,
  mayI,
  nameOf,
  opening,
  outOfScope,
  overviewDraft,
  type Parts,
  placesDraft,
  remark,
  resumed,
  type Sources,
  say,
  sharedFacts,
  whatIfDraft,
  whyAsked,
  whyJudged,
} from '../answer/index.ts'
import { type Facts, sameValue } from '../eligibility/index.ts'
import { choiceOf, type FactId, factIn, type RegulationKnowledge } from '../knowledge/index.ts'
import { regulationOf } from '../law/index.ts'
import type { Mask } from '../privacy/index.ts'
import type { Found } from '../retrieval/index.ts'
import { inTenThousands, settle, toldBy } from './answering.ts'
import { lastAsked, openQuestion, optionIn, questionOf, shownBefore } from './asked.ts'
import { verdictCard } from './card.ts'
import { completed, namesOnly, subjectOf } from './carry.ts'
import * as checking from './checking.ts'
import { type Command, changeIn, commandIn, isNo, isYes } from './commands.ts'
import { guided, heldAgainst } from './guided.ts'
import { factNamed, together, toldIn } from './heard.ts'
import { shortened, withoutFigures } from './mask.ts'
import type { CheckState, Question, Session, Told } from './session.ts'
import { NOTHING_TOLD } from './session.ts'
import type { Note } from './store.ts'

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

/** One turn of a conversation: pure, so that it can be replayed. Later rules see only what earlier ones left. */
export function converse(session: Session, typed: string, turning: Turning): Turned {
  const turn = turnOf(session, typed, turning)
  return (
    turn.filled() ??
    turn.chosen() ??
    turn.overtaken() ??
    turn.awaited() ??
    turn.ordered() ??
    turn.supposed() ??
    turn.changed() ??
    turn.moved() ??
    turn.told() ??
    turn.begun() ??
    turn.asked()
  )
}

function turnOf(session: Session, typed: string, turning: Turning): Turn {
  const { question: named, unseen = 0, choice, simplify, knowledge } = turning
  const shown = shownBefore(session, unseen, named)
  const question = named === undefined ? lastAsked(session, shown) : questionOf(session, named)
  const option = choice ? undefined : optionIn(typed, shown, question, knowledge.facts)
  const words = option?.send ?? typed
  const answer = choice ?? option?.answers
  const open = openQuestion(session)
  const late = unseen > 0 || named !== undefined
  return new Turn(session, words, simplify(words).trim(), {
    ...turning,
    ...(answer ? { choice: answer } : {}),
    ...(late && question?.revision !== open?.revision ? { earlier: { question } } : {}),
  })
}

/** So many replies without an answer, and a person is offered. */
const MISSES_BEFORE_OFFER = 2

/** With what the message answers, where that is another question than the open one: an earlier one, or none. */
interface Heard extends Turning {
  readonly earlier?: { readonly question: Question | undefined }
}

class Turn {
  readonly #found: Found
  readonly #message: Told

  constructor(
    readonly session: Session,
    readonly words: string,
    readonly folded: string,
    readonly turning: Heard,
  ) {
    this.#found = turning.finder.find(words)
    this.#message = this.#read(words)
  }

  /** Words as a note keeps them for others to read. */
  #kept(words: string): string {
    return shortened(withoutFigures(this.turning.mask(words).text))
  }

  #read(words: string, context?: FactId): Told {
    return this.turning.read(words.replace(OPENER, ''), context ?? this.#asked())
  }

  /** The fact that a bare answer is of. */
  #asked(): FactId | undefined {
    return this.turning.earlier ? undefined : this.#open()?.asked[0]
  }

  #open(): CheckState | undefined {
    return this.session.check?.phase === 'asking' ? this.session.check : undefined
  }

  #regulation(id: string | undefined): RegulationKnowledge | undefined {
    return id === undefined ? undefined : this.turning.knowledge.regulations.get(id)
  }

  /** A form filled in: each answer is to its own fact, whatever was asked last. */
  filled(): Turned | undefined {
    const { session, turning } = this
    const { answers, question: named } = turning
    if (!answers) return undefined
    const { check } = session
    const question = named === undefined ? undefined : questionOf(session, named)
    if (named !== undefined && (!question || !check)) return this.#unasked()
    if (!check) return undefined
    const facts = Object.keys(answers).filter((fact) => !question || question.facts.includes(fact))
    const told = together(facts.map((fact) => checking.onlyOf(fact, turning.read(answers[fact] ?? '', fact))))
    return this.#settled(check, question ?? { regulation: check.regulation }, told)
  }

  /** A press, a label or a number: what it says of the facts of the question it was shown with. */
  chosen(): Turned | undefined {
    const { session, turning, words } = this
    const { choice } = turning
    if (!choice) return undefined
    const { check } = session
    const question = questionOf(session, choice.revision, [choice.fact, ...(choice.also ?? [])])
    if (!question || !check) return this.#unasked()
    if (choice.value === null && check.unconfirmed?.fact === choice.fact) return this.#denied(check)
    const told = choice.value === null ? NOTHING_TOLD : toldBy(choice, words, check, turning)
    if (!told) return this.#unasked()
    return this.#settled(check, question, told, { standing: [choice.fact] })
  }

  /** Written before the open question could be read: what would answer it by itself answers the one before. */
  overtaken(): Turned | undefined {
    const { session, turning, words, folded } = this
    const question = turning.earlier?.question
    const { check } = session
    if (!question || !check) return undefined
    const { regulation, facts: asked } = question
    const told = toldIn(this.#read(words, asked[0]), { ...check, regulation, asked }, words, folded, turning)
    const answers = Object.keys(told.facts).filter((id) => this.#message.facts[id] === undefined)
    if (answers.length === 0) return undefined
    const only = together(answers.map((id) => checking.onlyOf(id, told)))
    return this.#settled(check, question, only, { besides: this.#message })
  }

  /** The check after an answer to a question, whenever that was asked. */
  #settled(
    check: CheckState,
    question: Pick<Question, 'regulation'>,
    now: Told,
    more: { readonly besides?: Told; readonly standing?: readonly FactId[] } = {},
  ): Turned {
    const { besides = NOTHING_TOLD, standing } = more
    const { taken, before, session } = settle({ question, now, standing }, check, this.session, this.turning.knowledge)
    const heard = this.#heard(check, together([taken, besides]), before, session)
    if (heard) return heard
    if (check.phase === 'left' && before.length > 0) return this.#said(remark(before), {}, session)
    return this.#checked({ ...check, fresh: [] }, before, { session })
  }

  /** A press on what this conversation has not asked, or asked too long ago. */
  #unasked(): Turned {
    const { check } = this.session
    const over = say`这道题不在现在的核对里，没有记。`
    if (check && check.phase !== 'left') return this.#checked({ ...check, fresh: [] }, over)
    const how = check ? say`说“继续”，接着核对。` : say`说“我们能不能申报”加上地方，就开始核对。`
    return this.#said(remark([...over, ...how]))
  }

  /** An answer to what the last reply offered: a person, or whether a bare sum is in 万元. */
  awaited(): Turned | undefined {
    const { session, folded, turning } = this
    if (turning.unseen) return undefined
    if (session.awaiting === 'hand-off') {
      if (isYes(folded)) return this.#handOff()
      if (isNo(folded)) return this.#resume(remark(say`好的，接着问就行。`))
    }
    const check = this.#open()
    const unit = folded.replace(/[，,\s]{0,4}是?万?元$/u, '')
    if (check?.unconfirmed && (isYes(unit) || isNo(folded))) {
      const { unconfirmed, ...rest } = check
      const { fact, value, words } = unconfirmed
      if (isNo(folded)) return this.#denied(check)
      return this.#checked(
        checking.answered(rest, { facts: { [fact]: value }, said: { [fact]: inTenThousands(words) } }),
      )
    }
    return undefined
  }

  /** A sum told without its unit, which is not in 万元 either. */
  #denied({ unconfirmed: _not, ...rest }: CheckState): Turned {
    return this.#checked({ ...rest, fresh: [] }, say`那请连单位重说，比如带上“万元”。`)
  }

  /** 返回, 跳过, 看结果: what the whole message tells the program to do. */
  ordered(): Turned | undefined {
    if (outOfScope(this.folded, this.turning.knowledge, true)?.why === 'handoff') return this.#handOff()
    const command = commandIn(this.folded)
    return command && this.#do(command)
  }

  #do(command: Command): Turned | undefined {
    const { session, turning } = this
    const check = session.check
    const regulation = this.#regulation(check?.regulation)
    switch (command) {
      case 'erase':
        return {
          draft: remark(say`您的会话、说过的情况和留下的记录都删除了。`),
          session: this.session,
          notes: [],
          erase: true,
        }
      case 'useful':
      case 'useless': {
        const { last } = session
        if (!last) return this.#said(remark(say`还没有可以评价的回答。`))
        const useful = command === 'useful'
        const { about = last.reply } = turning
        const words = about === last.reply ? this.#kept(last.words) : EARLIER
        const note: Note = { kind: 'feedback', reply: about, useful, words }
        const person = turning.handOff ? say`，或说“转人工”` : []
        const thanks = useful ? say`谢谢，记下了。` : say`记下了，谢谢指出。可以换个说法再问${person}。`
        return { ...this.#resume(remark(thanks)), notes: [note] }
      }
      case 'help': {
        const { figure, list, enough, facts, places } = examplesOn(turning)
        const [fact] = facts
        const change = fact ? `修改${nameOf(fact)}、` : ''
        return this.#resume(
          remark(
            say`可以直接问条文（${figure}；${list}），也可以让我逐条核对（${enough}）。核对时可以说：返回、${change}跳过、不知道、看结果、重新开始、退出、换到${places.at(-1) ?? ''}。`,
          ),
        )
      }
      case 'source':
        if (session.refs.length === 0) return undefined
        return this.#resume(clausesDraft(session.refs, turning))
      case 'previous':
      case 'next': {
        const [ref] = session.refs
        if (!ref) return undefined
        const beside = clauseBeside(ref, command === 'next' ? 1 : -1, /[项款行目]/u.test(this.folded), turning)
        if (!beside) return this.#resume(remark(say`${command === 'next' ? '后' : '前'}面没有了。`))
        return this.#resume(clausesDraft([beside], turning))
      }
      case 'why': {
        if (session.focus !== 'check' || !check || !regulation)
          return session.refs.length > 0 ? this.#resume(clausesDraft(session.refs, turning)) : undefined
        const [fact] = check.phase === 'asking' ? check.asked : []
        const draft = fact ? whyAsked(fact, turning, regulation, check) : whyJudged(turning, regulation, check)
        return this.#resume(draft)
      }
      case 'elsewhere':
        return check ? this.#elsewhere(check) : undefined
      case 'report':
        return check
          ? this.#shown(check, true)
          : this.#said(remark(say`还没有核对过条件，没有可写的报告。说“我们能不能申报”加上地方，就开始。`))
      default:
        return check && regulation ? this.#steered(command, check, regulation) : this.#uncheckable(command)
    }
  }

  /** Orders that steer a check, where there is none. */
  #uncheckable(command: Command): Turned | undefined {
    if (command === 'restart' || command === 'quit') {
      const { check: _none, ...rest } = this.session
      const { awaiting: _nothing, ...session } = rest
      const draft = remark(say`好的。想问条文，或要核对条件，直接说就行。`)
      return { draft, session: { ...session, told: NOTHING_TOLD, own: {}, misses: 0 }, notes: [] }
    }
    if (command === 'back' || command === 'result' || command === 'go-on')
      return this.#said(remark(say`现在没有在核对条件。说“我们能不能申报”加上地方，就开始。`))
    return undefined
  }

  #steered(command: Command, check: CheckState, regulation: RegulationKnowledge): Turned | undefined {
    switch (command) {
      case 'back': {
        const before = checking.stepBack(check)
        if (!before) return this.#checked({ ...check, fresh: [] }, say`已经是第一步了。`)
        return this.#checked(before, say`退回了一步。`)
      }
      case 'skip':
        if (this.turning.earlier) return this.#checked({ ...check, fresh: [] })
        return check.phase === 'asking' && check.asked.length > 0 ? this.#checked(checking.skipped(check)) : undefined
      case 'result':
        return this.#shown(check)
      case 'restart':
        return this.#checked(
          {
            ...checking.checkOf(
              { ...this.session, told: NOTHING_TOLD, own: {}, check: { ...check, facts: {}, said: {} } },
              check.regulation,
              NOTHING_TOLD,
              this.turning.knowledge,
            ),
            earlier: [],
          },
          say`重新开始，前面说的都不算了。`,
          { fresh: true },
        )
      case 'quit':
        return this.#said(
          remark(
            say`好的，先停在这里。说过的情况还记着，想接着核对${regulation.center}就说“继续”，要从头来就说“重新开始”。`,
          ),
          { check: { ...check, phase: 'left', asked: [] }, focus: 'question' },
        )
      case 'go-on':
        return this.#checked({
          ...check,
          phase: 'asking',
          skipped: [],
          fresh: [],
          whole: check.whole || check.phase === 'done',
        })
      default:
        return undefined
    }
  }

  /** 如果设备增加到300万: what would change, without keeping it. */
  supposed(): Turned | undefined {
    const { check } = this.session
    const regulation = this.#regulation(check?.regulation)
    const bare = SUPPOSITION.exec(this.folded)
      ? this.folded.replace(SUPPOSITION, '').replace(IN_THAT_CASE, '')
      : undefined
    if (!check || !regulation || bare === undefined) return undefined
    const supposed = this.turning.read(bare, undefined)
    if (Object.keys(supposed.facts).length === 0) return undefined
    return this.#resume(whatIfDraft(this.turning, regulation, check, supposed))
  }

  /** 修改研发人员: asked anew, unless the message says the new value too. */
  changed(): Turned | undefined {
    const { check } = this.session
    const words = check && changeIn(this.folded)
    const named = check && words ? factNamed(words, check, this.turning.knowledge) : undefined
    if (!check || !words || !named) return undefined
    const { fact, exact } = named
    // 独立法人 tells something by itself, but 修改独立法人 does not.
    const byName = (of?: FactId): Facts => (exact ? this.turning.read(words, of).facts : {})
    const tells = ({ facts }: Told, name: Facts) => Object.keys(facts).some((id) => !sameValue(facts[id], name[id]))
    if (tells(this.#message, byName(this.#asked()))) return undefined
    const read = this.turning.read(this.words, fact)
    const told = checking.onlyOf(fact, read)
    if (told.facts[fact] !== 'unknown' && tells(told, byName(fact)))
      return this.#checked(checking.answered(check, read))
    return this.#checked({ ...checking.reopened(check, fact), asked: [fact] }, undefined, { first: fact })
  }

  /** 换到聊城, 那聊城呢, 同样的情况放到聊城行不行: the check goes on against another place. */
  moved(): Turned | undefined {
    const { session } = this
    const [id, another] = this.#found.regulations
    const regulation = this.#regulation(id)
    if (!regulation || another || this.#found.numberAsked) return undefined
    const hollow = namesOnly(this.#found, this.turning.knowledge)
    if (session.awaiting === 'place' && hollow) return this.#begin(regulation, session.told)
    const { check } = session
    if (!hollow || !check || check.regulation === id) return undefined
    // After a question in between, 那四川呢 is about the question.
    const going = session.focus === 'check' || MOVES.test(this.folded)
    return going && Object.keys(this.#message.facts).length === 0 ? this.#begin(regulation, NOTHING_TOLD) : undefined
  }

  /** What the message tells of the applicant, in a check. */
  told(): Turned | undefined {
    const { session } = this
    const check = session.check
    if (!check || check.phase === 'left') return undefined
    if (check.phase === 'done' && session.focus !== 'check' && QUESTION.test(this.folded)) return undefined
    const [place, another] = this.#found.regulations
    if (
      place &&
      !another &&
      place !== check.regulation &&
      asksEligibility(this.folded, this.#message, this.turning.knowledge.facts)
    )
      return undefined
    const asking = this.turning.earlier ? { ...check, asked: [] } : check
    return this.#heard(check, toldIn(this.#message, asking, this.words, this.folded, this.turning))
  }

  /** The check with what was told, if anything was. */
  #heard(check: CheckState, now: Told, before: Parts = [], session = this.session): Turned | undefined {
    const { turning } = this
    if (Object.keys(now.facts).length === 0) return undefined
    const bare = check.asked[0] ? checking.unitless(now, turning.knowledge.facts) : undefined
    const sure = bare ? checking.without(now, bare.fact) : now
    const after = checking.answered(check, sure)
    return this.#checked(bare ? { ...after, unconfirmed: bare } : after, before, { session })
  }

  /** Places whose rules are asked about: where one is registered is no such place while another is spoken of. */
  #named(): readonly string[] {
    const named = this.#found.regulations
    const { facts } = this.turning.knowledge
    const fact = facts.get(factIn(facts, 'seat') ?? '')
    const seat = this.#message.facts[fact?.id ?? '']
    const isSeat = (id: string) => fact !== undefined && seat !== undefined && choiceOf(fact, id) === seat
    const spoken = this.session.places.length > 0 && !named.some((id) => this.session.places.includes(id))
    if (!named.some(isSeat) || !SEAT.test(this.folded)) return named
    if (!named.every(isSeat)) return named.filter((id) => !isSeat(id))
    return spoken ? [] : named
  }

  /** An eligibility question begins a check: of the place named, or of the one spoken of. */
  begun(): Turned | undefined {
    const { session, folded, turning } = this
    const named = this.#named()
    const scope = outOfScope(folded, turning.knowledge, named.length > 0 || session.places.length > 0)
    // Another programme's name may be what the applicant is: 新型研发机构.
    if ((scope && scope.why !== 'other-programme') || this.#found.numberAsked) return undefined
    const bare = named.length === 1 && mayI(this.#found.rest)
    if (!bare && !asksEligibility(folded, this.#message, turning.knowledge.facts)) return undefined
    const places = named.length > 0 ? named : session.places
    const [id, another] = places
    const regulation = this.#regulation(id)
    if (regulation && !another) return this.#begin(regulation, checking.toldOver(session.told, this.#message))
    const draft = answerQuestion(this.words, turning)
    return this.#said(draft, {
      told: checking.toldOver(session.told, this.#message),
      awaiting: 'place',
      focus: 'question',
    })
  }

  /** A question to the texts, completed by what was said before; in a check, which then goes on. */
  asked(): Turned {
    const { session, turning } = this
    const words = outOfScope(this.folded, this.turning.knowledge, true)
      ? this.words
      : completed(this.words, this.#found, session, turning)
    const [only] = this.#found.regulations
    const lone = this.#regulation(only)
    if (
      lone &&
      this.#found.regulations.length === 1 &&
      namesOnly(this.#found, this.turning.knowledge) &&
      session.subject === undefined
    )
      return this.#said(overviewDraft(lone, turning), { places: [lone.id], focus: 'question' })
    const draft = answerQuestion(words, turning)
    const check = this.#open()
    if (
      check &&
      MISSED.has(draft.kind) &&
      !QUESTION.test(this.folded) &&
      !outOfScope(this.folded, this.turning.knowledge, true)
    )
      return this.#misread(check)
    return this.#resume(draft, words)
  }

  /** In a check, neither an answer nor a question: said so, and asked again. */
  #misread(check: CheckState): Turned {
    const turned = this.#checked(
      { ...check, fresh: [] },
      say`没有从这句话里读出情况。直接说就行，拿不准就说“不知道”，不想答就说“跳过”。`,
    )
    return this.#counted(turned, true)
  }

  #begin(regulation: RegulationKnowledge, now: Told): Turned {
    const { session, turning } = this
    const own = checking.ownKept(session, turning.knowledge)
    const check = checking.checkOf({ ...session, own }, regulation.id, now, turning.knowledge)
    const carried = session.check && session.check.regulation !== regulation.id
    const unsure = checking.unitless(now, turning.knowledge.facts)
    const sure: CheckState = unsure ? { ...check, ...checking.without(check, unsure.fact), unconfirmed: unsure } : check
    const before = carried ? heldAgainst(sure, session.check, regulation, turning) : undefined
    return this.#checked(sure, before, { session: { ...session, own, told: NOTHING_TOLD } })
  }

  /** The check as it stands now: the next question, or the verdict where nothing is left to ask. */
  #checked(
    check: CheckState,
    before?: Parts,
    { fresh = false, first, session = this.session }: { fresh?: boolean; first?: FactId; session?: Session } = {},
  ): Turned {
    const regulation = this.#regulation(check.regulation)
    if (!regulation) throw new Error(`no regulation ${check.regulation}`)
    const { draft, after } = guided(check, regulation, session, this.turning, first)
    return this.#said(
      before && before.length > 0 ? opening(before, draft) : draft,
      {
        ...(fresh ? { told: NOTHING_TOLD, own: {} } : {}),
        places: [check.regulation],
        refs: draft.cites,
        check: after,
        focus: 'check',
      },
      session,
    )
  }

  /** The verdict card, on demand. */
  #shown(check: CheckState, report = false): Turned {
    const regulation = this.#regulation(check.regulation)
    if (!regulation) throw new Error(`no regulation ${check.regulation}`)
    const { draft, after } = verdictCard(check, regulation, this.turning)
    const full: Draft = report ? { ...draft, report: true } : draft
    return this.#said(full, { check: after, refs: full.cites, focus: 'check', places: [check.regulation] })
  }

  /** How the same facts stand in the other places. */
  #elsewhere(check: CheckState): Turned {
    const others = [...this.turning.knowledge.regulations.values()].filter(({ id }) => id !== check.regulation)
    const facts = sharedFacts(check.facts, this.turning)
    return this.#said(placesDraft(others, facts, this.turning), { focus: 'check' })
  }

  /** An answer beside the check, which is taken up again after it. */
  #resume(draft: Draft, words = this.words): Turned {
    const check = this.#open()
    const regulation = this.#regulation(check?.regulation)
    const missed = MISSED.has(draft.kind)
    const found = words === this.words ? this.#found : this.turning.finder.find(words)
    // A command leaves the subject as it was: 那云南呢 after 出处 is about what was asked before.
    const subject = commandIn(this.folded) === undefined ? subjectOf(found) : undefined
    const full = check && regulation ? this.#takenUp(draft, check, regulation) : draft
    const answered = draft.kind === 'answer' || draft.kind === 'clause' || draft.kind === 'comparison'
    const turned = this.#said(full, {
      focus: 'question',
      places: placesAfter(found, draft, this.session),
      ...(answered ? { refs: draft.cites } : {}),
      ...(subject === undefined ? {} : { subject }),
    })
    return draft.kind === 'smalltalk' ? turned : this.#counted(turned, missed)
  }

  /** The question of the check after an answer beside it; a sum to be confirmed is asked back again. */
  #takenUp(draft: Draft, check: CheckState, regulation: RegulationKnowledge): Draft {
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
  #counted({ draft, session, notes }: Turned, missed: boolean): Turned {
    if (!missed) return { draft, session: { ...session, misses: 0 }, notes }
    const misses = this.session.misses + 1
    const [place] = this.#found.regulations
    const unanswered =
      draft.kind === 'refusal' && !NO_MISS.has(outOfScope(this.folded, this.turning.knowledge, true)?.why ?? '')
    const note: Note = { kind: 'miss', words: this.#kept(this.words), ...(place ? { place } : {}) }
    const asking = this.#open() !== undefined
    const offers = this.turning.handOff && misses >= MISSES_BEFORE_OFFER
    return {
      // In a check 是 is an answer to its question.
      draft: offers ? closing(draft, asking ? say`想找人问，就说“转人工”。` : say`要转人工吗？（说“是”就转）`) : draft,
      session: { ...session, misses, ...(offers && !asking ? { awaiting: 'hand-off' as const } : {}) },
      notes: unanswered ? [...notes, note] : notes,
    }
  }

  /** Handed over where somebody is told of it; else whom to ask, about the places that are spoken of. */
  #handOff(): Turned {
    const { session, turning } = this
    const named = this.#found.regulations
    const ids = named.length > 0 ? named : session.check ? [session.check.regulation] : session.places
    const regulations = ids.flatMap((id) => this.#regulation(id) ?? [])
    if (!turning.handOff) return this.#said(askThem(regulations, turning))
    const ticket = turning.newTicket()
    const [place] = ids
    const log = [...session.log, { words: shortened(this.words), reply: '' }]
    const note: Note = { kind: 'ticket', ticket, ...(place ? { place } : {}), log }
    return { ...this.#said(handedOver(ticket, regulations, turning)), notes: [note] }
  }

  /** The session after a reply: what was offered and awaited before is over. */
  #said(draft: Draft, changes: Partial<Session> = {}, before = this.session): Turned {
    const { awaiting: _over, ...rest } = before
    return { draft, session: { ...rest, misses: 0, ...changes }, notes: [] }
  }
}

/** In place of the words that an earlier reply answered, which are not kept. */
const EARLIER = '（较早的一条回答）'
const SUPPOSITION =
  /^(?:那|但|可)?(?:如果|假如|假设|假定|要是|倘若|若是?|万一|换作|比如说?)(?:我们?|我司|咱们?|把|将)?/u
const IN_THAT_CASE =
  /(?:的话|会怎(?:么)?样|结果(?:会)?(?:怎么样|如何)|行不行|够不够|够吗|行吗|能(?:不能)?(?:行|过|符合)吗?|可以吗|符合吗|呢|[？?]){1,6}$/gu
/** 对了, 好的: what opens a message answers nothing. */
const OPENER = /^\s*(?:对了|好(?:的|吧|呢|嘞)?|嗯+|行|ok|哦|噢|哎|诶|唉|那个)[，。,、！!~\s]+(?=\S)/iu
const SEAT = /注册(?:地|在|于|地址)|工商(?:登记)?在|落户在/u
const MOVES = /换|改查|切换?|转到|回到|同样|一样|情况|条件|能报|核对/u

const QUESTION =
  /[?？]|吗$|么$|呢$|多少|什么|怎么|怎样|如何|哪|谁|几|为啥|要不要|能不能|可不可以|是不是|规定|要求|原文|啥/u
const MISSED = new Set<Draft['kind']>(['refusal'])
/** Not in the texts' nature to answer: no gap in them. */
const NO_MISS = new Set(['greeting', 'off-topic', 'instruction', 'prediction', 'personal-data', 'handoff'])

/** Places for the next question: those named, or the one that the whole answer came from. */
function placesAfter(found: Found, draft: Draft, session: Session): Session['places'] {
  if (found.regulations.length > 0) return found.regulations
  const cited = [...new Set(draft.cites.map(regulationOf))]
  return cited.length === 1 ? cited : draft.kind === 'comparison' ? [] : session.places
}
