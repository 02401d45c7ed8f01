import { counts, toldIn } from '../answer/index.ts'
import { type FactValue, sameValue } from '../eligibility/index.ts'
import type { Act, Heard, Tell } from '../hear/index.ts'
import type { FactId, Knowledge } from '../knowledge/index.ts'
import type { Reading } from '../quantity/index.ts'
import { type Account, accountOf, type HearOf, type Ledger, ledgerOf, POINTS, wordsOf } from './account.ts'
import { type MessagePart, partsOf, shifted } from './apart.ts'
import type { Holding } from './ledger.ts'
import { isOnlyPartly, isPlanned, isSupposed, type Operation, operationsIn, sentencesIn } from './operations.ts'
import { returned } from './returned.ts'
import { namedIn, type Summand, summed } from './sums.ts'

/** Whoever asks as surely as this changes nothing. */
const ASKS = 0.9
/** So surely is done what the words of a message say is done to what is held. */
const SURE = 0.95
/** 走了两个: they may be counted out already. */
const PERHAPS = 0.3
/** What is told, or wanted, beside a change, of which nothing was asked. */
const BESIDE = { told: 0.5, asked: 0.75 }

/**
 * A message with what it does to what is held: 里有3人已离职, 漏了委外，再加25万, 那台买断了，加回来. What it changes, and by how much, is
 * read of its words and of what is held: the whole that it names, the part, the thing. What is of nothing held stays as it was heard.
 */
export function reckoned(heard: Heard, words: string, held: Holding, hear: HearOf, knowledge: Knowledge): Heard {
  const now = returned(withoutPlans(heard, words), words, held, hear, knowledge)
  const all = operationsIn(words)
  if (all.length === 0) return isOnlyPartly(words) ? withoutChanges(now, () => true, { fact: null, how: 'set' }) : now
  const beside = now.acts.filter((act) => !all.some(({ sentence }) => isOver(act, sentence)))
  const ledger = ledgerOf(held, toldIn({ acts: beside, unheard: [] }), knowledge, hear)
  const isOf = (figure: Reading) => figure.unit === undefined || ledger.canBeOf(figure)
  const operations = operationsIn(words, isOf)
  let acts = now.acts
  for (const sentence of new Set(operations.map((each) => each.sentence))) {
    const own = operations.filter((each) => each.sentence === sentence)
    acts = changedIn(acts, own, { words, hear, ledger }) ?? acts
  }
  return acts === now.acts ? now : { ...now, acts }
}

/** 药物部4人计划下月划出: what is only planned or supposed adds nothing, and takes nothing away. */
function withoutPlans(heard: Heard, words: string): Heard {
  if (!heard.acts.some(isChange)) return heard
  const sentences = sentencesIn(words).map((parts) => ({ parts, said: parts.map((part) => part.words).join('，') }))
  const within = (is: (said: string) => boolean) => (act: Act) =>
    sentences.some(({ parts, said }) => is(said) && isOver(act, parts))
  const supposed = withoutChanges(heard, within(isSupposed), { mood: 'if' })
  return withoutChanges(supposed, within(isPlanned), { mood: 'plan' })
}

const isChange = (act: Act): act is Tell => act.act === 'tell' && (act.how === 'add' || act.how === 'less')

const withoutChanges = (heard: Heard, where: (act: Act) => boolean, as: Partial<Tell>): Heard => ({
  ...heard,
  acts: heard.acts.map((act) => (isChange(act) && where(act) ? { ...act, ...as } : act)),
})

interface Message {
  readonly words: string
  readonly hear: HearOf
  readonly ledger: Ledger
}

/** Acts with what the operations of one sentence come to in the place of what was heard of it; undefined where they are of nothing held. */
function changedIn(acts: readonly Act[], operations: readonly Operation[], message: Message): Act[] | undefined {
  const sentence = operations[0]?.sentence ?? []
  const made = operations.flatMap((operation) => {
    if (acts.some((act) => isOver(act, operation.parts) && isNoChange(act, operation))) return []
    const tells = tellsOf(operation, message)
    return tells ? [{ operation, tells }] : []
  })
  if (made.length === 0) return undefined
  const tells = made.flatMap((each) => each.tells)
  const facts = new Set(tells.map(({ fact }) => fact))
  // Whoever speaks of what was told before answers nothing in the same breath: 不对，那台买断了.
  const beside = sentence
    .filter((part) => !made.some(({ operation }) => operation.parts.includes(part)))
    .flatMap((part) => shifted(message.hear(part.words), part.at).acts)
    .filter((act) => isToldBeside(act) && !(speaksOf(act) && facts.has(act.fact ?? null)))
  const outside = acts.filter((act) => !isOver(act, sentence))
  return [...outside, ...beside, ...tells].sort((a, b) => a.span.start - b.span.start)
}

