import { namesOf, type Sources } from '../answer/index.ts'
import { isCorrection } from '../intake/index.ts'
import type { FactId, Knowledge } from '../knowledge/index.ts'
import type { CheckState, Told } from './session.ts'

/** A message in a check, as typed and in plain signs, and what reads it. */
interface Heard {
  readonly words: string
  readonly folded: string
  readonly sources: Pick<Sources, 'knowledge' | 'read'>
}

/** What a message in a check tells: `message` as it was read by itself, unless what was asked says how to take it. */
export function toldIn(
  message: Told,
  check: CheckState,
  words: string,
  folded: string,
  sources: Heard['sources'],
): Told {
  const heard = { words, folded, sources }
  return planned(check, heard) ?? each(check, heard) ?? corrected(message, check, heard)
}

const ALL_OF_IT =
  /^(?:[都全均]|两个都|三个都|这些都)(是的?|有|没有?|符合|没问题|满足|对|不是|具备|没发生过?|没有过|不知道|不清楚|说不准)[的了吧。！!]*$/u
const UNKNOWN = /^(?:不知道|不清楚|说不准)$/u
const PLANS = /(?:会|将|准备|打算|计划|拟|正在|正|马上|在)[^，。]{0,12}(?:注册|成立|登记|设立|办成|办下来|独立)/u

/** 会在培育期内注册: where the text counts what is planned (四川 3), a plan answers the question. */
function planned({ asked, regulation }: CheckState, { words, folded, sources }: Heard): Told | undefined {
  const fact = asked.find((id) => sources.knowledge.facts.get(id)?.definitions[regulation]?.planned)
  const plans = fact !== undefined && PLANS.test(folded) && !/不(?:会|打算|准备|计划|想|拟)/u.test(folded)
  return plans ? { facts: { [fact]: true }, said: { [fact]: words } } : undefined
}

/** 都是, 都不知道; 没有，没有 and 600平，300: several answers to what was asked at once, in its order unless their units say otherwise. */
function each({ asked }: CheckState, { words, folded, sources: { knowledge, read } }: Heard): Told | undefined {
  if (asked.length < 2) return undefined
  const all = ALL_OF_IT.exec(folded)?.[1]
  if (all && (UNKNOWN.test(all) || asked.every((id) => knowledge.facts.get(id)?.kind === 'yes-no')))
    return together(asked.map((id) => read(all, id)))
  const parts = words
    .split(/[，,、；;\n]+/u)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length !== asked.length || Object.keys(read(words).facts).length >= parts.length) return undefined
  for (const order of orders(asked)) {
    const answers = parts.map((part, i) => read(part, order[i]))
    if (answers.every(({ facts }, i) => Object.keys(facts).join() === order[i])) return together(answers)
  }
  return undefined
}

/** 写错了，是69.5%: a correction without a subject is about what was told last. */
function corrected(message: Told, { fresh }: CheckState, { words, folded, sources }: Heard): Told {
  if (Object.keys(message.facts).length > 0 || !isCorrection(folded)) return message
  for (const fact of fresh) {
    const answer = sources.read(words, fact)
    if (answer.facts[fact] !== undefined) return answer
  }
  return message
}

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
})

/** A fact that was named, by a word of its own or by part of one. */
export interface Named {
  readonly fact: FactId
  readonly exact: boolean
}

/** The fact that some words name: one called just so before others, then one told or asked. */
export function factNamed(words: string, { facts, asked }: CheckState, knowledge: Knowledge): Named | undefined {
  const name = words.toLowerCase()
  const candidates = [...knowledge.facts.values()]
    .map((fact) => {
      const { id } = fact
      const called = namesOf(fact)
      const common = called.filter((word) => name.includes(word) || word.includes(name))
      return {
        fact: id,
        exact: called.includes(name),
        told: facts[id] !== undefined || asked.includes(id),
        length: Math.max(0, ...common.map((word) => Math.min(word.length, name.length))),
      }
    })
    .filter(({ length }) => length > 0)
  const [best] = candidates.sort(
    (a, b) => Number(b.exact) - Number(a.exact) || Number(b.told) - Number(a.told) || b.length - a.length,
  )
  return best
}
