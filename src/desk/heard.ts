import { type Sources, toldIn } from '../answer/index.ts'
import { type FactValue, sameValue } from '../eligibility/index.ts'
import type { Heard } from '../hear/index.ts'
import { type FactId, factIn } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { entered, holding, isChange } from './ledger.ts'
import type { CheckState, Told } from './session.ts'
import { withSpanning } from './spanning.ts'
import { whoAsks } from './who.ts'

/** A message in a check, as typed and in plain signs, and what hears it. */
interface Said {
  readonly heard: Heard
  readonly words: string
  readonly folded: string
  readonly sources: Pick<Sources, 'knowledge' | 'hear'>
}

/** What a message in a check tells, taken as said to what was asked, and to what was told before. */
export function toldHere(check: CheckState, said: Said): Told {
  const changes = said.heard.acts.some((act) => act.act === 'tell' && isChange(act))
  const now =
    retracted(check, said) ??
    planned(check, said) ??
    each(check, said) ??
    (changes ? undefined : continued(check, said)) ??
    named(check, said) ??
    settled(check, said)
  return now && withSpanning(now, holding(check), said.sources.knowledge)
}

/** 刚才那个130不作数: a correction that says of no fact just what is held takes that back. */
function retracted(check: CheckState, { heard: { acts } }: Said): Told | undefined {
  const [act, another] = acts.filter(({ act }) => act === 'tell')
  if (act?.act !== 'tell' || another || act.how !== 'instead' || act.fact !== null || act.value === null)
    return undefined
  const { value, words } = act
  const id = holding(check).lately.find((fact) => sameValue(check.facts[fact], value as FactValue))
  return id === undefined ? undefined : { facts: { [id]: 'unknown' }, said: { [id]: words } }
}

const ALL_OF_IT =
  /^(?:[都全均]|两个都|三个都|这些都)(是的?|有|没有?|符合|没问题|满足|对|不是|具备|没发生过?|没有过|不知道|不清楚|说不准)[的了吧。！!]*$/u
const UNKNOWN = /^(?:不知道|不清楚|说不准)$/u

/** 会在培育期内注册: where the text counts what is planned (四川 3), a plan answers the question; what is told beside it stands. */
function planned({ asked, regulation }: CheckState, { heard, sources: { knowledge } }: Said): Told | undefined {
  const told = toldIn(heard)
  const counts = (id: FactId) => knowledge.facts.get(id)?.definitions[regulation]?.planned
  for (const act of heard.acts) {
    if (act.act !== 'tell' || act.mood !== 'plan' || act.denied || act.value === false) continue
    const fact = act.fact ?? asked[0]
    if (fact === undefined || !counts(fact)) continue
    return { facts: { ...told.facts, [fact]: true }, said: { ...told.said, [fact]: act.words } }
  }
  return undefined
}

/** 都是, 都不知道; 没有，没有 and 600平，300: several answers to what was asked at once, in its order unless their units say otherwise. */
function each({ asked }: CheckState, { heard, words, folded, sources: { knowledge, hear } }: Said): Told | undefined {
  if (asked.length < 2) return undefined
  const read = (part: string, fact: FactId | undefined) =>
    toldIn(hear(part, { open: true, ...(fact ? { asked: fact } : {}) }))
  const all = ALL_OF_IT.exec(folded)?.[1]
  if (all && (UNKNOWN.test(all) || asked.every((id) => knowledge.facts.get(id)?.kind === 'yes-no')))
    return together(asked.map((id) => read(all, id)))
  const parts = words
    .split(/[，,、；;\n]+/u)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length !== asked.length || Object.keys(toldIn(heard).facts).length >= parts.length) return undefined
  for (const order of orders(asked)) {
    const answers = parts.map((part, i) => read(part, order[i]))
    if (answers.every(({ facts }, i) => Object.keys(facts).join() === order[i])) return together(answers)
  }
  return undefined
}

/** 写错了，是69.5%, 再加48万: a figure without a subject, which is of nothing that was asked, is about what was told last. */
function continued(check: CheckState, { heard, words, sources }: Said): Told | undefined {
  const tells = heard.acts.flatMap((act) => (act.act === 'tell' ? [act] : []))
  const corrects = tells.some(({ how }) => how === 'instead')
  const unread =
    tells.length > 0 &&
    tells.every(({ fact, value, how, mood }) => fact === null && (value === null || how !== 'set' || mood !== 'is'))
  if (!(corrects || unread) || Object.keys(toldIn(heard).facts).length > 0) return undefined
  // 两个是实习生，算10个吧: what it comes to is said last.
  const facts = [...new Set([...quotedIn(words, check), ...check.fresh])]
  for (const part of [words, ...words.split(PARTED).reverse()]) {
    for (const fact of facts) {
      const again = sources.hear(part, { asked: fact, open: true })
      const answer = settled(check, { heard: again, words: part, folded: part, sources })
      const value = answer.facts[fact]
      const alone = value !== undefined && Object.keys(answer.facts).length === 1
      if (alone && ((corrects && part === words) || isQuantity(value))) return answer
    }
  }
  return undefined
}

/** 974.5万元只是财政的，合计应为1092.5万元: a correction that says again what is held says of what it is. */
function quotedIn(words: string, { facts }: CheckState): FactId[] {
  const said = readFigures(words).flatMap(({ figure, value }) => (figure && typeof value === 'number' ? [value] : []))
  return Object.keys(facts).filter((id) => typeof facts[id] === 'number' && said.includes(facts[id]))
}

const PARTED = /[，；;。\s]|,(?!\d)/u

const isQuantity = (value: FactValue): boolean => typeof value === 'number' || typeof value === 'object'

/** 那用研究所报: where it was asked who applies, the one kind that is named, though nothing else was read. */
function named({ asked: [fact] }: CheckState, { heard, folded, sources: { knowledge } }: Said): Told | undefined {
  const unread = heard.acts.every((act) => act.act === 'tell' && act.fact === null && act.mood === 'is')
  if (fact !== factIn(knowledge.facts, 'kind') || !unread) return undefined
  const who = whoAsks(folded, { knowledge, relayed: false })
  return Object.keys(who.facts).length > 0 ? who : undefined
}

/** What is told, with what is added to or taken from a value told before: 楼上还有100平. */
const settled = (check: CheckState, { heard, words, sources }: Said): Told =>
  entered(holding(check), { heard, words, sources })

/** Nobody is asked more at once than can be tried in every order. */
const MOST_ORDERED = 4

/** Every order of a few facts, the given one first. */
function orders(facts: readonly FactId[]): FactId[][] {
  if (facts.length <= 1 || facts.length > MOST_ORDERED) return [[...facts]]
  return facts.flatMap((first, i) => orders(facts.filter((_, j) => j !== i)).map((rest) => [first, ...rest]))
}

/** Several tellings as one; of a fact told twice the last stands. */
export const together = (told: readonly Told[]): Told => ({
  facts: Object.assign({}, ...told.map(({ facts }) => facts)),
  said: Object.assign({}, ...told.map(({ said }) => said)),
  ...(told.some(({ before }) => before) ? { before: Object.assign({}, ...told.map(({ before }) => before)) } : {}),
})
