import type { Clause } from '../law/index.ts'
import { type Reading as Figure, readFigures } from '../quantity/index.ts'
import { likeliestFact } from './likely.ts'
import { askFor, type Form, formOf, type NewFacts } from './new-fact.ts'
import type { Reading } from './reading.ts'
import { type DraftingWords, ending, hasOne, opening, withoutEnding, withoutOpening } from './words.ts'

export interface Measured {
  readonly noun: string
  readonly figure: Pick<Figure, 'dimension' | 'unit'>
  readonly clause: Clause
  readonly phrase: string
  /** The question, where the words around the figure are more than its noun. */
  readonly ask?: string
}

/** A new fact that a figure is of, with the facts that it is worked out from where the text says of what; undefined where none can be made. */
export function measuredFact(measured: Measured, reading: Reading, facts: NewFacts): string | undefined {
  const form = formOf(measured.figure)
  if (form === undefined) return undefined
  const made = form.kind === 'duration' ? sinceOf(measured, form, reading.words, facts) : undefined
  const share =
    form.kind === 'share' ? (growthOf(measured, reading, facts) ?? shareOf(measured, reading, facts)) : undefined
  const whole = made ?? share
  const { clause, phrase, ask } = measured
  return facts.add(
    whole?.noun ? { noun: whole.noun, clause, phrase } : measured,
    { ...form, ...whole?.form },
    (label) => (ask !== undefined && !whole?.form.made_of ? ask : (whole?.ask ?? askFor(form))(label)),
  )
}

interface Made {
  readonly form: Partial<Form>
  readonly noun?: string
  readonly ask?: (label: string) => string
}

/** 成立满一年, 年龄不超过55周岁: time since a day. Whole accounting years are not. */
function sinceOf(
  { noun, clause, phrase }: Measured,
  { unit }: Form,
  words: DraftingWords,
  facts: NewFacts,
): Made | undefined {
  const person = words.age.find((word) => noun.endsWith(word))
  if (person !== undefined) {
    const born = facts.add(
      { noun: `${noun.slice(0, -person.length)}出生日期`, clause, phrase },
      { kind: 'date' },
      askFor({ kind: 'date' }),
    )
    return born === undefined
      ? undefined
      : { form: { made_of: { since: born } }, ask: (label) => `${label}是多少${unit}？` }
  }
  const verb = ending(withoutEnding(noun, words.lasting), words.founded)
  if (verb === undefined || !SPANS.has(unit ?? '')) return undefined
  const stem = foundedOf(withoutEnding(noun, words.lasting), words)
  const day = facts.add({ noun: `${stem}日期`, clause, phrase }, { kind: 'date' }, askFor({ kind: 'date' }))
  if (day === undefined) return undefined
  return { form: { made_of: { since: day } }, noun: `${stem}年限`, ask: () => `${stem}有多少${unit}了？` }
}
/** 申请入库时须注册成立 is 注册成立; 技术中心成立 is not. */
function foundedOf(noun: string, { founded, applying, subjects, applicants }: DraftingWords): string {
  const before = withoutEnding(noun, founded)
  const nobody = withoutOpening(before, [...applying, ...subjects, ...applicants, '时', '前', '依法'])
  return nobody === '' ? noun.slice(before.length) : noun
}

const SPANS = new Set(['年', '个月', '月', '天', '日'])

/** A占B的比例: worked out from the two where the same measures both. */
function shareOf({ noun, clause, phrase }: Measured, reading: Reading, facts: NewFacts): Made | undefined {
  const stem = withoutEnding(noun, reading.words.proportion)
  const at = stem.indexOf('占')
  const part = stem.slice(0, at)
  const whole = sameTime(part, withoutOpening(stem.slice(at + 1), reading.words.applicants), reading.words)
  if (at < 2 || whole === undefined || whole.length < 2 || stem.includes('占', at + 1)) return undefined
  const forms = [part, whole].map((each) => formFor(each, reading.words))
  const [of, by] = forms
  if (!of || !by || of.kind !== by.kind || of.unit !== by.unit) return undefined
  const label = `${part}占${whole}的比例`
  const ids = [part, whole].map(
    (each) => knownAs(each, of, reading) ?? facts.add({ noun: each, clause, phrase }, of, askFor(of)),
  )
  const [one, other] = ids
  if (one === undefined || other === undefined || one === other) return { form: {}, noun: label }
  return {
    form: { made_of: { share: one, of: other }, ...(of.kind === 'money' ? {} : { part_of_whole: true }) },
    noun: label,
  }
}

/** The whole is of the time that the part is of; undefined where the text does not say of which. */
function sameTime(part: string, whole: string, { last_year, same_time }: DraftingWords): string | undefined {
  const [span] = readFigures(part)
  const period =
    opening(part, last_year) ?? (span?.figure && span.dimension === 'duration' ? part.slice(0, span.end) : '')
  const bare = withoutOpening(whole, same_time)
  if (bare !== whole && period === '') return undefined
  return period === '' || opening(bare, last_year) || readFigures(bare).some(({ figure }) => figure)
    ? bare
    : `${period}${bare}`
}

/** 上年度销售收入同比增长: worked out from two years; a rate over several years on the average is not. */
function growthOf({ noun, clause, phrase }: Measured, { words }: Reading, facts: NewFacts): Made | undefined {
  if (!hasOne(noun, words.growth)) return undefined
  const stem = withoutEnding(noun, [...words.growth, '同比', '年度同比'])
  const before = words.last_year.find((word) => stem.startsWith(word))
  const form = formFor(stem, words)
  const label = noun.replace(/增长$/u, '增长率')
  if (hasOne(noun, words.yearly) || before === undefined || form?.kind !== 'money') return { form: {}, noun: label }
  const what = stem.slice(before.length)
  const now = facts.add({ noun: stem, clause, phrase }, form, askFor(form))
  const then = facts.add({ noun: `再上一年度${what}`, clause, phrase }, form, askFor(form))
  return now === undefined || then === undefined
    ? { form: {}, noun: label }
    : { form: { made_of: { growth: now, from: then } }, noun: label }
}

/** What a noun is measured in, as far as its last word tells. */
function formFor(noun: string, { money, people }: DraftingWords): Form | undefined {
  const stem = withoutEnding(noun, ['总数', '总人数', '数'])
  if (ending(noun, people) ?? ending(stem, people)) return { kind: 'count', unit: '人' }
  return ending(noun, money) ? { kind: 'money' } : undefined
}

const knownAs = (noun: string, { kind, unit }: Form, reading: Reading): string | undefined =>
  reading.owner !== undefined
    ? undefined
    : likeliestFact(
        { words: noun, noun, form: { kind, ...(unit === undefined ? {} : { unit }) } },
        reading.knowledge,
        reading.words,
      )?.id
