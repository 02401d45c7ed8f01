import { wordingText } from '../answer/index.ts'
import { assess, type FactValue } from '../eligibility/index.ts'
import type { Tell } from '../hear/index.ts'
import { type FactId, factsTested } from '../knowledge/index.ts'
import { given, say } from '../reply/index.ts'
import { partsOf } from './apart.ts'
import { reopened } from './checking.ts'
import { isChange } from './ledger.ts'
import { operationsIn } from './operations.ts'
import type { CheckState, Told } from './session.ts'
import { type Summand, summed } from './sums.ts'
import type { Turn } from './turn.ts'
import type { Turned } from './turning.ts'

/**
 * Nobody is held to a figure that they may just have changed: what speaks of one that a condition fails on, and was not understood,
 * puts it off until it is told again. Undefined where nothing of the kind was said.
 */
export function suspended(turn: Turn, before: CheckState, now: Told): Turned | undefined {
  const tells = turn.heard.acts.flatMap((act) => (act.act === 'tell' && mayChange(act) ? [act] : []))
  if (tells.length === 0 || tells.length > MOST || before.unconfirmed) return undefined
  const check = Object.keys(now.facts).length > 0 ? turn.after(before, now) : before
  if (check.unconfirmed) return undefined
  const changes = operationsIn(turn.words).length > 0
  const open = (id: FactId) => now.facts[id] === undefined
  const fact =
    tells.filter(isUnsure).find(({ fact: id }) => changes && open(id) && isQuantity(check.facts[id]))?.fact ??
    failing(turn, check).find(
      (id) => open(id) && tells.some((tell) => tell.fact === id || speaksOf(turn, tell, id, check.facts[id])),
    )
  const value = fact === undefined ? undefined : check.facts[fact]
  if (fact === undefined || value === undefined) return undefined
  const was = { value, said: check.said[fact] ?? '' }
  const doubted = {
    fact,
    ...(changeOf(turn, fact, was) ?? { value, words: wordingText(was.said) }),
    unsure: true as const,
    was,
  }
  const told = Object.keys(now.facts).length > 0
  const asks = told ? [] : say`“${given(turn.words.trim())}”没听懂。`
  return turn.checked({ ...reopened(check, fact), fresh: told ? check.fresh : [], unconfirmed: doubted }, asks)
}

/** 走了两个: a change of something named that is not surely one. */
const isUnsure = (tell: Tell): tell is Tell & { readonly fact: FactId } =>
  tell.fact !== null && tell.asks === true && CHANGES.has(tell.how) && isQuantity(tell.value) && !isChange(tell)

/** Whoever tells more at once tells anew, and changes nothing in passing. */
const MOST = 4
/** So many parts of a message are heard by themselves. */
const PARTS = 6

/** What a message makes of a value where it is heard as said of it: 再加两个 may be two more of the researchers. */
function changeOf(turn: Turn, fact: FactId, { value, said }: Was) {
  const { words } = turn
  const { hear } = turn.turning
  const { acts } = hear(words, { asked: fact, open: true })
  const apart = partsOf(words)
    .slice(0, PARTS)
    .flatMap((part) => hear(part.words, { asked: fact, open: true }).acts)
  const other = [...acts, ...apart].find(
    (act): act is Tell => act.act === 'tell' && act.fact === fact && (turns(act, value) || isInstead(act)),
  )
  if (other) return { value: other.value as FactValue, words: other.words, said: other.words }
  const change = [...turn.heard.acts, ...acts].find(
    (act): act is Tell => act.act === 'tell' && act.fact === fact && isQuantity(act.value) && CHANGES.has(act.how),
  )
  if (!change) return undefined
  const before: readonly Summand[] = typeof said === 'string' ? [{ words: said, value }] : said
  const less = change.how === 'less' ? { less: true as const } : {}
  const parts = [...before, { words: change.words, value: change.value as FactValue, ...less }]
  const sum = summed(parts)
  return sum === undefined ? undefined : { value: sum, words: change.words, said: parts }
}

/** 再量是610, heard as what it is instead. */
const isInstead = ({ how, value }: Tell): boolean => how === 'instead' && isQuantity(value)

type Was = NonNullable<NonNullable<CheckState['unconfirmed']>['was']>

const CHANGES: ReadonlySet<Tell['how']> = new Set(['add', 'less'])

/** What may have changed a value, though nothing came of it: not what is only planned, supposed, or another's by name. */
const mayChange = ({ mood, of, fact, how }: Tell): boolean =>
  mood !== 'if' && mood !== 'plan' && typeof of === 'string' && (fact === null || how !== 'set' || of === 'other')

/** Quantities that were told and fail a condition. */
function failing(turn: Turn, check: CheckState): FactId[] {
  const regulation = turn.regulation(check.regulation)
  if (!regulation) return []
  const { findings } = assess(regulation, check.facts, turn.turning.knowledge.facts, turn.turning.asOf)
  return findings
    .filter(({ status }) => status === 'unmet')
    .flatMap(({ condition }) => factsTested(condition.requires))
    .filter((id) => isQuantity(check.facts[id]) || check.facts[id] === 0 || typeof check.facts[id] === 'boolean')
}

/** Whether a message, or the words of a tell alone, holds a value that a fact can have. */
const speaksOf = ({ words, turning: { hear } }: Turn, tell: Tell, fact: FactId, held: FactValue | undefined): boolean =>
  [
    words,
    tell.words,
    ...partsOf(words)
      .slice(0, PARTS)
      .map((part) => part.words),
  ].some((said) =>
    hear(said, { asked: fact, open: true }).acts.some(
      (act) =>
        act.act === 'tell' && act.fact === fact && act.mood !== 'plan' && (isQuantity(act.value) || turns(act, held)),
    ),
  )

/** A yes for a no that was told, heard at all. */
const turns = ({ value, sure }: Tell, held: FactValue | undefined): boolean =>
  typeof value === 'boolean' && typeof held === 'boolean' && value !== held && sure >= HEARD

const HEARD = 0.35

const isQuantity = (value: unknown): boolean =>
  (typeof value === 'number' && value !== 0) || (typeof value === 'object' && value !== null)

/** The check with what was put off, as it was told before. */
export function restored(check: CheckState): CheckState {
  const { unconfirmed: put, ...rest } = check
  if (!put?.was) return check
  const { fact, was } = put
  return { ...rest, facts: { ...check.facts, [fact]: was.value }, said: { ...check.said, [fact]: was.said } }
}
