import { assess, type FactTable, type FactValue, sameValue } from '../eligibility/index.ts'
import type { Heard, Tell } from '../hear/index.ts'
import type { FactId, RegulationKnowledge } from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'
import { wordingText } from './said.ts'
import type { Ground } from './standing.ts'
import type { Told } from './told.ts'

/**
 * Heard less surely, nothing counts against a person. Measured on 1,080 messages of strangers, of figures and choices that nobody asked
 * for 0.9 are right from 0.65 on, of yes and no 0.9 from 0.7 on (alone, with nothing told before, a word for what is bad is as soon a
 * clerk's question: from 0.85), of what answers a question 0.8 from 0.4 on. On 632 turns of conversations these show nine more of what
 * is due than stricter ones, and no more of what is not; since what may have changed a value puts it off, 0.05 less shows two more.
 */
const SURE = { figure: 0.6, yesNo: 0.65, alone: 0.85, answer: 0.4, over: 0.95 }

/** What counts of a message, and what is asked back before it does. */
export interface Weighed {
  readonly now: Told
  readonly unconfirmed?: {
    readonly fact: FactId
    readonly value: FactValue
    readonly words: string
    readonly unsure: true
  }
}

/** A third of what was told before, or less, may be what is added to it or taken away. */
const PART = 3

/** Whether what is told now may be but a part of what was told before; a yes or a no, or who one is, may be anything. */
function isLess(now: FactValue | undefined, before: FactValue | undefined): boolean {
  const [a, b] = [most(now), most(before)]
  return a === undefined || b === undefined || a * PART <= b
}

const most = (value: FactValue | undefined): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'object' ? (value.max ?? value.min) : undefined

/** Before anything was told or asked. */
const NOTHING = { facts: {}, asked: [] }

/**
 * Nothing turns a condition of a regulation against a person that was not surely heard: it is left out, and the first of it asked
 * back. `told` is what was told before, `asked` what was just asked.
 */
export function weighed(
  all: Told,
  heard: Heard,
  regulation: RegulationKnowledge,
  { knowledge: { facts: table }, asOf }: Pick<Ground, 'knowledge' | 'asOf'>,
  { facts: told, asked }: { readonly facts: Told['facts']; readonly asked: readonly FactId[] } = NOTHING,
): Weighed {
  const now = withPlans(all, heard, regulation, table)
  const alone = asked.length === 0 && Object.keys(told).length === 0
  const unsure = Object.keys(now.facts).filter((fact) => {
    const tell = tellOf(fact, now.facts[fact], heard)
    if (!tell) return false
    const answers = asked.includes(fact) || tell.how === 'instead'
    // 漏算了两位，再加2个: what takes the place of what was told, and does not say so, may be more of it.
    const replaces = told[fact] !== undefined && told[fact] !== 'unknown' && !sameValue(told[fact], now.facts[fact])
    if (replaces && isLess(now.facts[fact], told[fact])) return tell.sure < SURE.over
    // 前天刚到了一个, where nothing was told yet: more of something, of which nobody said how much there is.
    if (tell.how === 'add' && told[fact] === undefined) return true
    const yesNo = alone ? SURE.alone : SURE.yesNo
    return tell.sure < (answers ? SURE.answer : typeof tell.value === 'boolean' ? yesNo : SURE.figure)
  })
  let counts = now
  for (const fact of unsure) if (turns(fact, told, counts, regulation, table, asOf)) counts = without(counts, fact)
  const doubted = unsure.find((fact) => counts.facts[fact] === undefined)
  const value = doubted === undefined ? undefined : now.facts[doubted]
  if (doubted === undefined || value === undefined) return { now: counts }
  return {
    now: counts,
    unconfirmed: { fact: doubted, value, words: wordingText(now.said[doubted] ?? ''), unsure: true },
  }
}

/** 还没注册，计划明年注册: where the text counts what is planned (四川 3), that it is not so yet is no miss. */
function withPlans(now: Told, { acts }: Heard, { id }: RegulationKnowledge, table: FactTable): Told {
  const planned = acts.flatMap((act) =>
    act.act === 'tell' && act.fact !== null && act.mood === 'plan' && act.value === true && !act.denied
      ? [act.fact]
      : [],
  )
  const counted = planned.filter((fact) => now.facts[fact] === false && table.get(fact)?.definitions[id]?.planned)
  return counted.length === 0
    ? now
    : { ...now, facts: { ...now.facts, ...Object.fromEntries(counted.map((fact) => [fact, true])) } }
}

function without(told: Told, fact: FactId): Told {
  const { [fact]: _value, ...facts } = told.facts
  const { [fact]: _words, ...said } = told.said
  return { ...told, facts, said }
}

/** What says a value most surely in a message; undefined where it was not heard as such. */
const tellOf = (fact: FactId, value: FactValue | undefined, { acts }: Heard): Tell | undefined =>
  acts
    .flatMap((act) =>
      act.act === 'tell' && act.fact === fact && JSON.stringify(act.value) === JSON.stringify(value) ? [act] : [],
    )
    .sort((a, b) => b.sure - a.sure)[0]

/** Whether a fact makes a condition unmet that is not so without it. */
function turns(
  fact: FactId,
  told: Told['facts'],
  now: Told,
  regulation: RegulationKnowledge,
  table: FactTable,
  asOf: Day,
): boolean {
  const unmet = (facts: Told['facts']) =>
    new Set(
      assess(regulation, facts, table, asOf)
        .findings.filter(({ status }) => status === 'unmet')
        .map(({ condition }) => condition.id),
    )
  const { [fact]: _it, ...others } = now.facts
  const { [fact]: _was, ...before } = told
  const without = unmet({ ...before, ...others })
  return [...unmet({ ...told, ...now.facts })].some((id) => !without.has(id))
}