/** 设备数改一下 is done with what it is changed to. */
const speaksOf = (act: Act): act is Tell | Extract<Act, { act: 'order' }> =>
  act.act === 'tell' || (act.act === 'order' && act.order === 'change')

const isToldBeside = (act: Act): boolean =>
  act.act === 'tell'
    ? counts(act) && act.sure >= BESIDE.told
    : act.act !== 'courtesy' && act.act !== 'outside' && act.sure >= BESIDE.asked

function isOver({ span }: Act, parts: readonly MessagePart[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)]
  return first !== undefined && last !== undefined && span.start < last.at + last.words.length && span.end > first.at
}

/** Whether what was heard is no change: it is asked, supposed, planned, another's by name, or a sum by itself. */
const isNoChange = (act: Act, { amounts, uncounted }: Operation): boolean =>
  act.act === 'suppose' ||
  // 这3个不算 sounds like 算不算.
  (act.act === 'ask' && act.sure >= ASKS && !uncounted) ||
  (act.act === 'tell' &&
    (act.mood === 'if' ||
      (act.mood === 'plan' && act.sure >= BESIDE.told) ||
      typeof act.of === 'object' ||
      (act.parts ?? []).some(({ span }) => amounts.some((each) => holds(span, each)))))

const holds = ({ start, end }: Act['span'], figure: Reading): boolean => start <= figure.start && figure.start < end

/** What an operation tells: of what held, and how much; undefined where it is of nothing held. */
function tellsOf(operation: Operation, message: Message): Tell[] | undefined {
  const { words, ledger } = message
  const account = accountOf(operation, words, ledger)
  // 漏登了一个，那栏应该是50个, of nothing held that it can be of, tells nothing.
  if (!account) return operation.towards ? [] : newOf(operation, message)
  const { how, amounts, whole, total } = operation
  const { fact } = account
  const named = namedIn(account.parts, wordsOf(operation, words)) !== undefined
  const all = whole && ledger.valueOf(whole, account)
  const isNew = all !== undefined && !isHeld(all, account)
  if (isNew && named) return undefined
  const begins = isNew && whole ? [tellOf(fact, whole, all, 'set')] : []
  const changes = amounts.flatMap((figure) => {
    const value = ledger.valueOf(figure, account)
    return value === undefined ? [] : [tellOf(fact, figure, value, how === 'restore' ? 'add' : how)]
  })
  const comes = total && ledger.valueOf(total, account)
  if (total && comes !== undefined && !sameValue(sumOf(isNew ? [] : account.parts, [...begins, ...changes]), comes))
    return [tellOf(fact, total, comes, 'instead')]
  if (changes.length === 0) return pointedAt(operation, account, words)
  if (how === 'instead') return partOf(operation, account, changes, words)
  // 租的那台30万不算, and nobody said that it was counted in.
  const perhaps =
    operation.perhaps || (operation.uncounted && !all && !named && !POINTS.test(wordsOf(operation, words)))
  return perhaps ? changes.map((tell) => ({ ...tell, sure: PERHAPS, asks: true as const })) : [...begins, ...changes]
}

const isHeld = (value: FactValue, { value: held, parts }: Account): boolean =>
  [held, ...parts.map((part) => part.value)].some((each) => sameValue(each, value))

const sumOf = (parts: readonly Summand[], tells: readonly Tell[]): FactValue | undefined =>
  summed([
    ...parts,
    ...tells.map(({ words, value, how }) => ({
      ...{ words, value: value as FactValue },
      ...(how === 'less' ? { less: true as const } : {}),
    })),
  ])

