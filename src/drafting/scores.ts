import { addressOf, type Clause, isInAnnex, squeeze } from '../law/index.ts'
import { type Reading as Figure, readFigures } from '../quantity/index.ts'
import { leafOf } from './leaves.ts'
import { likeliestFact, nounOf } from './likely.ts'
import { measuredFact } from './measures.ts'
import { formOf, type NewFacts } from './new-fact.ts'
import { isOnce, type Node, printed, type Reading } from './reading.ts'
import { itemsAfter, partsOf, type Requirement, requirementsOf, sentencesOf } from './requirements.ts'
import type { Outcome } from './trees.ts'
import { hasOne, withoutEnding } from './words.ts'

export type Scored = Outcome & {
  /** The list of what gives points, with its lead-in. */
  readonly clauses: readonly Clause[]
  /** The sentence with the mark. */
  readonly pass: Requirement
}

const isPoints = ({ figure, unit }: Figure): boolean => figure && unit === '分'

/** A list of what gives points, and the mark that their sum must reach; nothing where the text has not one of each. */
export function scoreIn(reading: Reading, facts: NewFacts): Scored | undefined {
  const { clauses } = reading.regulation
  const lists = clauses.flatMap((clause, i) => {
    const items = isInAnnex(clause.id) || clause.kind === 'item' ? [] : itemsAfter(clauses, i)
    return items.length > 1 && items.every((item) => readFigures(item.text).some(isPoints)) ? [{ clause, items }] : []
  })
  const [list, another] = lists
  const passes = clauses.flatMap((clause) => (isInAnnex(clause.id) ? [] : requirementsOf(clause))).filter(isPass)
  const [pass, second] = passes
  if (!list || another || !pass || second) return undefined
  const all = [list.clause, ...list.items]
  const outcome = scoreOf(list, pass, reading, facts)
  return { ...outcome, clauses: all, pass }
}

/** 综合得分不低于60分; what is below a mark is told of those who fail it. */
export const isPass = ({ words }: Requirement): boolean => {
  const [points, second] = readFigures(words).filter(isPoints)
  return (
    points !== undefined &&
    !second &&
    (points.op === 'ge' || points.op === 'gt') &&
    /[得总评]分/u.test(words.slice(0, points.start))
  )
}

function scoreOf(
  { clause, items }: { clause: Clause; items: readonly Clause[] },
  pass: Requirement,
  reading: Reading,
  facts: NewFacts,
): Outcome {
  const read = items.map((item) => itemOf(item, reading, facts))
  const unread = items.find((_, i) => read[i] === undefined)
  if (unread) return { why: `${unread.label}的分怎么给没有读清` }
  const phrase = [pass.words, pass.sentence].find((words) => isOnce(pass.clause, words))
  if (phrase === undefined) return { why: '及格分的原话不只出现一次' }
  const most = read.reduce((sum, item) => sum + (item?.most ?? 0), 0)
  const full = fullMarks(clause, pass, reading)
  if (full !== undefined && full !== most) return { why: '各项分数加起来不是满分' }
  const at = addressOf(pass.clause.id)
  return {
    condition: {
      clause: addressOf(clause.id),
      name: 'score',
      label:
        nounOf(pass.words, readFigures(pass.words).find(isPoints) ?? { start: 0, end: 0 }, reading.words) || '得分',
      score: {
        pass: { ...(at === addressOf(clause.id) ? {} : { clause: at }), phrase },
        items: read.map((item) => item?.node),
      },
    },
  }
}

/** How many points there are in all, where the text says so. */
function fullMarks(clause: Clause, pass: Requirement, { words }: Reading): number | undefined {
  for (const text of [clause.text, pass.clause.text])
    for (const part of sentencesOf({ text }).flatMap(partsOf)) {
      if (!hasOne(part, words.points_in_all)) continue
      const [points] = readFigures(part).filter(isPoints)
      return typeof points?.value === 'number' ? points.value : 100
    }
  return undefined
}

interface Item {
  readonly node: Node
  /** The most points that it gives. */
  readonly most: number
}

