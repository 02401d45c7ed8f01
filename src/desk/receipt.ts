import { notedLine, type Wording } from '../answer/index.ts'
import { sameValue } from '../eligibility/index.ts'
import type { Heard, Tell } from '../hear/index.ts'
import type { FactId } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { type Draft, fromTemplate, given, joined, type Part, type Parts, say } from '../reply/index.ts'
import { together } from './heard.ts'
import type { Session } from './session.ts'
import type { Turn } from './turn.ts'
import type { Turned } from './turning.ts'

/** A turn's reply with a line of what was told in it: what was noted, and what does not count. */
export function receipted(turn: Turn, turned: Turned): Turned {
  const { heard, session: before } = turn
  const { draft, session } = turned
  const noted = draft.receipt ?? receiptOf(turn, session)
  if (!noted && !(before.check && before.check.phase !== 'left')) return turned
  const receipt = [...(noted ?? []), ...uncounted(heard, session, draft)]
  return receipt.length > 0 ? { ...turned, draft: { ...draft, receipt } } : turned
}

/** What of the message is held now, where the reply does not say so itself. */
export function receiptOf(turn: Turn, { check, told }: Session): Parts | undefined {
  const { facts } = check ?? told
  const { knowledge } = turn.turning
  const message = together([turn.beside(), turn.message])
  const now = Object.entries(message.facts).filter(([id, value]) => sameValue(facts[id], value))
  return notedLine(knowledge.facts, Object.fromEntries(now), message.said).receipt
}

/** What was told and does not count, and why; nothing of what was counted after all, or is asked back. */
export function uncounted({ acts }: Heard, { check, told }: Session, { confirm }: Pick<Draft, 'confirm'> = {}): Part[] {
  const { said } = check ?? told
  const tells = acts.flatMap((act) => (act.act === 'tell' ? [act] : []))
  const isCounted = ({ fact, words }: Tell) =>
    fact === null
      ? Object.values(said).some((counted) => isOf(words, counted))
      : confirm?.fact === fact || (said[fact] !== undefined && isOf(words, said[fact]))
  const open = tells.filter((tell) => !isCounted(tell))
  const lines = WHY.flatMap(({ is, why }) => {
    const words = [...new Set(open.filter(is).map((tell) => tell.words.replace(END, '')))].slice(0, MOST_QUOTED)
    return words.length > 0
      ? [
          why(
            joined(
              words.map((each) => say`“${given(each)}”`),
              '',
            ),
          ),
        ]
      : []
  })
  return lines.length > 0 ? say`${joined(lines, '；')}。` : []
}

/** A form's reply with a line of what was written in its fields and not read: nothing is held of them, asked back, or told otherwise. */
export function unread(turn: Turn, turned: Turned): Turned {
  const { turning, heard, message } = turn
  const { draft, session } = turned
  const { check } = session
  const told = ([id, typed]: readonly [FactId, string]): boolean =>
    message.facts[id] !== undefined ||
    draft.confirm?.fact === id ||
    uncounted({ ...heard, acts: heard.acts.filter((act) => typed.includes(act.words)) }, session, draft).length > 0
  const lines = Object.entries(turning.answers ?? {}).flatMap(([id, typed]): Parts => {
    const fact = turning.knowledge.facts.get(id)
    if (!fact || !check || told([id, typed])) return []
    return say`没有从“${given(typed)}”里读出${fromTemplate(fact.definitions[check.regulation]?.label ?? fact.label)}，没有记；换个写法再填。`
  })
  return lines.length > 0 ? { ...turned, draft: { ...draft, receipt: [...(draft.receipt ?? []), ...lines] } } : turned
}

/** Whether words told a value, or a part of it. */
const isOf = (words: string, counted: Wording): boolean =>
  typeof counted === 'string' ? words.includes(counted) : counted.some((part) => words.includes(part.words))

/** Nobody reads more of what does not count. */
const MOST_QUOTED = 2

const END = /[，。；、,.;！!]$/u

const isQuantity = ({ value }: Tell): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value !== null)

/** Why a tell does not count. What was not heard surely is left to be asked back. */
const WHY: readonly { readonly is: (tell: Tell) => boolean; readonly why: (words: Part[]) => Part[] }[] = [
  { is: (tell) => tell.of !== 'applicant' && isQuantity(tell), why: (words) => say`${words}是别人的，不计入` },
  { is: ({ of, mood }) => of === 'applicant' && mood === 'plan', why: (words) => say`${words}是打算，不计入` },
  { is: (tell) => isOwn(tell, 'was') && isQuantity(tell), why: (words) => say`${words}是以前的，不计入` },
  { is: (tell) => tell.by !== undefined && tell.asks === true, why: (words) => say`${words}没听准，没有记` },
  {
    is: (tell) => isOwn(tell, 'is') && tell.fact === null && isQuantity(tell) && !tell.asks,
    why: (words) => say`${words}没用上`,
  },
  {
    is: (tell) => isOwn(tell, 'is') && tell.fact === null && tell.value === null && hasFigure(tell.words),
    why: (words) => say`没听懂：${words}`,
  },
]

const isOwn = ({ of, mood }: Tell, as: Tell['mood']): boolean => of === 'applicant' && mood === as
const hasFigure = (words: string): boolean => readFigures(words).some(({ figure }) => figure)
