import type { Fact, Quantity, Word } from '../knowledge/index.ts'
import { measureOf } from './answers.ts'
import type { Known } from './known.ts'
import { type Measure, QUANTITY_SUBJECT, SUBJECT_OF, type Subject } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'

/** What a word of knowledge stands for in a message; nothing where it only looks like one that does. */
export type Meaning = Pick<Mention, 'subject' | 'claim'>

type Entries = (readonly [Word, Meaning])[]

/** Every word of the facts and quantities with what it stands for. */
export function meanings({ facts, quantities }: Known): Entries {
  const hosts = new Set([...facts.values()].filter(({ party }) => !party).flatMap((fact) => wordsOf(fact)))
  return [
    ...[...facts.values()].flatMap((fact) => (fact.telling ? claimsOf(fact, hosts) : subjectsOf(fact))),
    ...[...quantities.values()].flatMap((quantity) => ofQuantity(quantity, [...facts.values()])),
  ]
}

const wordsOf = ({ words, telling }: Fact): string[] =>
  [...words, ...(telling ? [...telling.for, ...telling.against] : [])].map(({ text }) => text)

const each = (words: readonly Word[] | undefined, meaning: Meaning): Entries =>
  (words ?? []).map((word) => [word, meaning])

/** Words of another party than the host mean it only where it is named: those the host has too are left to the host. */
function claimsOf({ id, words, telling, party, unlike }: Fact, hosts: ReadonlySet<string>): Entries {
  if (!telling) return []
  const own = (list: readonly Word[]) => (party ? list.filter(({ text }) => !hosts.has(text)) : list)
  const bad = telling.presence === 'denies'
  const loose = !telling.named
  return [
    ...each(own([...words, ...telling.parts.flatMap((part) => part.words)]), { claim: { fact: id, bad, loose } }),
    ...each(own(telling.topics), { claim: { fact: id, bad: false, loose: true, topic: true } }),
    ...each(own(telling.for), { claim: { fact: id, bad: false, loose: false, says: true } }),
    ...each(own(telling.against), { claim: { fact: id, bad: true, loose: false, says: true } }),
    ...each(unlike, {}),
  ]
}

function subjectsOf({ id, words, unlike }: Fact): Entries {
  const subject = SUBJECT_OF[id]
  return subject ? [...each(words, { subject }), ...each(unlike, {})] : []
}

/** A quantity speaks of the fact that it is, or is a part of; others take their figure away from the facts. */
function ofQuantity(quantity: Quantity, facts: readonly Fact[]): Entries {
  const of = facts.find(
    (fact) =>
      fact.of === quantity.id ||
      ((fact.madeOf?.kind === 'sum' || fact.madeOf?.kind === 'least') && fact.madeOf.of.includes(quantity.id)),
  )
  const measure = measureOf(quantity)
  const subject: Subject | undefined =
    QUANTITY_SUBJECT[quantity.id] ?? (of && SUBJECT_OF[of.id]) ?? (measure && OTHER[measure])
  return subject ? each(quantity.words, { subject }) : []
}

const OTHER: Readonly<Record<Measure, Subject>> = {
  people: 'other-people',
  firms: 'other-items',
  items: 'other-items',
  money: 'other-money',
  area: 'other-site',
  share: 'other-share',
}
