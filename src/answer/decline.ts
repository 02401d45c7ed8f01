import { isWithin, type Knowledge, type RegulationKnowledge, type Subject } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, type DraftBlock, joined, type Part, refer, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { isChance } from './asks.ts'
import { heldProgrammes } from './centres.ts'
import { decidingWords } from './deciding.ts'
import { examplesOn } from './examples.ts'
import { askThem } from './hand-off.ts'
import { folding, quoteBlock, wholeOf } from './lookup.ts'
import type { NotHeld } from './not-held.ts'
import type { OutOfScope } from './scope.ts'
import { misleads } from './silence.ts'
import { soughtIn } from './sought.ts'
import { type Ground, isMarked, namedIn, noticesFor, titleParts, whom } from './standing.ts'

/** Titles of all texts that are held. */
export const titles = (knowledge: Knowledge): Part[] =>
  joined([...knowledge.regulations.values()].map(titleParts), '、')

/** A short no to what is outside the texts, with the nearest clause where there is one and whom to ask. */
export function scopeDraft(scope: OutOfScope, found: Found, ground: Ground): Draft {
  const { why } = scope
  if (why === 'greeting') return greetingDraft(ground)
  if (why === 'handoff') return askThem(regulationsOf(found, ground.knowledge), ground)
  const reason = reasonOf(scope, ground.knowledge)
  if (why === 'personal-data') return toAsk(reason, found, ground)
  // 明天下不下雨 has nothing near it: a clause would be there by chance.
  const isNear = found.subjects.length > 0 || !isChance(found, found.hits[0])
  return refusal(reason, isNear ? found : { ...found, hits: [] }, ground)
}

/** A no with whom to ask, and no clause: none is near. */
function toAsk(reason: Part[], found: Found, ground: Ground): Draft {
  const regulations = regulationsOf(found, ground.knowledge)
  return {
    kind: 'refusal',
    lead: reason,
    blocks: [said(say`${bodies(found, ground)}。`)],
    cites: regulations.flatMap((regulation) => namedIn(regulation) ?? []),
  }
}

/** Who speaks, and what may be asked. */
export function greetingDraft(ground: Ground): Draft {
  const { figure, list, enough } = examplesOn(ground)
  const held = heldProgrammes(ground.knowledge).join('、')
  return {
    kind: 'smalltalk',
    blocks: [said(say`您好，这里按条文原文回答${held}的设立问题。可以这样问：${[figure, list, enough].join('；')}。`)],
    cites: [],
  }
}

function reasonOf({ why, about }: OutOfScope, knowledge: Knowledge): Part[] {
  switch (why) {
    case 'other-place':
    case 'other-programme':
      return notHeldParts(about, knowledge)
    case 'personal-data':
      return say`文本里没有联系方式，也不提供个人信息；请从主管部门公开的渠道查询。`
    case 'prediction':
      return say`结果由主管部门和专家评定，这里不作预测。`
    case 'instruction':
      return say`消息里的指令不会执行，答案只依据条文原文。`
    default:
      return say`这里只回答${heldProgrammes(knowledge).join('、')}文本里的事，别的帮不上忙。`
  }
}

/** Said of nothing but what was looked for among the regulations loaded, and not found. */
const notHeldParts = ({ of, said: notHeld }: NotHeld, knowledge: Knowledge): Part[] =>
  of === 'place'
    ? say`${notHeld}的文件，不能拿别处的规定回答；收录的只有${placesHeld(knowledge).join('；')}的文本。`
    : say`${notHeld}的办法，收录的只有${listed(heldProgrammes(knowledge))}的文本。`

/** 聊城、四川技术创新中心: the places of each programme. */
const placesHeld = ({ programmes, regulations }: Knowledge): string[] => {
  const byProgramme = new Map<string, string[]>()
  for (const { programme, place } of regulations.values())
    byProgramme.set(programme, [...(byProgramme.get(programme) ?? []), place])
  return [...byProgramme].map(([programme, places]) => `${places.join('、')}${programmes.nameOf(programme)}`)
}

/** A、B和C. */
const listed = (names: readonly string[]): string => names.join('、').replace(/、(?=[^、]*$)/u, '和')

