import { answerQuestion, examplesOn, isChance, outOfScope, overviewDraft, remark } from '../../answer/index.ts'
import type { Facts } from '../../eligibility/index.ts'
import { type RegulationId, regulationOf } from '../../law/index.ts'
import { type Draft, type Parts, say } from '../../reply/index.ts'
import { completed, type Meant, namesNothing, namesOnly } from '../carry.ts'
import * as checking from '../checking.ts'
import { uncounted } from '../receipt.ts'
import type { CheckState } from '../session.ts'
import { isAskable, isPlain } from '../sure.ts'
import { MISSED, type Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { asking, ofCheck, onward } from './onward.ts'

/** A question to the texts, completed by what was said before; in a check, which then goes on. */
export function asked(turn: Turn): Turned {
  const { session, turning } = turn
  const outside = outOfScope(turn.folded, turning.knowledge, true)
  // 有电话吗 is of the place spoken of: who explains its text is told.
  const { words, carries }: Meant =
    outside && outside.why !== 'personal-data'
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
  const follows = onward(turn)
  if (open && !follows && judgesNothing(turn)) return turn.checked({ ...open, fresh: [] })
  const before = isBrief(turn) ? plain(session.folded?.lead ?? []) : ''
  const older = olderIn(turn)
  const sources = { ...turning, ...(before === '' ? {} : { told: before }), ...(older ? { version: older } : {}) }
  const found = follows ?? answerQuestion(words, sources)
  const draft = (MISSED.has(found.kind) ? ofCheck(turn) : undefined) ?? found
  // 想问下万州那个中心: a place, and nothing that was heard to be asked of it.
  const scope = outOfScope(turn.folded, turning.knowledge, true)
  const asks = turn.heard.acts.some(({ act }) => act === 'ask' || act === 'check')
  const tells = turn.heard.acts.length > 0 && turn.heard.acts.every(({ act }) => act === 'tell')
  // 那我们能报吗 in the check that is open: no check is shown beside itself. What is only told was not heard surely.
  if (open && !follows && !tells && draft.check?.regulation === open.regulation)
    return turn.checked({ ...open, fresh: [] })
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
  const numbered = turn.found.numbered.length > 0
  if (check && !numbered && ((tells && !isShorthand(turn, draft)) || (MISSED.has(draft.kind) && !asks)) && !scope)
    return misread(turn, check)
  const { facts } = turning.knowledge
  const about = turn.heard.acts.flatMap((act) => (act.act === 'ask' ? act.about.filter((id) => facts.has(id)) : []))
  const answered = turn.resume(draft, words, carries === true || follows !== undefined)
  // 第五项呢, after a no with the nearest clause, is asked of that.
  const shown = MISSED.has(draft.kind) && draft.cites.length > 0 ? { refs: draft.cites } : {}
  const spoken = about.length > 0 ? { spoken: about } : {}
  const turned = { ...answered, session: { ...answered.session, ...spoken, ...shown } }
  // Before a check what is told waits for one.
  if (session.check || Object.keys(turn.message.facts).length === 0) return turned
  return { ...turned, session: { ...turned.session, told: checking.toldOver(session.told, turn.message) } }
}

/** 较差呢, 那第三名呢: a few words that go on with what was said, and do not ask it again. */
const isBrief = ({ found, words, session }: Turn): boolean =>
  session.focus === 'question' &&
  session.refs.length > 0 &&
  found.regulations.length === 0 &&
  /^(?:那么?|还有)?[^，。？?！!]{1,6}呢[？?。！!]?$/u.test(words.trim())

/** The version last answered from, where another answers today. */
function olderIn({ session: { refs }, turning: { knowledge, library } }: Turn): RegulationId | undefined {
  const ids = refs.map(regulationOf).filter((id) => library.regulations.has(id))
  return ids.find((id) => !knowledge.regulations.has(id))
}

/** Parts as they are read. */
const plain = (parts: Parts): string =>
  parts.map((part) => (part.kind === 'phrase' ? part.phrase.text : part.kind === 'words' ? part.text : '')).join('')

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
    isChance(found, found.hits[0]) &&
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
