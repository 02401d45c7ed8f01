import { answerQuestion, asksEligibility, outOfScope, weighed } from '../../answer/index.ts'
import type { Act } from '../../hear/index.ts'
import { type FactId, saysWho } from '../../knowledge/index.ts'
import * as checking from '../checking.ts'
import { together } from '../heard.ts'
import { isPlain } from '../sure.ts'
import { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { ofAny } from './any.ts'

/** An eligibility question begins a check: of the place named, or of the one spoken of. */
export function begun(turn: Turn): Turned | undefined {
  const { session, folded, turning } = turn
  const named = turn.named()
  const scope = outOfScope(folded, turning.knowledge, named.length > 0 || session.places.length > 0)
  // Another programme's name may be what the applicant is: 新型研发机构.
  if ((scope && scope.why !== 'other-programme') || turn.found.numberAsked) return undefined
  const places = named.length > 0 ? named : session.places
  const [id, another] = places
  const regulation = turn.regulation(id)
  if (ofAny(turn)) return undefined
  const checks = session.check !== undefined && session.check.phase !== 'left'
  const { facts } = turning.knowledge
  const borneOut = checks ? [] : borneOutIn(turn)
  const earlier = { facts: {}, asked: borneOut }
  const message = together([turn.beside(), turn.message])
  const { now, unconfirmed } = regulation
    ? weighed(message, turn.heard, regulation, turn.turning, earlier)
    : { now: message }
  // 万州：科研失信 is a clerk's shorthand: where all that is told besides who asks would be asked back, nothing was told.
  const shorthand = unconfirmed !== undefined && Object.keys(now.facts).every((fact) => saysWho(facts, fact))
  const describes = regulation !== undefined && !another && !checks && !shorthand && onlyTells(turn)
  const may = borneOut.length > 0 || (!checks && asksToApply(turn) && Object.keys(session.told.facts).length > 0)
  if (!describes && !may && !asksEligibility(turn.heard, now, facts)) return undefined
  if (regulation && !another)
    return judging(turn).begin(regulation, checking.toldOver(session.told, turn.message), borneOut)
  const draft = answerQuestion(turn.words, turning)
  return turn.said(draft, {
    told: checking.toldOver(session.told, turn.message),
    awaiting: 'place',
    focus: 'question',
  })
}

/** 仪器230万，过得去吗: what is told is held up to the text in its own words. */
const judging = (turn: Turn): Turn =>
  turn.heard.acts.some((act) => act.act === 'ask' && act.wants === 'whether')
    ? new Turn(turn.session, turn.words, turn.folded, { ...turn.turning, enough: true }, turn.heard)
    : turn

type Ask = Extract<Act, { act: 'ask' }>

const plainAsks = ({ heard: { acts } }: Turn): Ask[] =>
  acts.filter((act): act is Ask => act.act === 'ask' && isPlain(act))

/** 现在能申报不: a question on nothing but whether one may apply, where one was told of before. */
const asksToApply = (turn: Turn): boolean =>
  plainAsks(turn).some(({ wants, about }) => wants === 'whether' && isOfApplying(about, turn))

const isOfApplying = (about: readonly string[], { turning: { knowledge } }: Turn): boolean =>
  about.length > 0 && about.every((id) => knowledge.subjects.get(id)?.applying)

/**
 * What a message tells and asks about in one: 被撤销过，还能重新申报吗 means what it seems to tell, as does what stands beside a mere
 * 还行不行 where it was heard well.
 */
function borneOutIn(turn: Turn): FactId[] {
  const { subjects } = turn.turning.knowledge
  const asks = plainAsks(turn)
  if (asks.length === 0 || asks.some(({ wants }) => wants !== 'whether')) return []
  const about = asks.flatMap((ask) => (isOfApplying(ask.about, turn) ? ask.about : []))
  const facts = about.flatMap((id) => subjects.get(id)?.facts ?? [])
  const mere = asks.some((ask) => ask.about.length === 0)
  return turn.heard.acts.flatMap((act) => {
    if (act.act !== 'tell' || act.fact === null || turn.message.facts[act.fact] === undefined) return []
    return facts.includes(act.fact) || (mere && act.sure >= TOLD) ? [act.fact] : []
  })
}

/** Whether the message does nothing but tell of the applicant, though no fact may be read of it. */
function onlyTells(turn: Turn): boolean {
  const { acts } = turn.heard
  const tells = acts.filter((act) => act.act === 'tell' && act.of === 'applicant' && act.mood === 'is')
  // How often at least one of them is told.
  const sure = 1 - tells.reduce((none, { sure }) => none * (1 - sure), 1)
  if (acts.length === 0 || tells.length < acts.length) return false
  const { name } = turn.session.who
  // Whoever speaks of themselves, or of whom they named, or tells a figure, asks for no clause: 想报万州的，你问嘛我答.
  const own =
    /[我俺咱]|客户|他们|caller/u.test(turn.words) ||
    (name !== undefined && turn.words.includes(name)) ||
    acts.some((act) => act.act === 'tell' && isFigure(act.value))
  return sure >= (own ? OWN : TOLD)
}

const isFigure = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'object' && value !== null)

/** Heard less surely, a message that only seems to tell of somebody may be a clerk's shorthand for a question. */
const TOLD = 0.7
const OWN = 0.25
