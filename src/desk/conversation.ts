import {
  answerQuestion,
  asksEligibility,
  askThem,
  clauseBeside,
  clausesDraft,
  closing,
  examplesOn,
  handedOver,
  nameOf,
  openedDraft,
  opening,
  outOfScope,
  overviewDraft,
  placesDraft,
  remark,
  resumed,
  type Sources,
  sharedFacts,
  standsDraft,
  supposedIn,
  ticked,
  toldIn,
  whatIfDraft,
  whyAsked,
  whyJudged,
} from '../answer/index.ts'
import { type Facts, sameValue } from '../eligibility/index.ts'
import { type Act, type Heard, type Order, plainAnswer, type Tell } from '../hear/index.ts'
import { choiceOf, type FactId, factIn, type RegulationKnowledge } from '../knowledge/index.ts'
import { regulationOf } from '../law/index.ts'
import type { Mask } from '../privacy/index.ts'
import { type Answer, type Draft, given, joined, type Parts, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { inTenThousands, settle, toldBy } from './answering.ts'
import { moreSurely } from './apart.ts'
import { lastAsked, openQuestion, optionIn, questionOf, shownBefore } from './asked.ts'
import { verdictCard } from './card.ts'
import { completed, isEverywhere, isLikewise, namesOnly, subjectOf } from './carry.ts'
import * as checking from './checking.ts'
import { guided, heldAgainst } from './guided.ts'
import { together, toldHere } from './heard.ts'
import { shortened, withoutFigures } from './mask.ts'
import { once } from './once.ts'
import type { CheckState, Question, Session, Told } from './session.ts'
import { NOTHING_TOLD } from './session.ts'
import type { Note } from './store.ts'
import { taughtIn } from './taught.ts'
import { whoAsks } from './who.ts'

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
  const turned =
    turn.filled() ??
    turn.chosen() ??
    turn.overtaken() ??
    turn.awaited() ??
    turn.ordered() ??
    turn.supposed() ??
    turn.elsewhere() ??
    turn.moved() ??
    turn.told() ??
    turn.begun() ??
    turn.asked()
  return once(turned, session)
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
interface Taking extends Turning {
  readonly earlier?: { readonly question: Question | undefined }
}

class Turn {
  readonly #found: Found
  readonly #heard: Heard
  readonly #message: Told

  constructor(
    readonly session: Session,
    readonly words: string,
    readonly folded: string,
    readonly turning: Taking,
  ) {
    this.#found = turning.finder.find(words)
    this.#heard = this.#hear(words)
    this.#message = toldIn(this.#heard)
  }

  /** Words as a note keeps them for others to read. */
  #kept(words: string): string {
    return shortened(withoutFigures(this.turning.mask(words).text))
  }

  #hear(words: string, asked = this.#asked()): Heard {
    const { hear, simplify, knowledge } = this.turning
    const taught = taughtIn(words, simplify(words).trim(), knowledge.facts)
    // Once its verdict is out a check still goes on: it is corrected, taken back, asked why.
    const open = this.session.check !== undefined && this.session.check.phase !== 'left'
    const context = { open, ...(open && this.session.check ? { regulation: this.session.check.regulation } : {}) }
    const answer = (part: string) => hear(part, { ...context, ...(asked ? { asked } : {}) })
    const whole = taught ?? answer(words)
    // 对了，公示多少天 begins with no answer.
    const answers = whole.acts.every(({ act }) => act === 'tell' || act === 'unknown')
    return taught ?? moreSurely(words, whole, answers ? answer : (part) => hear(part, context))
  }

  /** The first act of a kind that was heard well enough to be acted on. */
  #act<K extends Act['act']>(kind: K): Extract<Act, { act: K }> | undefined {
    return this.#heard.acts.find((act): act is Extract<Act, { act: K }> => act.act === kind && isPlain(act))
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
    const told = together(facts.map((fact) => this.#filledIn(fact, answers[fact] ?? '')))
    return this.#settled(check, question ?? { regulation: check.regulation }, told)
  }

  /** What a field of a form says: a label what it is the label of, other words what is heard in them. */
  #filledIn(fact: FactId, words: string): Told {
    const known = this.turning.knowledge.facts.get(fact)
    const value = known && ticked(known, words)
    if (value !== undefined) return { facts: { [fact]: value }, said: { [fact]: words } }
    return checking.onlyOf(fact, toldIn(this.#hear(words, fact)))
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
    const told = toldHere(
      { ...check, regulation, asked },
      { heard: this.#hear(words, asked[0]), words, folded, sources: turning },
    )
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
    const heard = this.#told(check, together([taken, besides]), before, session)
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
    const yes = plainAnswer(folded)
    if (yes === undefined) return undefined
    if (session.awaiting === 'hand-off') return yes ? this.#handOff() : this.#resume(remark(say`好的，接着问就行。`))
    const check = this.#open()
    if (!check?.unconfirmed) return undefined
    if (!yes) return this.#denied(check)
    const { unconfirmed, ...rest } = check
    const { fact, value, words, unsure } = unconfirmed
    return this.#checked(
      checking.answered(rest, { facts: { [fact]: value }, said: { [fact]: unsure ? words : inTenThousands(words) } }),
    )
  }

  /** A sum told without its unit, which is not in 万元 either. */
  #denied({ unconfirmed: _not, ...rest }: CheckState): Turned {
    return this.#checked({ ...rest, fresh: [] }, say`那请连单位重说，比如带上“万元”。`)
  }

  /** 返回, 跳过, 看结果: what the message tells the program to do, after what it tells besides. */
  ordered(): Turned | undefined {
    if (outOfScope(this.folded, this.turning.knowledge, true)?.why === 'handoff') return this.#handOff()
    const order = this.#act('order')
    if (!order) return this.#complained()
    const after = this.#withTold()
    return after ? after.#do(order.order, order.fact) : this.#do(order.order, order.fact)
  }

  /** 答非所问: whoever only complains does so of the last reply. */
  #complained(): Turned | undefined {
    const complains = this.#act('courtesy')?.tone === 'complain'
    const only = this.#heard.acts.every(({ act }) => act === 'courtesy')
    return complains && only && this.session.last ? this.#do('useless') : undefined
  }

  /** The turn as it is once what the message tells has been noted; undefined where it tells nothing. */
  #withTold(): Turn | undefined {
    const { session, words, folded, turning } = this
    if (Object.keys(this.#message.facts).length === 0) return undefined
    const { check } = session
    const told = check
      ? { check: checking.answered(check, toldHere(check, { heard: this.#heard, words, folded, sources: turning })) }
      : { told: checking.toldOver(session.told, this.#message) }
    return new Turn({ ...session, ...told }, words, folded, turning)
  }

  #do(command: Order, fact?: FactId): Turned | undefined {
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
      case 'person':
        return this.#handOff()
      case 'change':
        return this.#changed(fact)
      case 'export':
        return this.#resume(remark(this.#held()))
      case 'more':
        if (session.folded?.blocks.length) return this.#resume(openedDraft(session.folded, turning))
        return session.refs.length > 0 ? this.#resume(clausesDraft(session.refs, turning)) : undefined
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
        const judged = JUDGED.test(this.folded)
        if ((session.focus !== 'check' && !judged) || !check || !regulation)
          return session.refs.length > 0 ? this.#resume(clausesDraft(session.refs, turning)) : undefined
        const [fact] = check.phase === 'asking' ? check.asked : []
        const draft =
          fact && !JUDGED.test(this.folded)
            ? whyAsked(fact, turning, regulation, check)
            : whyJudged(turning, regulation, check)
        return this.#resume(draft)
      }
      case 'report':
        return check ? this.#shown(check, true) : this.#uncheckable(command)
      default:
        return check && regulation ? this.#steered(command, check, regulation) : this.#uncheckable(command)
    }
  }

  /** Orders that steer a check, where there is none. */
  #uncheckable(command: Order): Turned | undefined {
    if (command === 'restart' || command === 'stop') {
      const { check: _none, ...rest } = this.session
      const { awaiting: _nothing, ...session } = rest
      const draft = remark(say`好的。想问条文，或要核对条件，直接说就行。`)
      return { draft, session: { ...session, told: NOTHING_TOLD, own: {}, misses: 0 }, notes: [] }
    }
    const named = this.#found.regulations.length === 1 ? this.#found.regulations : this.session.places
    const regulation = this.#regulation(named.length === 1 ? named[0] : undefined)
    const judges = command === 'result' || command === 'gap' || command === 'report'
    // 出一份万州的对照报告 begins what it will be the report of.
    if (judges && regulation) return this.#begin(regulation, checking.toldOver(this.session.told, this.#message))
    if (command === 'report')
      return this.#said(remark(say`还没有核对过条件，没有可写的报告。说“我们能不能申报”加上地方，就开始。`))
    if (command === 'back' || judges || command === 'resume')
      return this.#said(remark(say`现在没有在核对条件。说“我们能不能申报”加上地方，就开始。`))
    return undefined
  }

  #steered(command: Order, check: CheckState, regulation: RegulationKnowledge): Turned | undefined {
    switch (command) {
      case 'back': {
        const before = checking.stepBack(check)
        if (!before) return this.#checked({ ...check, fresh: [] }, say`已经是第一步了。`)
        return this.#checked(before, say`退回了一步。`)
      }
      case 'skip':
        if (this.turning.earlier) return this.#checked({ ...check, fresh: [] })
        return check.phase === 'asking' && check.asked.length > 0 ? this.#checked(checking.skipped(check)) : undefined
      case 'gap':
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
      case 'stop':
        return this.#said(
          remark(
            say`好的，先停在这里。说过的情况还记着，想接着核对${regulation.center}就说“继续”，要从头来就说“重新开始”。`,
          ),
          { check: { ...check, phase: 'left', asked: [] }, focus: 'question' },
        )
      case 'resume':
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
    if (!check || !regulation || !this.#act('suppose')) return undefined
    // 要是只有150呢 is of what was told or asked last.
    const last = [...check.fresh, ...check.asked].map((fact) => supposedIn(this.#hear(this.words, fact)))
    const supposed = [supposedIn(this.#heard), ...last].find(({ facts }) => Object.keys(facts).length > 0)
    return supposed && this.#resume(whatIfDraft(this.turning, regulation, check, supposed))
  }

  /** 修改研发人员: asked anew; where nothing is named, what was told last. */
  #changed(fact: FactId | undefined): Turned | undefined {
    const { check } = this.session
    const meant = fact ?? check?.fresh[0]
    if (!check || meant === undefined) return undefined
    return this.#checked({ ...checking.reopened(check, meant), asked: [meant] }, undefined, { first: meant })
  }

  /** All that is held of the applicant, in the person's own words. */
  #held(): Parts {
    const { check, told } = this.session
    const lines = this.#saidOf(check ?? told)
    return lines.length > 0 ? say`这里记着您说过的：${lines}。说“删掉我的数据”就都删除。` : say`这里没有记着您的情况。`
  }

  /** Facts by name, each in the person's own words. */
  #saidOf({ said }: Told): Parts {
    const lines = Object.entries(said).flatMap(([id, words]) => {
      const fact = this.turning.knowledge.facts.get(id)
      return fact ? [say`${nameOf(fact)}“${given(words)}”`] : []
    })
    return joined(lines, '、')
  }

  /** 换到聊城, 那聊城呢, 同样的情况放到聊城行不行: the check goes on against another place. */
  moved(): Turned | undefined {
    const { session } = this
    const [id, another] = this.#found.regulations
    const regulation = this.#regulation(id)
    if (!regulation || another || this.#found.numberAsked) return undefined
    const only = this.#heard.acts.every(({ act }) => act === 'switch' || act === 'courtesy')
    // After a question in between, 那四川呢 is about the question.
    const likewise = session.focus === 'question' && isLikewise(this.#found)
    const goes = this.#heard.acts.some((act) => act.act === 'switch' && act.regulation === id)
    if (only && !likewise && goes && session.check && session.check.regulation !== id)
      return this.#begin(regulation, NOTHING_TOLD)
    const hollow = namesOnly(this.#found, this.turning.knowledge)
    if (session.awaiting === 'place' && hollow) return this.#begin(regulation, session.told)
    const { check } = session
    if (!hollow || !check || check.regulation === id) return undefined
    const going =
      !likewise && (session.focus === 'check' || this.#act('switch') !== undefined || this.#act('check') !== undefined)
    return going && this.#tellsNoMoreThanWhere() ? this.#begin(regulation, NOTHING_TOLD) : undefined
  }

  /** Whether the message tells nothing, or is a place alone: that says where one is registered only where this was asked. */
  #tellsNoMoreThanWhere(): boolean {
    const told = Object.keys(this.#message.facts)
    const seat = factIn(this.turning.knowledge.facts, 'seat')
    const alone = this.#found.rest.trim() === '' && this.#asked() !== seat
    return told.every((fact) => alone && fact === seat)
  }

  /** What the message tells of the applicant, in a check. */
  told(): Turned | undefined {
    const { session } = this
    const check = session.check
    if (!check || check.phase === 'left') return undefined
    const [place, another] = this.#found.regulations
    const ask = this.#act('ask')
    if (place && !another && place !== check.regulation && this.#act('check')) return undefined
    const asking = this.turning.earlier ? { ...check, asked: [] } : check
    const now = toldHere(asking, { heard: this.#heard, words: this.words, folded: this.folded, sources: this.turning })
    const regulation = place && !another ? this.#regulation(place) : undefined
    if (regulation && place !== check.regulation && this.#isAnother(check)) return this.#beginAnew(regulation)
    const { facts } = this.turning.knowledge
    // 能不能放宽 asks of a subject, 够不够 of what was told.
    const subject = ask !== undefined && ask.about.length > 0 && !ask.about.some((id) => facts.has(id))
    const judged = !subject && asksEligibility(this.#heard, this.#message, facts)
    const beside = ask && !judged && Object.keys(now.facts).length > 0
    return beside ? this.#answeredBeside(check, now, ask.words) : this.#told(check, now)
  }

  /** Whether another applicant is told of: of another place, and with more than one value that is not what was told before. */
  #isAnother({ facts }: CheckState): boolean {
    const told = Object.entries(this.#message.facts)
    const others = told.filter(([id, value]) => facts[id] !== undefined && !sameValue(facts[id], value))
    return others.length > 1
  }

  /** A check of another applicant: nothing that was told before is theirs. */
  #beginAnew(regulation: RegulationKnowledge): Turned {
    const { check: _theirs, ...rest } = this.session
    const session: Session = { ...rest, told: NOTHING_TOLD, own: {} }
    return new Turn(session, this.words, this.folded, this.turning).#begin(regulation, this.#message)
  }

  /** A question asked in the same breath as something told: both are heard, the question is answered, and the check goes on. */
  #answeredBeside(check: CheckState, now: Told, question: string): Turned {
    const { turning } = this
    const session = { ...this.session, check: checking.answered(check, now) }
    const { draft, ...turned } = new Turn(session, question, turning.simplify(question).trim(), turning).asked()
    return { ...turned, draft: { receipt: say`记下：${this.#saidOf(now)}。`, ...draft } }
  }

  /** The check with what was told, if anything was. */
  #told(check: CheckState, now: Told, before: Parts = [], session = this.session): Turned | undefined {
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

  /** 这些条件还能报哪里: how the same facts stand in the other places. */
  elsewhere(): Turned | undefined {
    const { check } = this.session
    const { focus } = this.session
    const ask = this.#act('ask')
    const judges = this.#act('check') ?? (focus === 'check' && ask?.wants === 'whether' && ask.about.length === 0)
    return check && judges && isEverywhere(this.words) ? this.#elsewhere(check) : undefined
  }

  /** An eligibility question begins a check: of the place named, or of the one spoken of. */
  begun(): Turned | undefined {
    const { session, folded, turning } = this
    const named = this.#named()
    const scope = outOfScope(folded, turning.knowledge, named.length > 0 || session.places.length > 0)
    // Another programme's name may be what the applicant is: 新型研发机构.
    if ((scope && scope.why !== 'other-programme') || this.#found.numberAsked) return undefined
    const places = named.length > 0 ? named : session.places
    const [id, another] = places
    const regulation = this.#regulation(id)
    const checks = session.check !== undefined && session.check.phase !== 'left'
    const describes = regulation !== undefined && !another && !checks && this.#onlyTells()
    if (!describes && !asksEligibility(this.#heard, this.#message, turning.knowledge.facts)) return undefined
    if (regulation && !another) return this.#begin(regulation, checking.toldOver(session.told, this.#message))
    const draft = answerQuestion(this.words, turning)
    return this.#said(draft, {
      told: checking.toldOver(session.told, this.#message),
      awaiting: 'place',
      focus: 'question',
    })
  }

  /** Whether the message does nothing but tell of the applicant, though no fact may be read of it. */
  #onlyTells(): boolean {
    const { acts } = this.#heard
    const tells = acts.filter((act) => act.act === 'tell' && act.of === 'applicant' && act.mood === 'is')
    // How often at least one of them is told.
    const sure = 1 - tells.reduce((none, { sure }) => none * (1 - sure), 1)
    return acts.length > 0 && tells.length === acts.length && sure >= TOLD
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
    const draft = this.#stands() ?? answerQuestion(words, turning)
    const check = session.check?.phase === 'left' ? undefined : session.check
    const asks = this.#heard.acts.some(({ act }) => act === 'ask' || act === 'check')
    const tells = this.#heard.acts.length > 0 && this.#heard.acts.every(({ act }) => act === 'tell')
    const numbered = this.#found.numbered.length > 0
    if (
      check &&
      !numbered &&
      (tells || (MISSED.has(draft.kind) && !asks)) &&
      !outOfScope(this.folded, this.turning.knowledge, true)
    )
      return this.#misread(check)
    const turned = this.#resume(draft, words)
    // Before a check what is told waits for one.
    if (session.check || Object.keys(this.#message.facts).length === 0) return turned
    return { ...turned, session: { ...turned.session, told: checking.toldOver(session.told, this.#message) } }
  }

  /** 差20万也不行吗, 实习生算不算: of a check, what names nothing that the texts speak of is asked of what was told last. */
  #stands(): Draft | undefined {
    const { check, focus } = this.session
    const regulation = this.#regulation(check?.regulation)
    const ask = this.#act('ask')
    const { hits, subjects, regulations, numberAsked } = this.#found
    const names = subjects.length + regulations.length + (ask?.about.length ?? 0) > 0 || numberAsked
    if (!check || !regulation || check.phase === 'left' || focus !== 'check' || !ask || names) return undefined
    const best = this.turning.finder.find(this.words, regulation.id).hits[0] ?? hits[0]
    return (best?.score ?? 0) < CHANCE ? standsDraft(check.fresh, this.turning, regulation, check) : undefined
  }

  /** In a check, neither an answer nor a question: said so, and asked again. */
  #misread(check: CheckState): Turned {
    const unsure = this.#heard.acts.find((act) => act.act === 'tell' && isAskable(act))
    if (unsure?.act === 'tell' && unsure.fact !== null) {
      const { fact, value, words } = unsure
      return this.#checked({
        ...check,
        fresh: [],
        unconfirmed: { fact, value: value as Facts[string], words, unsure: true },
      })
    }
    const turned = this.#checked(
      { ...check, fresh: [] },
      say`没有从这句话里读出情况。直接说就行，拿不准就说“不知道”，不想答就说“跳过”。`,
    )
    return this.#counted(turned, true)
  }

  #begin(regulation: RegulationKnowledge, message: Told): Turned {
    const { session, turning } = this
    const now = this.#withWho(this.#withoutPlace(message, regulation))
    const own = checking.ownKept(session, turning.knowledge)
    const check = checking.checkOf({ ...session, own }, regulation.id, now, turning.knowledge)
    const carried = session.check && session.check.regulation !== regulation.id
    const unsure = checking.unitless(now, turning.knowledge.facts)
    const sure: CheckState = unsure ? { ...check, ...checking.without(check, unsure.fact), unconfirmed: unsure } : check
    const before = carried ? heldAgainst(sure, session.check, regulation, turning) : undefined
    return this.#checked(sure, before, { session: { ...session, own, told: NOTHING_TOLD } })
  }

  /** What a message tells, without where one is registered where that only says whose rules: 万州 我们是企业法人. */
  #withoutPlace(told: Told, regulation: RegulationKnowledge): Told {
    const { finder, knowledge } = this.turning
    const seat = factIn(knowledge.facts, 'seat')
    const place = seat && told.said[seat]
    if (!seat || !place || !this.words.split(/[\s，,。；;：:]/u).includes(place)) return told
    const others = finder.find(this.words.replace(place, ' ')).regulations
    return others.includes(regulation.id) ? told : checking.without(told, seat)
  }

  /** What a message tells, and who asks, where nothing else said it. */
  #withWho(told: Told): Told {
    const { session, turning, folded } = this
    const who = whoAsks(folded, turning.knowledge)
    const known = together([session.told, ...(session.check ? [session.check] : []), told])
    const isNew = Object.keys(who.facts).every((fact) => known.facts[fact] === undefined)
    return isNew ? together([who, told]) : told
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
    const subject = this.#act('order') ? undefined : subjectOf(found)
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

/** 为什么不符合 asks of the verdict, 为什么 of the question that is open. */
const JUDGED = /符合|裁量|达标|结论|放宽/u
/** In place of the words that an earlier reply answered, which are not kept. */
const EARLIER = '（较早的一条回答）'
/** An act heard less surely than this is none to act on: the message is taken as a question. */
const SURE = 0.5
/** So many times as sure as what else it may be, an act is acted on all the same. */
const LEAD = 4
/** Heard less surely, a message that only seems to tell of somebody may be a clerk's shorthand for a question. */
const TOLD = 0.7
const isPlain = ({ sure, rivals: [next] = [] }: Act): boolean =>
  sure >= SURE || (next !== undefined && sure >= LEAD * next.sure)
const SEAT = /注册(?:地|在|于|地址)|工商(?:登记)?在|落户在/u

/** With less in common a clause and a question that names nothing meet by chance; as where answers look for one. */
const CHANCE = 20

const MISSED = new Set<Draft['kind']>(['refusal'])
/** Not in the texts' nature to answer: no gap in them. */
const NO_MISS = new Set(['greeting', 'off-topic', 'instruction', 'prediction', 'personal-data', 'handoff'])

/** Whether what was not heard surely can be asked back as it stands. */
const isAskable = ({ fact, value, of, mood, how, rivals = [] }: Tell): boolean =>
  fact !== null &&
  value !== null &&
  of === 'applicant' &&
  mood === 'is' &&
  how !== 'restore' &&
  how !== 'add' &&
  how !== 'less' &&
  !rivals.some((rival) => rival.fact !== undefined)

/** Places for the next question: those named, or the one that the whole answer came from. */
function placesAfter(found: Found, draft: Draft, session: Session): Session['places'] {
  if (found.regulations.length > 0) return found.regulations
  const cited = [...new Set(draft.cites.map(regulationOf))]
  return cited.length === 1 ? cited : draft.kind === 'comparison' ? [] : session.places
}
