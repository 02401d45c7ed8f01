import { opening, placesDraft, remark, sharedFacts } from '../../answer/index.ts'
import { factIn, type Knowledge } from '../../knowledge/index.ts'
import type { RegulationId } from '../../law/index.ts'
import { type Parts, say } from '../../reply/index.ts'
import { partsOf } from '../apart.ts'
import { applicantMeant, calledAs, kinIn, saysWhich, speakingOf } from '../applicants.ts'
import { backToOwn, type Called, calledIn } from '../called.ts'
import { isEverywhere, isLikewise, namesOnly } from '../carry.ts'
import * as checking from '../checking.ts'
import { inTheirPlace } from '../introduced.ts'
import { isBegun } from '../labels.ts'
import { once } from '../once.ts'
import { favour, gapped, opened, ownReturn, segmentsOf } from '../segments.ts'
import type { CheckState, Session, Told, Who } from '../session.ts'
import { NOTHING_TOLD } from '../session.ts'
import type { Note } from '../store.ts'
import { isPlain } from '../sure.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { headingOf, whoByName } from '../who.ts'
import { everyone } from './everyone.ts'
import { misplaced } from './misplaced.ts'

/** 这些条件还能报哪里: how the same facts stand in the other places. */
export function elsewhere(turn: Turn): Turned | undefined {
  const { check } = turn.session
  const { focus } = turn.session
  // 其他地方行不行 says itself what is asked, however surely it was heard.
  const ask = turn.heard.acts.find((act) => act.act === 'ask')
  const judges = turn.act('check') ?? (focus === 'check' && ask?.wants === 'whether' && ask.about.length === 0)
  return check && judges && isEverywhere(turn.words) ? standsElsewhere(turn, check) : undefined
}

/** How the same facts stand in the other places. */
function standsElsewhere(turn: Turn, check: CheckState): Turned {
  const others = [...turn.turning.knowledge.regulations.values()].filter(({ id }) => id !== check.regulation)
  const facts = sharedFacts(check.facts, turn.turning)
  return turn.said(placesDraft(others, facts, turn.turning), { focus: 'check' })
}

/** 换一家, 那我们子公司呢, 回到第一家: from here on of somebody else, to whom the rest of the message belongs. */
export function another(turn: Turn): Turned | undefined {
  const { session, turning, words } = turn
  const through = everyone(turn) ?? misplaced(turn) ?? inTurn(turn)
  if (through) return through
  const move = moveIn(turn)
  const meant = move && (move.who ?? applicantMeant(words.slice(move.start, move.end), session, turning.knowledge))
  if (!meant) return undefined
  const rest = words.slice(move.end).replace(EDGES, '')
  // 先华联：企业: a heading with the name of whoever is spoken of already.
  if (meant.number === session.who.number) return rest === '' ? undefined : turn.taken(rest, session)
  // What stands before is still of the one before.
  const before = words.slice(0, move.start).replace(EDGES, '')
  const told = before === '' ? undefined : turn.taken(before, session)
  const over = speakingOf(meant, told?.session ?? session)
  const turned = spokenOf(meant, rest, turn, over, move.regulation)
  return { ...turned, notes: [...(told?.notes ?? []), ...turned.notes] }
}

/** What is told of somebody, where the conversation goes over to them. */
function spokenOf(meant: Who, said: string, turn: Turn, over: Session, place?: RegulationId): Turned {
  const where = place === undefined ? whereIn(said, turn) : { regulation: place, rest: said }
  const { regulation: at, rest } = where
  const named = over.check || !meant.name ? NOTHING_TOLD : toldByName(meant.name, turn)
  const left = {
    ...over,
    told: checking.toldOver(named, over.told),
    ...(at === undefined ? {} : { places: [at] }),
  }
  const nowOf = say`现在说${calledAs(left.who)}。`
  const on = turn.over(left)
  const regulation = turn.regulation(at ?? left.places[0])
  const elsewhere = left.check !== undefined && at !== undefined && left.check.regulation !== at
  if (rest !== '') {
    const there = elsewhere && regulation ? on.begin(regulation, NOTHING_TOLD).session : left
    const turned = turn.taken(rest, there)
    return { ...turned, draft: opening(nowOf, turned.draft) }
  }
  if (left.check && !elsewhere) return on.checked({ ...left.check, fresh: [] }, nowOf)
  if (!regulation) return on.said(remark([...nowOf, ...say`前面说的不带过来，把情况告诉我就行。`]))
  const begun = on.begin(regulation, NOTHING_TOLD)
  return { ...begun, draft: opening(nowOf, begun.draft) }
}

