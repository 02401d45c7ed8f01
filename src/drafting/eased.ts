import { addressOf, type Clause, squeeze } from '../law/index.ts'
import type { NewFacts } from './new-fact.ts'
import { isOnce, type Node, type Reading } from './reading.ts'
import { partsOf, type Requirement, sentencesOf } from './requirements.ts'
import { type Scope, scopeOf, scopeOfLead } from './scopes.ts'
import { hasOne } from './words.ts'

/** 第八条第（四）项规定的原值可以放宽: what is said of a requirement elsewhere. */
interface Easing {
  readonly clause: Clause
  readonly phrase: string
  readonly of: Clause
  /** What of it is named. */
  readonly named: string
  readonly when?: object
}

/** Conditions with what other clauses leave of them: a miss is the authority's to decide where it may be said of who applies. */
export function easedElsewhere(conditions: readonly Node[], reading: Reading, facts: NewFacts): Node[] {
  const easings = easingsIn(reading, facts)
  return conditions.map((condition) =>
    easings
      .filter((each) => isNamed(condition, each, conditions))
      .reduce((node, { clause, phrase, when }) => withEase(node, clause, phrase, when), condition),
  )
}

/** What is said otherwise of some, and is not read, leaves their misses to the authority. */
export function easedBy(node: Node, { clause, words }: Requirement, { when }: Partial<Scope>): Node {
  return isOnce(clause, words) ? withEase(node, clause, words, when) : node
}

function withEase(node: Node, clause: Clause, phrase: string, when: object | undefined): Node {
  const at = addressOf(clause.id)
  if (when) return { ...node, relax: [...listOf(node.relax), { when, clause: at, phrase }] }
  if (node.soft !== undefined) return node
  return { ...node, soft: at === node.clause ? { phrase } : { why: `${clause.label}另有规定` } }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function easingsIn(reading: Reading, facts: NewFacts): Easing[] {
  const { clauses } = reading.regulation
  return clauses.flatMap((clause) => {
    if (!hasOne(squeeze(clause.text), reading.words.eases)) return []
    return sentencesOf(clause).flatMap((sentence) => {
      const targets = hasOne(squeeze(sentence), reading.words.eases) ? targetsIn(sentence, reading) : []
      if (targets.length === 0 || !isOnce(clause, sentence)) return []
      const when = whoseIs(clause, sentence, reading, facts)
      return targets.map((target) => ({ clause, phrase: sentence, ...target, ...(when ? { when } : {}) }))
    })
  })
}

const TARGET = /第[〇零一二三四五六七八九十百\d]{1,6}条|第[（(][〇零一二三四五六七八九十百\d]{1,6}[)）]项/gu

const ITEM = /^第[（(]/u

/** The items and articles that a sentence names, each of the article that was named last, with the words that follow it. */
function targetsIn(
  sentence: string,
  { regulation: { clauses }, words: { eases } }: Reading,
): Pick<Easing, 'of' | 'named'>[] {
  let article = ''
  const packed = squeeze(sentence)
  return [...packed.matchAll(TARGET)].flatMap(({ 0: words, index }) => {
    if (words.endsWith('条')) article = words
    const label = words.endsWith('条') ? words : `${article}${words}`
    const of = clauses.find((each) => squeeze(each.label) === label)
    const [named = ''] = /^[^，,、；;第]{0,40}/u.exec(packed.slice(index + words.length)) ?? []
    if (of?.kind === 'item') return [{ of, named }]
    // 符合第七条所列条件中的两项以上即可: the article, unless it only says who is spoken of or is named with an item of it.
    const rest = packed.slice(index + words.length)
    const around = packed.slice(Math.max(packed.lastIndexOf('，', index), packed.lastIndexOf(',', index)) + 1)
    const isWhole = !ITEM.test(rest) && !/的$/u.test(rest.split(/[，,]/u)[0] ?? '') && hasOne(around, eases)
    return of && isWhole ? [{ of, named: '' }] : []
  })
}

/** Of whom it is said: by the sentence, or by what leads in to it. */
function whoseIs(clause: Clause, sentence: string, reading: Reading, facts: NewFacts): object | undefined {
  const [first, second] = partsOf(sentence)
  if (second !== undefined && first !== undefined && /的$/u.test(first))
    return scopeOf({ clause, words: first, sentence }, reading, facts).when
  const above = reading.regulation.clauses.find(({ id }) => id === clause.parent)
  const lead = above && sentencesOf(above).at(-1)
  return lead === undefined ? undefined : scopeOfLead(above as Clause, lead, reading, facts)?.when
}

/** Of several conditions of one item those that have words of what is named; all, where none has. */
function isNamed(condition: Node, { of, named }: Easing, all: readonly Node[]): boolean {
  const at = addressOf(of.id)
  const own = all.filter(({ clause }) => clause === at || String(clause).startsWith(`${at}.`))
  const meant = own.filter(({ phrase }) => pairsOf(named).some((pair) => squeeze(String(phrase ?? '')).includes(pair)))
  return (meant.length > 0 ? meant : own).includes(condition)
}

/** Two signs at a time of what follows 规定的. */
const pairsOf = (named: string): string[] => {
  const noun = named.replace(/^规定的?/u, '')
  return [...noun].slice(1).map((sign, i) => `${[...noun][i]}${sign}`)
}
