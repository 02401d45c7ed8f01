import { answerQuestion, outOfScope, overviewDraft, standsDraft } from '../../answer/index.ts'
import type { Facts } from '../../eligibility/index.ts'
import type { Tell } from '../../hear/index.ts'
import { type Draft, say } from '../../reply/index.ts'
import { completed, namesOnly } from '../carry.ts'
import * as checking from '../checking.ts'
import { uncounted } from '../receipt.ts'
import type { CheckState } from '../session.ts'
import { CHANCE, isPlain, MISSED, type Turn, type Turned } from '../turn.ts'

/** A question to the texts, completed by what was said before; in a check, which then goes on. */
export function asked(turn: Turn): Turned {
  const { session, turning } = turn
  const words = outOfScope(turn.folded, turn.turning.knowledge, true)
    ? turn.words
    : completed(turn.words, turn.found, session, turning)
  const [only] = turn.found.regulations
  const lone = turn.regulation(only)
  if (
    lone &&
    turn.found.regulations.length === 1 &&
    namesOnly(turn.found, turn.turning.knowledge) &&
    session.subject === undefined
  )
    return turn.said(overviewDraft(lone, turning), { places: [lone.id], focus: 'question' })
  const draft = stands(turn) ?? answerQuestion(words, turning)
  // 想问下万州那个中心: a place, and nothing that was heard to be asked of it.
  const scope = outOfScope(turn.folded, turning.knowledge, true)
  if (lone && MISSED.has(draft.kind) && !scope && asksNothing(turn)) return turn.resume(overviewDraft(lone, turning))
  const check = session.check?.phase === 'left' ? undefined : session.check
  const asks = turn.heard.acts.some(({ act }) => act === 'ask' || act === 'check')
  const tells = turn.heard.acts.length > 0 && turn.heard.acts.every(({ act }) => act === 'tell')
  const numbered = turn.found.numbered.length > 0
  if (check && !numbered && ((tells && !isShorthand(turn, draft)) || (MISSED.has(draft.kind) && !asks)) && !scope)
    return misread(turn, check)
  const { facts } = turning.knowledge
  const about = turn.heard.acts.flatMap((act) => (act.act === 'ask' ? act.about.filter((id) => facts.has(id)) : []))
  const answered = turn.resume(draft, words)
  const turned = about.length > 0 ? { ...answered, session: { ...answered.session, spoken: about } } : answered
  // Before a check what is told waits for one.
  if (session.check || Object.keys(turn.message.facts).length === 0) return turned
  return { ...turned, session: { ...turned.session, told: checking.toldOver(session.told, turn.message) } }
}

/** 四川 撤销情形 in a check of another place: a clerk's shorthand that only sounds like telling. */
const isShorthand = ({ found, session }: Turn, { kind }: Draft): boolean =>
  kind === 'answer' && found.regulations.some((id) => id !== session.check?.regulation)

/** Whether one place is named, and what is asked of it was not heard. */
function asksNothing({ heard: { acts }, found: { regulations, subjects, numberAsked } }: Turn): boolean {
  const asks = acts.flatMap((act) => (act.act === 'ask' ? [act] : []))
  const vague = asks.length > 0 && asks.every((ask) => ask.about.length === 0 && !isPlain(ask))
  return vague && regulations.length === 1 && subjects.length === 0 && !numberAsked
}

/** 差20万也不行吗, 实习生算不算: of a check, what names nothing that the texts speak of is asked of what was told last. */
function stands(turn: Turn): Draft | undefined {
  const { check, focus } = turn.session
  const regulation = turn.regulation(check?.regulation)
  const ask = turn.act('ask')
  const { hits, subjects, regulations, numberAsked } = turn.found
  const names = subjects.length + regulations.length + (ask?.about.length ?? 0) > 0 || numberAsked
  if (!check || !regulation || check.phase === 'left' || focus !== 'check' || !ask || names) return undefined
  const best = turn.turning.finder.find(turn.words, regulation.id).hits[0] ?? hits[0]
  return (best?.score ?? 0) < CHANCE ? standsDraft(check.fresh, turn.turning, regulation, check) : undefined
}

/** In a check, neither an answer nor a question: said so, and asked again. */
function misread(turn: Turn, check: CheckState): Turned {
  const unsure = turn.heard.acts.find((act) => act.act === 'tell' && isAskable(act))
  if (unsure?.act === 'tell' && unsure.fact !== null) {
    const { fact, value, words } = unsure
    return turn.checked({
      ...check,
      fresh: [],
      unconfirmed: { fact, value: value as Facts[string], words, unsure: true },
    })
  }
  // What does not count was understood: the receipt says so.
  if (uncounted(turn.heard, turn.session).length > 0) return turn.checked({ ...check, fresh: [] })
  const turned = turn.checked(
    { ...check, fresh: [] },
    say`没有从这句话里读出情况。直接说就行，拿不准就说“不知道”，不想答就说“跳过”。`,
  )
  return turn.counted(turned, true)
}

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
