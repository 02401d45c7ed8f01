import { isChance, nameOf, wordingText } from '../answer/index.ts'
import { type Act, type Heard, plainAnswer } from '../hear/index.ts'
import { type FactId, factIn, type RegulationKnowledge } from '../knowledge/index.ts'
import { given, joined, type Parts, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { moreSurely, partsOf, unlessPlainly } from './apart.ts'
import { withOwn, withTheirs } from './applicants.ts'
import { withoutAsides } from './aside.ts'
import { billed } from './bill.ts'
import * as checking from './checking.ts'
import { together } from './heard.ts'
import { withItems } from './items.ts'
import { type Lately, ofLately } from './lately.ts'
import { asMore, entered, type Holding, holding } from './ledger.ts'
import { shortened, withoutFigures } from './mask.ts'
import { withoutRules } from './of-nobody.ts'
import { withOneself } from './oneself.ts'
import { inPassing } from './passing.ts'
import { reckoned } from './reckoned.ts'
import type { CheckState, Session, Told } from './session.ts'
import { withSpanning } from './spanning.ts'
import { isPlain, SURE } from './sure.ts'
import { taughtIn } from './taught.ts'
import type { Taking } from './turning.ts'
import { headingOf, isNamed, whoAsks, whoBeside, withWho } from './who.ts'

/** A message in its session: what was found in it, heard of it and told by it. */
export class Listened {
  #found: Found | undefined
  readonly heard: Heard
  readonly message: Told

  constructor(
    readonly session: Session,
    readonly words: string,
    readonly folded: string,
    readonly turning: Taking,
    heard?: Heard,
    message?: Told,
  ) {
    const held = holding(session.check ?? session.told)
    this.heard = heard ?? asMore(this.reckoned(held), words)
    this.message =
      message ?? withSpanning(entered(held, { heard: this.heard, words, sources: turning }), held, turning.knowledge)
  }

  /** What the words find in the texts; looked for once it is wanted. */
  get found(): Found {
    this.#found ??= this.turning.finder.find(this.words)
    return this.#found
  }

  /** What a message says of whom. */
  private heardOf(words: string): Heard {
    const { session, turning } = this
    const { knowledge } = turning
    const heading = headingOf(session, words, knowledge)
    const folded = turning.simplify(words)
    const meant = billed(this.meant(words), words, (part) => turning.hear(part), knowledge)
    const ruled = withoutRules(meant, words, { alone: session.others.length === 0, last: session.check?.fresh[0] })
    const listed = withItems(ruled, words, (part) => turning.hear(part))
    const own = withOwn(listed, words, session, knowledge)
    const ours = withTheirs(own, words, session, knowledge.applicants)
    const said = withWho(ours, folded, heading, this.askedFact())
    return withOneself(said, words, {
      named: isNamed(folded, heading),
      relayed: heading.relayed,
      hear: (part, asked) => turning.hear(part, asked === undefined ? {} : { asked, open: true }),
    })
  }

  /** What a message does to what is held besides: who asked nothing of it may change it. */
  private reckoned(held: Holding): Heard {
    const { words, turning, session } = this
    const regulation = session.check?.regulation
    const context = { open: true, ...(regulation === undefined ? {} : { regulation }) }
    const hear = (said: string, asked?: FactId) => turning.hear(said, { ...context, ...(asked ? { asked } : {}) })
    return reckoned(this.heardOf(words), words, held, hear, turning.knowledge)
  }

  /** What was heard of the message, without what it cannot mean. */
  private meant(words: string): Heard {
    return withoutAsides(withoutGuesses(this.hear(words)), (part) => this.turning.finder.find(part))
  }

  /** What a field of the check's form says of its fact. */
  field(words: string, fact: FactId): Heard {
    return this.hear(words, fact, this.session.check?.regulation)
  }

  hear(words: string, asked = this.askedFact(), regulation = this.spokenOf()): Heard {
    const { hear, simplify, knowledge } = this.turning
    const taught = taughtIn(words, simplify(words).trim(), knowledge.facts)
    // Once its verdict is out a check still goes on: it is corrected, taken back, asked why.
    const open = this.session.check !== undefined && this.session.check.phase !== 'left'
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

  /** Whose rules are spoken of: those named, else those of the check, else those of the only place. */
  private spokenOf(): string | undefined {
    const { check, places } = this.session
    const [named, more] = this.found.regulations
    if (named !== undefined && !more) return named
    const [place, another] = places
    return check !== undefined && check.phase !== 'left' ? check.regulation : another ? undefined : place
  }

  /** Facts spoken of lately: those asked about before a question was put, and those told last. */
  private lately(): Lately {
    const { spoken, focus, check, told } = this.session
    const open = check && check.phase !== 'left' ? check : undefined
    return {
      // With no check open a value alone is held up to the text; what one says of oneself is told.
      asked: (open ? focus === 'question' : OWN.test(this.words))
        ? spoken.filter((id) => !this.isAnswerElsewhere(id))
        : [],
      fresh: open?.fresh.length ?? 0,
      told: [...(open?.fresh ?? []), ...Object.keys((open ?? told).facts).reverse()],
    }
  }

  /** Who the message says by the way that the applicant is. */
  beside(): Told {
    const { session, words, turning } = this
    return whoBeside(this.heard, words, turning.simplify(words), headingOf(session, words, turning.knowledge))
  }

  /** 去年没交年报, after a question on a yes or no: what names another subject is no answer to that. */
  private isAnswerElsewhere(id: FactId): boolean {
    return this.turning.knowledge.facts.get(id)?.kind === 'yes-no' && this.found.subjects.length > 0
  }

  /** The first act of a kind that was heard well enough to be acted on. */
  act<K extends Act['act']>(kind: K): Extract<Act, { act: K }> | undefined {
    return this.heard.acts.find((act): act is Extract<Act, { act: K }> => act.act === kind && isPlain(act))
  }

  /** Whether the message names something that the texts speak of, or comes near a clause by more than chance. */
  namesAnything(): boolean {
    const { hits, subjects, regulations, numberAsked, numbered } = this.found
    return subjects.length + regulations.length + numbered.length > 0 || numberAsked || !isChance(this.found, hits[0])
  }

  /** The fact that a bare answer is of. */
  askedFact(): FactId | undefined {
    // 嗯 may be said to any part of a reply: it answers nothing by itself. Nor does 那现在呢.
    return this.turning.earlier || NODS.test(this.folded) || ASKS_ON.test(this.folded)
      ? undefined
      : this.openCheck()?.asked[0]
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

  /** Words as a note keeps them for others to read. */
  kept(words: string): string {
    return shortened(withoutFigures(this.turning.mask(words).text))
  }
}

const ASKS_ON = /呢[\s？?。！!]{0,4}$/u
const NODS = /^[嗯恩哦噢喔额呃哈]{1,4}[，。.!！~～\s]{0,4}$/u

const OWN = /[我俺咱]|\b(?:we|our|us|my)\b/iu

/** A message that is heard less surely to answer what was asked is heard in parts as though nothing was. */
const ANSWERS = 0.4

const blanked = (words: string, { start, end }: Act['span']): string =>
  words.slice(0, start) + ' '.repeat(end - start) + words.slice(end)

const SEAT = /注册(?:地|在|于|地址)|工商(?:登记)?在|落户在/u

/** A question heard so unsurely, of nothing that is known, is none beside what is told surely: 万州技术创新中心 企业 研发18人. */
const GUESS = 0.35
function withoutGuesses(heard: Heard): Heard {
  const tells = heard.acts.some((act) => act.act === 'tell' && act.sure >= SURE)
  const isGuess = (act: Act) => act.act === 'ask' && act.sure < GUESS && act.about.length === 0
  return tells ? { ...heard, acts: heard.acts.filter((act) => !isGuess(act)) } : heard
}
