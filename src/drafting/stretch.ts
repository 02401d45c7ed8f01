import { addressOf, squeeze } from '../law/index.ts'
import { leafOf } from './leaves.ts'
import { figuresOf, measures, nounOf } from './likely.ts'
import { measuredFact } from './measures.ts'
import type { NewFacts } from './new-fact.ts'
import { Refused } from './ports.ts'
import type { Node, Reading } from './reading.ts'
import { type Requirement, requirementsOf } from './requirements.ts'
import { leavesOf } from './trees.ts'

/** What a stretch that a clerk has named demands: one bound, or one yes. Throws Refused where it is neither. */
export function plainOf(requirement: Requirement, reading: Reading, facts: NewFacts): Node {
  const own = facts.fork()
  const read = inItsPlace(requirement, reading, own)
  if (read) {
    facts.adopt(own.entries())
    return read
  }
  const [figure, second] = figuresOf(requirement.words)
  if (second) throw new Refused([`“${requirement.words}”里不止一个数；一个数一项，分开加。`])
  return figure ? boundOf(requirement, reading, facts) : asPut(requirement, facts)
}

/** A part of a sentence is read with what goes before it. */
function inItsPlace(requirement: Requirement, reading: Reading, facts: NewFacts): Node | undefined {
  const parts = requirementsOf(requirement.clause)
  const i = parts.findIndex(({ words }) => squeeze(words) === squeeze(requirement.words))
  return (i < 0 ? leafOf(requirement, reading, facts) : leavesOf(parts.slice(0, i + 1), reading, facts).at(-1))?.node
}

/** A bound of whatever stands beside its figure: the clerk has seen that it is one. */
function boundOf({ clause, words: phrase }: Requirement, reading: Reading, facts: NewFacts): Node {
  const [figure] = figuresOf(phrase)
  const noun = figure ? nounOf(phrase, figure, reading.words) : ''
  const id = figure && measuredFact({ noun, figure, clause, phrase }, reading, facts)
  const fact = id === undefined ? undefined : facts.entries().get(id)
  if (id !== undefined && fact && measures(phrase, fact)) return { clause: addressOf(clause.id), fact: id, phrase }
  throw new Refused([
    `“${phrase}”读不成一项数的要求；短语要从名称写起，写到界限和数、单位为止，只写这一个数（名称、不少于或以上、数、单位）。`,
  ])
}

/** A yes or no in the words of the text, however they are put. */
function asPut({ clause, words: phrase }: Requirement, facts: NewFacts): Node {
  const fact = facts.add(
    { noun: squeeze(phrase), clause, phrase },
    { kind: 'yes-no', verb: 'does' },
    (label) => `是不是这样：${label}？`,
  )
  if (fact !== undefined) return { clause: addressOf(clause.id), fact, is: true, phrase }
  throw new Refused([`“${phrase}”读不成一句是非；短语写短一些，或换成这一条里另外几个字。`])
}

/** A situation that must not be so, as the text puts it. */
export function situationOf({ clause, words, sentence }: Requirement, reading: Reading, facts: NewFacts): Node {
  const phrase = words.replace(/的$/u, '')
  if (figuresOf(phrase).length > 0) {
    const bound = leafOf({ clause, words: phrase, sentence }, reading, facts)?.node
    if (bound && bound.is === undefined) return bound
  }
  const packed = squeeze(phrase)
  const verb = packed.startsWith('被') ? ('undergoes' as const) : ('does' as const)
  const fact = facts.add(
    { noun: packed, clause, phrase },
    { kind: 'yes-no', verb, good: 'denied' },
    (label) => `有没有这种情形：${label}？`,
  )
  if (fact !== undefined) return { clause: addressOf(clause.id), fact, is: true, phrase }
  throw new Refused([`“${phrase}”读不成一种情形；短语写短一些，或换成这一条里另外几个字。`])
}
