import { easedDraft, followUpDraft, isChance, isOfEasing, outOfScope, standsDraft } from '../../answer/index.ts'
import type { Act, Want } from '../../hear/index.ts'
import type { RegulationKnowledge } from '../../knowledge/index.ts'
import { regulationOf } from '../../law/index.ts'
import type { Draft } from '../../reply/index.ts'
import { isEverywhere, namesNothing, pointsBack } from '../carry.ts'
import type { CheckState } from '../session.ts'
import type { Turn } from '../turn.ts'
import { ofAny } from './any.ts'

/** What is asked on of what was just told: of a check, of a condition in it, or of a clause. */
export const onward = (turn: Turn): Draft | undefined => ofAny(turn) ?? easing(turn) ?? stands(turn) ?? onClause(turn)

/** 这条不能放宽么: of a check in which something is missed, what the text eases. */
function easing(turn: Turn): Draft | undefined {
  const { session, found, turning } = turn
  const { check } = session
  const regulation = turn.regulation(check?.regulation)
  const [first, ...others] = found.subjects
  if (!check || !regulation || session.focus !== 'check' || !first || found.regulations.length > 0) return undefined
  const isAsked = asking(turn)?.wants === 'whether' && [first, ...others].every((each) => isOfEasing(each, regulation))
  return isAsked ? easedDraft(turning, regulation, check) : undefined
}

/** The question of a message; of one that only asks, however surely it was heard what. */
export const asking = (turn: Turn): Extract<Act, { act: 'ask' }> | undefined => {
  const asks = turn.heard.acts.flatMap((act) => (act.act === 'ask' ? [act] : []))
  return turn.act('ask') ?? (asks.length === turn.heard.acts.length ? asks[0] : undefined)
}

/** 差20万也不行吗, 实习生算不算: of a check, what names nothing that the texts speak of is asked of what was told last. */
function stands(turn: Turn): Draft | undefined {
  const { check, focus } = turn.session
  const regulation = turn.regulation(check?.regulation)
  const ask = asking(turn)
  const { hits, subjects, regulations, numberAsked } = turn.found
  // 必须和企业联合吗, where that was just asked: the condition that asks it.
  const asks = ask?.wants === 'whether' && ask.about.some((id) => check?.asked.includes(id))
  const names = subjects.length + regulations.length + (asks ? 0 : (ask?.about.length ?? 0)) > 0 || numberAsked
  if (!check || !regulation || check.phase === 'left' || focus !== 'check' || !ask || names) return undefined
  const best = turn.turning.finder.find(turn.words, regulation.id).hits[0] ?? hits[0]
  if (asks) return standsDraft(check.asked, turn.turning, regulation, check)
  return isChance(turn.found, best) ? standing(turn, check, regulation) : undefined
}

/** 这也算不符合吗: what is asked of a check and no clause answers is answered by the condition spoken of last. */
export function ofCheck(turn: Turn): Draft | undefined {
  const { found, heard, words, turning } = turn
  const check = turn.openCheck()
  const regulation = turn.regulation(check?.regulation)
  const ask = asking(turn)
  if (!check || !regulation || !ask || !namesNothing(found, heard)) return undefined
  const elsewhere = found.regulations.some((id) => id !== regulation.id)
  const speaks = ask.wants === 'whether' || pointsBack(words)
  if (elsewhere || !speaks || outOfScope(turn.folded, turning.knowledge, true)) return undefined
  return standing(turn, check, regulation)
}

/** How that stands which is spoken of in a check: what waits to be confirmed, what was told last, or what is asked. */
function standing({ turning }: Turn, check: CheckState, regulation: RegulationKnowledge): Draft | undefined {
  const { unconfirmed, fresh } = check
  const facts = unconfirmed ? [unconfirmed.fact] : fresh
  return standsDraft(facts, turning, regulation, check)
}

/** 那是不是一年给一次, 由谁来报送, after a question that a clause answered: what names nothing goes on with that clause. */
function onClause(turn: Turn): Draft | undefined {
  const { session, turning, found, heard } = turn
  const { refs, subject, focus, misses } = session
  const sure = turn.act('ask')
  const asks = sure ?? asking(turn)
  const supposes = heard.acts.length > 0 && heard.acts.every(({ act }) => act === 'suppose')
  const alone =
    new Set(refs.map(regulationOf)).size === 1 && found.regulations.length === 0 && !isEverywhere(turn.words)
  if (!(supposes || (asks && FOLLOWS.has(asks.wants))) || !alone || focus !== 'question' || misses > 0) return undefined
  if (!(supposes || !sure || namesNothing(found, heard)) || outOfScope(turn.folded, turning.knowledge, true))
    return undefined
  const before = { refs, ...(subject === undefined ? {} : { subject }) }
  return followUpDraft(turn.words, before, turning, supposes ? 'supposes' : sure ? 'asks' : 'hints')
}

/** What is asked on of a clause; a list, a way to do something or how texts differ is a question of its own. */
const FOLLOWS: ReadonlySet<Want> = new Set(['whether', 'who', 'when', 'figure', 'text'])
