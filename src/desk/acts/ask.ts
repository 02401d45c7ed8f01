import {
  answerQuestion,
  CHANCE,
  examplesOn,
  followUpDraft,
  outOfScope,
  overviewDraft,
  remark,
  standsDraft,
} from '../../answer/index.ts'
import type { Facts } from '../../eligibility/index.ts'
import type { Act, Tell, Want } from '../../hear/index.ts'
import type { RegulationKnowledge } from '../../knowledge/index.ts'
import { regulationOf } from '../../law/index.ts'
import { type Draft, say } from '../../reply/index.ts'
import { completed, isEverywhere, type Meant, namesNothing, namesOnly, pointsBack } from '../carry.ts'
import * as checking from '../checking.ts'
import { uncounted } from '../receipt.ts'
import type { CheckState } from '../session.ts'
import { isPlain, MISSED, type Turn, type Turned } from '../turn.ts'

/** A question to the texts, completed by what was said before; in a check, which then goes on. */
export function asked(turn: Turn): Turned {
  const { session, turning } = turn
  const { words, carries }: Meant = outOfScope(turn.folded, turning.knowledge, true)
    ? { words: turn.words }
    : completed(turn.words, turn.found, turn.heard, session, turning)
  const [only] = turn.found.regulations
  const lone = turn.regulation(only)
  if (
    lone &&
    turn.found.regulations.length === 1 &&
    namesOnly(turn.found, turn.turning.knowledge) &&
    session.subject === undefined
  )
    return turn.said(overviewDraft(lone, turning), { places: [lone.id], focus: 'question' })
  const open = session.check?.phase === 'left' ? undefined : session.check
  if (open && asksOfAll(turn)) return turn.checked({ ...open, fresh: [] })
  if (open && asksWhatIsLeft(turn)) return turn.shown(open, 'gap')
  const follows = stands(turn) ?? onClause(turn)
  if (open && !follows && judgesNothing(turn)) return turn.checked({ ...open, fresh: [] })
  const found = follows ?? answerQuestion(words, turning)
  const draft = (MISSED.has(found.kind) ? ofCheck(turn) : undefined) ?? found
  // 想问下万州那个中心: a place, and nothing that was heard to be asked of it.
  const scope = outOfScope(turn.folded, turning.knowledge, true)
  // 那我们能报吗 in the check that is open: no check is shown beside itself.
  if (open && draft.check?.regulation === open.regulation) return turn.checked({ ...open, fresh: [] })
  if (lone && MISSED.has(draft.kind) && !scope && asksNothing(turn)) return turn.resume(overviewDraft(lone, turning))
  if (MISSED.has(draft.kind) && !scope && namesNoPlace(turn))
    return turn.said(
      {
        ...remark(say`想问哪个地方的、问什么？比如“${examplesOn(turning).figure}”；说说情况，也可以核对能不能申报。`),
        kind: 'question',
      },
      // Whoever speaks of themselves wants to know whether they may; the place is all that is wanting.
      OWN.test(turn.words) ? { awaiting: 'place' } : {},
    )
  const check = open
  const asks = turn.heard.acts.some(({ act }) => act === 'ask' || act === 'check')
  const tells = turn.heard.acts.length > 0 && turn.heard.acts.every(({ act }) => act === 'tell')
  const numbered = turn.found.numbered.length > 0
  if (check && !numbered && ((tells && !isShorthand(turn, draft)) || (MISSED.has(draft.kind) && !asks)) && !scope)
    return misread(turn, check)
  const { facts } = turning.knowledge
  const about = turn.heard.acts.flatMap((act) => (act.act === 'ask' ? act.about.filter((id) => facts.has(id)) : []))
  const answered = turn.resume(draft, words, carries === true || follows !== undefined)
  const turned = about.length > 0 ? { ...answered, session: { ...answered.session, spoken: about } } : answered
  // Before a check what is told waits for one.
  if (session.check || Object.keys(turn.message.facts).length === 0) return turned
  return { ...turned, session: { ...turned.session, told: checking.toldOver(session.told, turn.message) } }
}