/** 还是问聊城这个, 也是万州, same measures: where somebody applies, said before anything is told of them. */
function whereIn(said: string, turn: Turn): { readonly regulation?: RegulationId; readonly rest: string } {
  const [part] = partsOf(said)
  const same = SAME.exec(said)
  if (same) return { rest: said.slice(same[0].length).replace(EDGES, '') }
  if (!part) return { rest: said }
  const { regulations, rest } = turn.turning.finder.find(part.words)
  const [regulation, another] = regulations
  if (regulation === undefined || another || !ONLY_WHERE.test(rest.trim())) return { rest: said }
  return { regulation, rest: said.slice(part.at + part.words.length).replace(EDGES, '') }
}
const SAME =
  /^(?:under )?(?:the )?same (?:measures?|rules?|place|regulations?|text)[\s,.:;]{0,3}|^(?:同样|还是|也是?)(?:这个|那个|同一个?)(?:地方|办法|文件|标准)[\s，,：:]{0,3}/iu
const ONLY_WHERE =
  /^(?:也|还|就|都|是|问|报|看|按|对|查|要|想|同样|一样|在){0,4}\s{0,3}(?:的|这个|这边|那里|那个|办法|标准|那边){0,2}$/u

/** 一号研发12人，二号8人: each stretch of its own applicant, in order; the last is whom it is about from then on. */
function inTurn(turn: Turn): Turned | undefined {
  const { session, words } = turn
  const { knowledge } = turn.turning
  const one =
    ownReturn(words, session, knowledge) ?? favour(words, session, isBegun(session) || session.places.length > 0)
  const all = one ? [one] : gapped(segmentsOf(words, session, knowledge) ?? [])
  if (all.length === 0) return undefined
  const { session: first, segments } = opened(session, all, knowledge)
  const last = segments.at(-1)
  let held = first
  const before: Parts[number][] = []
  const notes: Note[] = []
  let turned: Turned | undefined
  for (const segment of segments) {
    const { who } = segment
    const isLast = segment === last
    // Of whoever is spoken of already a name is no heading: 甲的场地 is whose it is.
    const stays = who?.number === held.who.number && !segment.goes && !segment.nth && !HEADING.test(segment.called)
    const said = stays && !one && first === session ? `${segment.called}${segment.words}` : segment.words
    if (!isLast && said === '') continue
    const isNow = who === undefined || who.number === held.who.number
    if (who && isNow) held = { ...held, who }
    if (isNow && isLast && said === '' && !segment.goes) return turned
    turned = isNow
      ? said === ''
        ? undefined
        : turn.taken(said, held)
      : spokenOf(who, said, turn, speakingOf(who, held), placeIn(segment.called, turn))
    turned ??= turn.over(held).session.check
      ? turn.over(held).checked({ ...(held.check as CheckState), fresh: [] }, say`现在说${calledAs(held.who)}。`)
      : undefined
    if (!turned) return undefined
    held = once(turned, held).session
    notes.push(...turned.notes)
    if (!isLast && who) before.push(...say`${calledAs(who)}：`, ...(turned.draft.receipt ?? turned.draft.lead ?? []))
  }
  return turned && { ...turned, draft: before.length > 0 ? opening(before, turned.draft) : turned.draft, notes }
}

const HEADING = /[\s，,：:。]$/u

/** 再看聊城的饲料厂: where somebody applies, said with whom. */
function placeIn(called: string, { turning }: Turn): RegulationId | undefined {
  const [regulation, another] = turning.finder.find(called).regulations
  return another ? undefined : regulation
}

/** What a name says of who goes by it: 软件公司, 机械厂. */
function toldByName(name: string, { turning, session }: Turn): Told {
  const heading = headingOf(session, name, turning.knowledge)
  return whoByName(turning.hear(`是${name}`), turning.simplify(`是${name}`), heading)
}