/** What is told and changed at once, where nothing of it is held: 社保表上11人，有1人是挂靠的要去掉; what never counted tells nothing. */
function newOf(
  { how, whole, amounts, total, uncounted, parts }: Operation,
  { words, hear, ledger }: Message,
): Tell[] | undefined {
  const figure = whole ?? total
  const first = parts[0]
  if (!figure && uncounted && amounts.length > 0) return isTakenBack(amounts, ledger) ? undefined : []
  if (!figure && how === 'add') return withBase(amounts, first, { words, hear, ledger })
  if (!figure) return undefined
  if (!first || how === 'restore' || how === 'instead') return undefined
  const until = whole ? whole.end : (amounts[0]?.start ?? figure.start)
  const said = whole ? words.slice(first.at, until) : `${words.slice(first.at, until)}${figure.surface}`
  const told = hear(said).acts.find((act): act is Tell => act.act === 'tell' && isSet(act))
  const fact = told?.fact
  if (!told || !fact) return undefined
  const set = tellOf(fact, figure, told.value as FactValue, 'set')
  if (!whole) return [set]
  const account = { fact, value: told.value as FactValue, parts: [] }
  const changes = amounts.flatMap((amount) => {
    const value = ledger.valueOf(amount, account)
    return value === undefined ? [] : [tellOf(fact, amount, value, how)]
  })
  return changes.length === amounts.length ? [set, ...changes] : undefined
}

/** 那个130不作数: all of what was told. */
const isTakenBack = (amounts: readonly Reading[], ledger: Ledger): boolean =>
  ledger.accounts.some((account) => amounts.some((amount) => sameValue(ledger.valueOf(amount, account), account.value)))

/** 设备老的有120万 去年又添了90万: more of what was told right before it. */
function withBase(amounts: readonly Reading[], first: MessagePart | undefined, { words, hear, ledger }: Message) {
  const before = first && words.slice(0, first.at)
  const base = before && partsOf(before).at(-1)
  const set = base && hear(base.words).acts.find((act): act is Tell => act.act === 'tell' && isSet(act))
  if (!set || set.fact === null || !amounts[0]) return undefined
  const account = { fact: set.fact, value: set.value as FactValue, parts: [] }
  const more = amounts.flatMap((amount) => {
    const value = amount.unit === undefined ? undefined : ledger.valueOf(amount, account)
    return value === undefined ? [] : [tellOf(account.fact, amount, value, 'add')]
  })
  const start = base.at + set.span.start
  return more.length > 0 ? [{ ...set, span: { start, end: start + set.words.length } }, ...more] : undefined
}

const isSet = ({ fact, value, rivals = [], sure }: Tell): boolean =>
  fact !== null &&
  sure >= HEARD &&
  !rivals.some((rival) => rival.fact) &&
  (typeof value === 'number' || (typeof value === 'object' && value !== null))
const HEARD = 0.3

/** 扣掉B, 那台买断了，加回来: what is named, or was taken away last. */
function pointedAt({ how, parts }: Operation, account: Account, words: string): Tell[] | undefined {
  const of = parts.find((part) => namedIn(account.parts, part.words) !== undefined)
  const said = of ?? parts.at(-1)
  if (!said) return undefined
  const { fact } = account
  if (how === 'less' && of) return [{ ...at(of, words), fact, value: null, how }]
  if (how !== 'restore') return undefined
  const taken = account.parts.flatMap(({ less, ...part }) => (less ? [part] : []))
  const named = parts.flatMap((part) => taken[namedIn(taken, part.words) ?? taken.length] ?? [])
  const back = named[0] ?? taken.at(-1)
  return back && [{ ...at(said, words), fact, value: back.value as number, how: 'add' }]
}

/** 7-12月多算了14万，改成117万: another value for the part that is named; undefined where none is, or all of it is meant. */
function partOf({ parts }: Operation, account: Account, changes: readonly Tell[], words: string): Tell[] | undefined {
  const of =
    account.parts.length > 1 ? parts.find((part) => namedIn(account.parts, part.words) !== undefined) : undefined
  const [change] = changes
  if (!of || !change) return undefined
  const { span } = at(of, words)
  return [{ ...change, span: { start: span.start, end: change.span.end } }]
}

const BASE = { act: 'tell', of: 'applicant', mood: 'is', sure: SURE } as const

const at = ({ at: start, words: said }: MessagePart, words: string): Omit<Tell, 'fact' | 'value' | 'how'> => ({
  ...BASE,
  span: { start, end: start + said.length },
  words: words.slice(start, start + said.length).trim(),
})

const tellOf = (fact: FactId, { start, end, surface }: Reading, value: FactValue, how: Tell['how']): Tell => ({
  ...BASE,
  ...{ span: { start, end }, words: surface.trim(), fact, value: value as NonNullable<Tell['value']>, how },
})
