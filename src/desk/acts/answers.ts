import { factsOf, heldWords, remark, ticked, toldIn } from '../../answer/index.ts'
import { sameValue } from '../../eligibility/index.ts'
import { type Act, plainAnswer } from '../../hear/index.ts'
import type { FactId } from '../../knowledge/index.ts'
import { type Draft, say } from '../../reply/index.ts'
import { type Answered, inTenThousands, settle, toldBy } from '../answering.ts'
import { questionOf } from '../asked.ts'
import * as checking from '../checking.ts'
import { together, toldHere } from '../heard.ts'
import type { CheckState, Told } from '../session.ts'
import { NOTHING_TOLD } from '../session.ts'
import { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { handOff } from './hand-off.ts'

/** What the fields of a form say, each heard as the answer to its own fact: the words beside it are but a record. */
export function filledIn(turn: Turn, answers: NonNullable<Turn['turning']['answers']>): Turn {
  const fields = Object.entries(answers).map(([fact, words]) => fieldIn(turn, fact, words))
  const heard = { acts: fields.flatMap(({ acts }) => acts), unheard: [] }
  return new Turn(turn.session, turn.words, turn.folded, turn.turning, heard, together(fields.map(({ told }) => told)))
}

/** A form filled in: each answer is to its own fact, whatever was asked last. */
export function filled(turn: Turn): Turned | undefined {
  const { session, turning } = turn
  const { answers, question: named } = turning
  if (!answers) return undefined
  const { check } = session
  const question = named === undefined ? undefined : questionOf(session, named)
  if (named !== undefined && (!question || !check)) return unasked(turn)
  if (!check) return undefined
  const regulation = turn.regulation(question?.regulation ?? check.regulation)
  if (!regulation) return unasked(turn)
  const asks = new Set(factsOf(regulation))
  const facts = Object.keys(answers).filter((fact) => asks.has(fact))
  const told = (of: readonly FactId[]) => together(of.map((fact) => checking.onlyOf(fact, turn.message)))
  const changed = facts.filter((fact) => regulation.id === check.regulation && isChange(turn, check, fact))
  const others = facts.filter((fact) => !changed.includes(fact))
  return settled(turn, check, question ?? { regulation: check.regulation }, told(others), { besides: told(changed) })
}

/** Whether a field was shown with what is held still: who writes something else there means to change it. */
function isChange({ turning }: Turn, { facts, said }: CheckState, id: FactId): boolean {
  const fact = turning.knowledge.facts.get(id)
  const shown = turning.changes?.[id]
  return fact !== undefined && shown !== undefined && heldWords(fact, facts[id], said) === shown
}

/** What a field of a form says: a label what it is the label of, other words what is heard in them. */
function fieldIn(turn: Turn, fact: FactId, words: string): { readonly told: Told; readonly acts: readonly Act[] } {
  const known = turn.turning.knowledge.facts.get(fact)
  const value = known && ticked(known, words)
  if (value !== undefined) return { told: { facts: { [fact]: value }, said: { [fact]: words } }, acts: [] }
  const heard = turn.field(words, fact)
  return { told: checking.onlyOf(fact, toldIn(heard)), acts: heard.acts }
}

/** A press, a label or a number: what it says of the facts of the question it was shown with. */
export function chosen(turn: Turn): Turned | undefined {
  const { session, turning, words } = turn
  const { choice } = turning
  if (!choice) return undefined
  const { check } = session
  const { fact, also = [], value, revision, change = revision } = choice
  const question = questionOf(session, change, [fact, ...also])
  if (!question || !check) return pressed(unasked(turn), { taken: false })
  if (value === null && check.unconfirmed?.fact === fact) return pressed(denied(turn, check), { taken: true })
  const told = value === null ? NOTHING_TOLD : toldBy(choice, words, check, turning)
  if (!told) return pressed(unasked(turn), { taken: false })
  // What is changed is known to stand: the person was shown it.
  if (choice.change !== undefined) {
    const { shared } =
      question.regulation === check.regulation ? { shared: told } : checking.parted(told, turning.knowledge)
    const turned = turn.keep(check, shared)
    return turned ? pressed(turned, { taken: true }) : pressed(unasked(turn), { taken: false })
  }
  return settled(turn, check, question, told, { standing: [fact] })
}

const pressed = (turned: Turned, how: NonNullable<Draft['pressed']>): Turned => ({
  ...turned,
  draft: { ...turned.draft, pressed: how },
})

/** Written before the open question could be read: what would answer it by itself answers the one before. */
export function overtaken(turn: Turn): Turned | undefined {
  const { session, turning, words, folded } = turn
  const question = turning.earlier?.question
  const { check } = session
  if (!question || !check) return undefined
  const { regulation, facts: asked } = question
  const told = toldHere(
    { ...check, regulation, asked },
    { heard: turn.hear(words, asked[0]), words, folded, sources: turning },
  )
  const answers = Object.keys(told.facts).filter((id) => turn.message.facts[id] === undefined)
  if (answers.length === 0) return undefined
  const only = together(answers.map((id) => checking.onlyOf(id, told)))
  return settled(turn, check, question, only, { besides: turn.message })
}

/** The check after an answer to a question, whenever that was asked. */
function settled(
  turn: Turn,
  check: CheckState,
  question: Answered,
  now: Told,
  more: { readonly besides?: Told; readonly standing?: readonly FactId[] } = {},
): Turned {
  const { besides = NOTHING_TOLD, standing } = more
  const answer = settle({ question, now, standing }, check, turn.session, turn.turning.knowledge)
  const { taken, before, session, stands, changes } = answer
  const turned =
    turn.keep(check, together([taken, besides]), before, session) ??
    (check.phase === 'left' && before.length > 0
      ? turn.said(remark(before), {}, session)
      : turn.checked({ ...check, fresh: [] }, before, { session }))
  const { draft } = turned
  // What is open keeps its numbers.
  const options = [...(draft.options ?? []), ...changes]
  const isTaken = Object.keys(taken.facts).length > 0 || session !== turn.session || stands.length === 0
  return pressed(
    { ...turned, draft: options.length > 0 ? { ...draft, options } : draft },
    isTaken ? { taken: true } : { taken: false, stands },
  )
}

/** A press on what turn conversation has not asked, or asked too long ago. */
function unasked(turn: Turn): Turned {
  const { check } = turn.session
  const over = say`这道题不在现在的核对里，没有记。`
  if (check && check.phase !== 'left') return turn.checked({ ...check, fresh: [] }, over)
  const how = check ? say`说“继续”，接着核对。` : say`说“我们能不能申报”加上地方，就开始核对。`
  return turn.said(remark([...over, ...how]))
}

/** 都是万, 单位万元: says no more than the unit that was asked. */
const TEN_THOUSANDS = /^[都嗯对是就的单位用按 ，,：:]{0,8}(?:万|w)[元块的哈啊呀吧呢。.!！]{0,4}$/iu

/** An answer to what the last reply offered: a person, or whether a bare sum is in 万元. */
export function awaited(turn: Turn): Turned | undefined {
  const { session, folded, turning } = turn
  if (turning.unseen) return undefined
  const bare = turn.openCheck()?.unconfirmed
  const unit = bare !== undefined && !bare.unsure && TEN_THOUSANDS.test(folded)
  const yes = plainAnswer(folded) ?? (unit || saysAgain(turn) || undefined)
  if (yes === undefined) return undefined
  if (session.awaiting === 'hand-off') return yes ? handOff(turn) : turn.resume(remark(say`好的，接着问就行。`))
  const check = turn.openCheck()
  if (!check?.unconfirmed) return undefined
  if (!yes) return denied(turn, check)
  const { unconfirmed, ...rest } = check
  const { fact, value, words, unsure, said = words } = unconfirmed
  return turn.checked(
    checking.answered(rest, {
      facts: { [fact]: value },
      said: { [fact]: unsure ? said : inTenThousands(unconfirmed) },
    }),
  )
}

/** Whether what was asked back is told once more, and nothing else: that confirms it. */
function saysAgain({ session: { check }, message: { facts }, heard: { acts } }: Turn): boolean {
  const waits = check?.unconfirmed
  const only = Object.keys(facts).length === 1 && acts.every(({ act }) => act === 'tell' || act === 'courtesy')
  return waits !== undefined && only && sameValue(facts[waits.fact], waits.value)
}

/** A sum told without its unit, which is not in 万元 either, or what was not surely heard. */
function denied(turn: Turn, check: CheckState): Turned {
  const { unconfirmed, ...rest } = check
  if (unconfirmed?.was)
    return turn.checked(
      { ...rest, fresh: [], skipped: rest.skipped.filter((id) => id !== unconfirmed.fact) },
      say`那请直接说现在一共多少。`,
      {
        first: unconfirmed.fact,
      },
    )
  const again = unconfirmed?.unsure ? say`那请重说。` : say`那请连单位重说，比如带上“万元”。`
  return turn.checked({ ...rest, fresh: [] }, again)
}