interface Move extends Called {
  readonly regulation?: string
}

/** The stretch that goes over to somebody else: 第二家：, 帮我看看我们子公司, or a name of the family that what is told follows. */
function moveIn({ heard, session, turning, words }: Turn): Move | undefined {
  const { knowledge } = turning
  const { applicants } = knowledge
  // Whose name heads the message is plainer than what was heard.
  const called = calledIn(words, session, knowledge) ?? backToOwn(words, session, knowledge)
  // 鲁西的补助多少 asks of a place, whatever firm is called so.
  const tells = heard.acts.length > 0 && heard.acts.every(({ act }) => act === 'tell' || act === 'unknown')
  if (called?.who && (!called.doubtful || tells)) return called
  for (const act of heard.acts) {
    // 那开州区呢 goes to another place, held or not.
    const placed = act.act === 'switch' && (act.regulation !== undefined || namesPlace(act.words, knowledge))
    // Where nobody was spoken of, nobody else is gone over to: 有两家要看.
    if (act.act === 'switch' && isBegun(session) && isPlain(act) && (!placed || saysWhich(act.words, applicants)))
      return { ...act.span, ...(act.regulation === undefined ? {} : { regulation: act.regulation }) }
  }
  if (called && !called.doubtful) return called
  const theirs = inTheirPlace(words, session, knowledge)
  if (theirs) {
    const [regulation, another] = turning.finder.find(words.slice(theirs.start, theirs.end)).regulations
    return { ...theirs, ...(regulation === undefined || another ? {} : { regulation }) }
  }
  const kin = kinIn(words, session, applicants)
  // 那我们子公司呢: what leads up to the name is no part of what is told.
  const asks = kin && (/[呢：:]/u.test(words.charAt(kin.end)) || heard.acts.some(({ act }) => act === 'check'))
  return asks ? { start: 0, end: kin.end + (/[呢：:]/u.test(words.charAt(kin.end)) ? 1 : 0) } : undefined
}

const namesPlace = (words: string, { places }: Knowledge): boolean =>
  places.mentionsIn(words).some(({ placed }) => placed)

/** Marks and blanks that joined a part of a message to the rest, and 呢 after whom it goes over to. */
const EDGES = /^呢?[\s，。；：、？,.;:?]{0,9}|[\s，。；：、,.;:]{1,9}$/gu

/** 换到聊城, 那聊城呢, 同样的情况放到聊城行不行: the check goes on against another place. */
export function moved(turn: Turn): Turned | undefined {
  const { session } = turn
  const [id, another] = turn.found.regulations
  const regulation = turn.regulation(id)
  if (!regulation || another || turn.found.numberAsked) return undefined
  const { acts } = turn.heard
  const only = acts.every((act) => act.act === 'switch' || act.act === 'courtesy' || !isPlain(act))
  // After a question in between, 那四川呢 is about the question.
  const likewise = session.focus === 'question' && isLikewise(turn.found)
  const goes = acts.some((act) => act.act === 'switch' && act.regulation === id)
  // 先看万州 after what was told: the check begins with it.
  const goesOn = session.check ? session.check.regulation !== id : Object.keys(session.told.facts).length > 0
  if (only && !likewise && goes && goesOn) return turn.begin(regulation, session.check ? NOTHING_TOLD : session.told)
  const hollow = namesOnly(turn.found, turn.turning.knowledge)
  if (session.awaiting === 'place' && hollow) return turn.begin(regulation, session.told)
  const { check } = session
  if (!hollow || !check || check.regulation === id) return undefined
  const going =
    !likewise && (session.focus === 'check' || turn.act('switch') !== undefined || turn.act('check') !== undefined)
  return going && tellsNoMoreThanWhere(turn) ? turn.begin(regulation, NOTHING_TOLD) : undefined
}

/** Whether the message tells nothing, or is a place alone: that says where one is registered only where turn was asked. */
function tellsNoMoreThanWhere(turn: Turn): boolean {
  const told = Object.keys(turn.message.facts)
  const seat = factIn(turn.turning.knowledge.facts, 'seat')
  const alone = turn.found.rest.trim() === '' && turn.askedFact() !== seat
  return told.every((fact) => alone && fact === seat)
}