/** 那我这个情况可不可以报: in a check, whether all that was told is enough. */
function asksOfAll({ heard: { acts }, found, words, turning: { knowledge } }: Turn): boolean {
  const [ask, another] = acts
  if (ask?.act !== 'ask' || another || ask.wants !== 'whether' || ask.claims || found.regulations.length > 0)
    return false
  const applies = (id: string) => knowledge.subjects.get(id)?.applying === true
  const subjects = [...ask.about, ...found.subjects.map(({ id }) => id)]
  return subjects.every(applies) && (subjects.length > 0 || ALL_TOLD.test(words)) && OWN.test(words)
}

/** 那是不是没戏了: in a check, whether it is enough, of nothing that the texts name. */
function judgesNothing(turn: Turn): boolean {
  const { heard, found, session, folded, turning } = turn
  return (
    session.focus === 'check' &&
    asking(turn)?.wants === 'whether' &&
    namesNothing(found, heard) &&
    found.regulations.length === 0 &&
    (found.hits[0]?.score ?? 0) < CHANCE &&
    !outOfScope(folded, turning.knowledge, true)
  )
}

/** 还有几样要交代: in a check, what of it is still to be told. */
const asksWhatIsLeft = ({ heard, found, words }: Turn): boolean =>
  heard.acts.length > 0 &&
  heard.acts.every((act) => act.act === 'ask' && act.wants === 'list' && act.refs.length === 0) &&
  found.regulations.length + found.subjects.length === 0 &&
  !found.numberAsked &&
  LEFT.test(words)

const LEFT = /[还尚]|剩|余下|\b(?:else|left|more|still|remaining|missing)\b/iu

/** What stands for all that was told. */
const ALL_TOLD = /(?:这|那|现|目前)[个种些样]?的?(?:情况|条件|样子|水平|状况)|这样|like this|as (?:we|it) stands?/iu

const OWN = /[我俺咱]|\b(?:we|our|i)\b/iu

/** 那个 创新中心: a programme and nothing else, of no place. */
const namesNoPlace = ({ found: { regulations, subjects, numberAsked }, words, turning, session }: Turn): boolean =>
  regulations.length + subjects.length + session.places.length === 0 &&
  !numberAsked &&
  turning.knowledge.programmes.mentionsIn(words).length > 0

/** 四川 撤销情形 in a check of another place: a clerk's shorthand that only sounds like telling. */
const isShorthand = ({ found, session }: Turn, { kind }: Draft): boolean =>
  kind === 'answer' && found.regulations.some((id) => id !== session.check?.regulation)

/** Whether one place is named, and what is asked of it was not heard. */
function asksNothing({ heard: { acts }, found: { regulations, subjects, numberAsked } }: Turn): boolean {
  const asks = acts.flatMap((act) => (act.act === 'ask' ? [act] : []))
  const vague = asks.length > 0 && asks.every((ask) => ask.about.length === 0 && !isPlain(ask))
  return vague && regulations.length === 1 && subjects.length === 0 && !numberAsked
}

/** The question of a message; of one that only asks, however surely it was heard what. */
const asking = (turn: Turn): Extract<Act, { act: 'ask' }> | undefined => {
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
  return (best?.score ?? 0) < CHANCE ? standing(turn, check, regulation) : undefined
}

/** 这也算不符合吗: what is asked of a check and no clause answers is answered by the condition spoken of last. */
function ofCheck(turn: Turn): Draft | undefined {
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
  const asks = turn.act('ask')
  const alone =
    new Set(refs.map(regulationOf)).size === 1 && found.regulations.length === 0 && !isEverywhere(turn.words)
  if (!asks || !FOLLOWS.has(asks.wants) || !alone || focus !== 'question' || misses > 0) return undefined
  if (!namesNothing(found, heard) || outOfScope(turn.folded, turning.knowledge, true)) return undefined
  return followUpDraft(turn.words, { refs, ...(subject === undefined ? {} : { subject }) }, turning)
}

/** What is asked on of a clause; a list, a way to do something or how texts differ is a question of its own. */
const FOLLOWS: ReadonlySet<Want> = new Set(['whether', 'who', 'when', 'figure', 'text'])

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
