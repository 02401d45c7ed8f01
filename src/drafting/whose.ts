import { squeeze } from '../law/index.ts'
import { easedBy, easedElsewhere } from './eased.ts'
import type { NewFacts } from './new-fact.ts'
import { Refused } from './ports.ts'
import { isOnce, type Node, type Reading } from './reading.ts'
import { type Demand, partsOf, type Requirement } from './requirements.ts'
import { type Scope, scopedIn, scopeOf, scopeOfLead, sortIn } from './scopes.ts'
import { hasOne, opening } from './words.ts'

/** What stands around the words is said of them too: of whom, in principle only, or eased. Throws Refused where it cannot be told. */
export function asItStands(
  node: Node,
  requirement: Requirement,
  demand: Demand | undefined,
  reading: Reading,
  facts: NewFacts,
): Node {
  const { clause, sentence, words } = requirement
  const parts = partsOf(sentence).map((part): Requirement => ({ clause, words: part, sentence }))
  refuseEither(requirement, parts, reading)
  const whens = [
    demand && demand.clause.id !== clause.id ? scopeOfLead(demand.clause, demand.lead, reading, facts) : undefined,
    headOf(requirement, parts, reading, facts),
    ofSort(requirement, reading, facts),
  ].flatMap((scope) => (scope ? [whenOf(scope, words)] : []))
  const [one, ...others] = whens
  const scoped = one === undefined ? node : { ...node, when: others.length > 0 ? { all: whens } : one }
  const eases = parts.filter((part) => part.words !== words && hasOne(squeeze(part.words), reading.words.eases))
  const eased = eases.reduce((each, part) => easedBy(each, part, {}), softened(scoped, requirement, reading))
  return easedElsewhere([eased], reading, facts)[0] ?? eased
}

/** 场地不少于…，或者工位不少于…: one of two alone would be held against those who have the other. */
function refuseEither({ words }: Requirement, parts: readonly Requirement[], { words: { either } }: Reading): void {
  const joined = parts.some((part, i) => i > 0 && opening(squeeze(part.words), either) !== undefined)
  if (joined)
    throw new Refused([`“${words}”所在的一句用“或者”连着几样，有一样就行，不能单独成为条件；这一句答 j 或 u。`])
}

function headOf(
  { words }: Requirement,
  parts: readonly Requirement[],
  reading: Reading,
  facts: NewFacts,
): Scope | undefined {
  const { head } = scopedIn(parts, reading)
  return head && !words.startsWith(head.words) ? scopeOf(head, reading, facts) : undefined
}

/** 领军型不少于10人，骨干型不少于7人: each for those of its sort alone. */
function ofSort(requirement: Requirement, reading: Reading, facts: NewFacts): Scope | undefined {
  const sort = sortIn(requirement, reading)
  return sort && scopeOf(sort, reading, facts)
}

function whenOf({ words: said, when }: Scope, words: string): object {
  if (when) return when
  throw new Refused([
    `“${words}”只对一部分申报的说（“${said}”），说的是谁没有读清，不能当作对谁都要求；这一句答 j 或 u。`,
  ])
}

/** 原则上 before the words is said of them. */
function softened(node: Node, { clause, words, sentence }: Requirement, reading: Reading): Node {
  if (node.soft !== undefined) return node
  const before = sentence.slice(0, sentence.indexOf(words) + words.length)
  const soft = reading.words.soft.find((word) => before.includes(word))
  if (soft === undefined) return node
  const from = before.indexOf(soft)
  for (let end = from + soft.length; end <= sentence.length; end += 1)
    if (isOnce(clause, sentence.slice(from, end))) return { ...node, soft: { phrase: sentence.slice(from, end) } }
  return { ...node, soft: { phrase: sentence } }
}
