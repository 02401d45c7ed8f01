import { factIn } from '../knowledge/index.ts'
import { squeeze } from '../law/index.ts'
import { figuresOf } from './likely.ts'
import type { NewFacts } from './new-fact.ts'
import { isOnce, type Reading } from './reading.ts'
import { partsOf, type Requirement } from './requirements.ts'
import { hasOne, withoutEnding, withoutOpening } from './words.ts'

/** 联合共建的, 软件企业: whom the rest of a sentence is said of, where that is not everybody. */
export interface Scope {
  readonly words: string
  /** In the form of `when:`; undefined where it cannot be asked. */
  readonly when?: object
}

/** The part of a sentence that says whom it is said of, and what is left of it. */
export function scopedIn(
  requirements: readonly Requirement[],
  reading: Reading,
): { readonly head?: Requirement; readonly rest: readonly Requirement[] } {
  const [head, ...rest] = requirements.filter(({ words }) => !/^除.{1,60}外$/u.test(squeeze(words)))
  return head && rest.length > 0 && isScope(head.words, reading) ? { head, rest } : { rest: requirements }
}

/** 申报人为企业的; 由高校牵头的. A part with a bound that ends so is of something's size. */
function isScope(words: string, { words: { sorts, applicants } }: Reading): boolean {
  const packed = squeeze(words)
  if (/的$/u.test(packed)) return true
  return (
    figuresOf(packed).length === 0 &&
    applicants.some((who) =>
      sorts.some((sort) => packed.endsWith(`${sort}${who}`) || packed.endsWith(`${sort}的${who}`)),
    )
  )
}

/** 青年型不少于5人, 龙头企业不低于3000万元: of whom a bound is, where what stands before it names a sort of applicants and nothing that is counted. */
export function sortIn({ clause, words, sentence }: Requirement, { words: known }: Reading): Requirement | undefined {
  const [figure] = figuresOf(words)
  if (!figure) return undefined
  const before = words.slice(0, figure.start)
  const bound = known.bounds.filter((word) => before.endsWith(word)).sort((a, b) => b.length - a.length)[0] ?? ''
  const named = before.slice(0, before.length - bound.length)
  return endsWithSort(squeeze(named), known) ? { clause, words: named, sentence } : undefined
}

const endsWithSort = (packed: string, { sorts, applicants }: Reading['words']): boolean =>
  sorts.some((sort) =>
    ['', ...applicants, ...applicants.map((who) => `的${who}`)].some((who) => packed.endsWith(sort + who)),
  )

/** Of whom a stretch speaks, as a fact that can be asked: joint or not, what kind of applicant, or what the words say. */
export function scopeOf({ clause, words }: Requirement, reading: Reading, facts: NewFacts): Scope {
  const said = squeeze(words).replace(/的$/u, '')
  if (figuresOf(said).length > 0) return { words }
  const known = jointly(said, reading) ?? kindsIn(said, reading)
  if (known) return { words, when: known }
  const phrase = words.replace(/的$/u, '')
  if (!isOnce(clause, phrase) || hasOne(said, reading.words.defers)) return { words }
  const noun = withoutOpening(said, ['对', '对于'])
  const fact = facts.add(
    { noun, clause, phrase },
    { kind: 'yes-no', verb: 'does' },
    (label) => `是不是这种情况：${label}？`,
  )
  return fact === undefined ? { words } : { words, when: { fact, in: [true] } }
}

function jointly(said: string, { knowledge, words }: Reading): object | undefined {
  const joint = factIn(knowledge.facts, 'joint')
  const known = joint === undefined ? undefined : knowledge.facts.get(joint)
  const bare = withoutEnding(withoutOpening(said, [...words.applicants, ...words.applying]), [
    ...words.applying,
    '方式',
    '建设',
  ])
  const isOne = known?.words.some(({ text }) => text === bare || text === said)
  return known && isOne ? { fact: known.id, in: [true] } : undefined
}

/** 高等院校、科研院所和新型研发机构牵头: each of them a kind of applicant that is known. */
function kindsIn(said: string, { knowledge, words }: Reading): object | undefined {
  const kind = factIn(knowledge.facts, 'kind')
  const known = kind === undefined ? undefined : knowledge.facts.get(kind)
  if (!known) return undefined
  const opened = withoutOpening(said, ['由', ...words.applying, '单位', '申报单位', '为', '是', '属于'])
  const bare = withoutEnding(opened === '' ? said : opened, [...words.applying, '申报单位', '作为', '单位', '作', '的'])
  const values = bare.split(/[、和与及或者]+/u).map((each) => {
    const found = Object.entries(known.choices).find(
      ([, { label, words: called }]) => label === each || called.some(({ text }) => text === each),
    )
    return found?.[0]
  })
  return values.length > 0 && !values.includes(undefined) ? { fact: known.id, in: [...new Set(values)] } : undefined
}

/** 联合共建的，除符合第八条规定外，还应当符合下列要求: whom a whole list is said of. */
export function scopeOfLead(
  clause: Requirement['clause'],
  lead: string,
  reading: Reading,
  facts: NewFacts,
): Scope | undefined {
  const [first, second] = partsOf(lead)
  if (first === undefined || second === undefined || !/的$/u.test(first)) return undefined
  if (/^除/u.test(squeeze(first)) || hasOne(first, reading.words.one_of)) return undefined
  return scopeOf({ clause, words: first, sentence: lead }, reading, facts)
}