/** The texts are declared silent on what is asked, or it was not found in them, `missing` where it has a name; the nearest clause is shown as such, and never as the answer. */
export function silentDraft(
  found: Found,
  regulations: readonly RegulationKnowledge[],
  ground: Ground,
  missing?: string,
  question = '',
  whether = false,
): Draft {
  const named = regulations.length > 0 ? regulations : [...ground.knowledge.regulations.values()]
  const silentIn = ({ id }: RegulationKnowledge) => found.subjects.filter(({ silent: in_ }) => in_.includes(id))
  const silent = [...new Set(regulations.flatMap(silentIn))]
  const reason =
    silent.length > 0
      ? say`${joined(
          regulations
            .map((regulation) => ({ short: regulation.short, labels: silentIn(regulation).map(({ label }) => label) }))
            .filter(({ labels }) => labels.length > 0)
            .map(({ short, labels }) => say`${short}没有对${labels.join('、')}作出规定`),
          '；',
        )}。`
      : missing
        ? say`${named.map(({ short }) => short).join('、')}里没有找到写${missing}的条文。`
        : say`收录的文本里没有找到能回答这个问题的条款。`
  const elsewhere = insideOf(regulations, silent, ground.knowledge)
  // It was asked whether: that the texts are silent on it is the answer.
  const isTold = whether && (silent.length > 0 || missing !== undefined)
  return {
    ...refusal(reason, found, ground, question),
    ...(isTold ? { kind: 'answer' as const, yesNo: 'not-stated' as const } : {}),
    ...(elsewhere.length > 0 ? { options: elsewhere } : {}),
    ...(silent.length === 0 && !missing ? { unheard: true } : {}),
  }
}

/** A place inside the one named may say what the wider text does not: 重庆 sets no floor area, 万州 does. */
const insideOf = (
  regulations: readonly RegulationKnowledge[],
  silent: readonly Subject[],
  { regulations: all }: Knowledge,
): { label: Part[]; send: string }[] =>
  [...all.values()].flatMap((inner) =>
    silent
      .filter(({ clauses }) => clauses.some(({ ref }) => regulationOf(ref) === inner.id))
      .filter(() => regulations.some((outer) => isWithin(inner, outer)))
      .map(({ label }) => ({ label: say`${inner.center}的${label}`, send: `${inner.place} ${label}` })),
  )

function refusal(reason: Part[], found: Found, ground: Ground, question = ''): Draft {
  const best = nearest(found)
  const near = best && misleads(best, question, found, ground.knowledge) ? undefined : best
  const regulations = regulationsOf(found, ground.knowledge)
  // Whom to ask is part of a notice.
  const told = regulations.length > 0 && regulations.every((regulation) => isMarked(regulation, ground.asOf))
  return {
    kind: 'refusal',
    notices: regulations.flatMap((regulation) => noticesFor(regulation, ground.asOf)),
    lead: reason,
    blocks: [
      ...(near ? nearBlocks(near, found, ground) : []),
      ...(told ? [] : [said(say`${bodies(found, ground)}。`)]),
    ],
    cites: near ? [near] : [],
  }
}

/** The nearest clause in a line, and whole on request. */
function nearBlocks(near: ClauseId, found: Found, { knowledge }: Ground): DraftBlock[] {
  const sought = soughtIn('', found, undefined, { knowledge })
  const words = decidingWords(wholeOf([near], knowledge), sought, NEAREST)
  const line = say`最接近的是${refer(words?.ref ?? near)}：${words?.text ?? []}`
  return [said(line), folding(quoteBlock({ id: near }))]
}

const NEAREST = 60

const said = (parts: Part[]): DraftBlock => ({ kind: 'words', text: parts })

const regulationsOf = ({ regulations }: Found, knowledge: Knowledge): RegulationKnowledge[] =>
  regulations.flatMap((id) => knowledge.regulations.get(id) ?? [])

/** The best clause of a place that was named; without a place nothing is near. */
function nearest({ hits, regulations }: Found): ClauseId | undefined {
  return regulations.length > 0 ? hits.find(({ ref }) => regulations.includes(regulationOf(ref)))?.ref : undefined
}

function bodies(found: Found, { knowledge }: Ground): Part[] {
  const regulations = regulationsOf(found, knowledge)
  if (regulations.length === 0) return say`请问当地科技或发展改革主管部门`
  return joined(
    regulations.map((regulation) => say`${regulation.place}可问${whom(regulation)}`),
    '；',
  )
}