interface Step {
  readonly when: string
  /** The words that give the points. */
  readonly points: string
  readonly value: number
}

function itemOf(item: Clause, reading: Reading, facts: NewFacts): Item | undefined {
  if (hasOne(item.text, reading.words.deducts)) return undefined
  const steps = stepsIn(item, reading)
  const [first, second] = steps
  if (!first || !steps.every(({ points }) => isOnce(item, points))) return undefined
  const at = addressOf(item.id)
  const most = Math.max(...steps.map(({ value }) => value))
  const bands = gradedOf(item, steps, reading, facts)
  if (bands) return { node: { clause: at, ...bands }, most }
  if (second) return undefined
  if (hasOne(first.when, reading.words.jury)) {
    const about = printed(squeeze(first.when), item)
    return about === undefined || about.includes('{')
      ? undefined
      : { node: { clause: at, judged: about, most: first.points }, most }
  }
  const words = first.when.replace(/的$/u, '')
  const leaf = leafOf({ clause: item, words, sentence: words }, reading, facts)?.node
  if (leaf?.is === undefined) return undefined
  return { node: { clause: at, fact: leaf.fact, is: leaf.is, points: first.points }, most }
}

/** An item cut after each figure of points: what is asked for it, and the words that give it. */
function stepsIn({ text }: Clause, { words }: Reading): Step[] {
  let from = 0
  return readFigures(text)
    .filter(isPoints)
    .flatMap((figure) => {
      const segment = text.slice(from, figure.end)
      const shown = segment.replace(/^[；;，,。\s]+/u, '')
      from = figure.end
      const before = shown.slice(0, shown.length - (figure.end - figure.start))
      const head = withoutEnding(before, words.awards)
      const when = head.replace(/[，,：:\s]{1,9}$/u, '')
      const points = once(text, shown.slice(head.length), shown)
      return typeof figure.value === 'number' && when !== '' ? [{ when, points, value: figure.value }] : []
    })
}

const once = (text: string, short: string, long: string): string => (text.split(short).length === 2 ? short : long)

/** 产线10条以上的，得30分；3条以上不足10条的，得20分: of one thing, named in the first. */
function gradedOf(item: Clause, steps: readonly Step[], reading: Reading, facts: NewFacts): Node | undefined {
  const named = steps.map(({ when }) => headed(when, reading))
  const [first] = named
  if (!first || first.noun === '' || named.some((each) => each === undefined)) return undefined
  if (named.some((each) => each && each.noun !== '' && !first.noun.endsWith(each.noun))) return undefined
  const form = formOf(first.figure)
  const [at] = steps
  if (!form || !at) return undefined
  const known = likeliestFact({ words: first.noun, noun: first.noun, form }, reading.knowledge, reading.words)
  const fact =
    known?.id ??
    measuredFact(
      {
        noun: first.noun,
        figure: first.figure,
        clause: item,
        phrase: at.points.includes(at.when) ? at.points : at.when,
      },
      reading,
      facts,
    )
  const bands = steps.map(({ points }, i) => ({ when: named[i]?.when ?? '', points }))
  if (fact === undefined || !bands.every(({ when }) => when !== '' && isOnce(item, when))) return undefined
  return { fact, bands }
}

/** A stretch with its noun, which may stand before a colon. */
function headed(when: string, reading: Reading) {
  const at = when.search(/[：:]/u)
  const [head, stretch] = at < 0 ? ['', when] : [squeeze(when.slice(0, at)), when.slice(at + 1).trim()]
  const figures = readFigures(stretch).filter(
    ({ figure, surface, dimension }) => figure && !(dimension === 'duration' && surface.startsWith('近')),
  )
  const [figure, second, third] = figures
  if (!figure || third || (second && second.dimension !== figure.dimension)) return undefined
  const noun = head !== '' ? head : nounOf(stretch.slice(0, figure.end), figure, reading.words)
  return { noun: noun.replace(/^[的]/u, ''), when: stretch, figure }
}
