import type { FactId } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import { type Figure, fits, intervalIn, percentOf, plus, shareOf } from './figures.ts'
import { CORRECTION } from './lexicon/moods.ts'
import { type Measure, type Subject, TARGETS, type Target } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import { type Judged, states } from './moods.ts'
import { type Year, type YearSaid, yearsIn } from './times.ts'

/** A figure that was found to be of something: of a fact, or of a whole or part that a fact is worked out from. */
export interface Claimed {
  readonly figure: Figure
  readonly measure: Measure
  readonly interval: Interval
  readonly subject?: Subject
  readonly mention?: Mention
  readonly years: readonly Year[]
  readonly facts: readonly FactId[]
  readonly clause: number
}

/** A clause with what was found in it. */
export interface Scene extends Judged {
  readonly mentions: readonly Mention[]
  readonly figures: readonly Figure[]
}

const MEASURES: readonly Measure[] = ['people', 'firms', 'items', 'money', 'area', 'share']

/** The measure in which a figure can be of a subject: its own unit's, or for a bare number the subject's first. */
const measureFor = (figure: Figure, subject: Subject): Measure | undefined =>
  MEASURES.find((measure) => TARGETS[subject][measure] !== undefined && fits(figure, measure))

const DENIED = /(?:不是|并非|不(?:为|算)|而非|没有说)(?:有)?$/u
const OUR_OWN = /只有|才|实际|其实|现在|目前|现有/u
const APART = /[，。、；;,]/u
const ALL_OF_THEM = /分别|依次|各自/u
const EACH_OF_THEM = /(?:各|都是|都有|均为|均是|均有|都|均|各有|各是)(?:[^，。]{0,3})$/u
const JOINED = /^[\s、和与及跟或/,＆&以]*$/u
const TOGETHER = /(?:加起来|合计|总共|一共|共|总计|合起来|加一起)[^，。]{0,3}$/u

const flows: readonly Subject[] = ['rd_spend', 'research', 'transfer']

export const factsOf = (subject: Subject, measure: Measure, years: readonly Year[]): readonly FactId[] => {
  const target: Target | undefined = TARGETS[subject][measure]
  if (target === undefined || target === 'none' || target === 'part') return []
  const has = (year: Year) => years.includes(year)
  if (target !== 'by-year') {
    // a standing of years gone by is no answer to what it is today; the debt ratio is asked for last year
    if (target === 'transfer_cases_3y' || target.endsWith('_3y')) return has('other') ? [] : [target]
    return has('prior') && !has('last') && subject !== 'standards' && !subject.startsWith('ip_') ? [] : [target]
  }
  if (subject === 'transfer')
    return years.length === 0 || has('last') || has('each') ? ['transfer_income_last_year'] : []
  if (has('each') || (has('last') && has('prior'))) return ['rd_spend_last_year', 'rd_spend_prior_year']
  if (has('to-date') || has('other')) return []
  if (has('three')) return ['rd_spend_3y']
  if (has('prior')) return ['rd_spend_prior_year']
  return ['rd_spend_last_year']
}

interface Topic {
  readonly subject: Subject
  readonly mention?: Mention
  readonly clause: number
  readonly measure?: Measure
  /** Named in a clause that told nothing (万州要求研发人员10人): only a clause about ourselves takes it up. */
  readonly foreign?: true
}

/** Gives every figure of the clauses that state something to what it is of, nearest words first. */
export const claimFigures = (
  scenes: readonly Scene[],
  text: string,
  thisYear?: number,
): { claimed: Claimed[]; loose: { figure: Figure; clause: number }[] } => {
  const claimed: Claimed[] = []
  const loose: { figure: Figure; clause: number }[] = []
  const used = new Set<Mention>()
  let topic: Topic | undefined
  let rejected: { claim: Topic; clause: number } | undefined

  scenes.forEach((scene, index) => {
    const stated = states(scene.mood)
    const subjects = scene.mentions.filter(
      (mention): mention is Mention & { subject: Subject } => mention.subject !== undefined,
    )
    if (!stated) {
      const last = subjects.at(-1)
      if (last) topic = { subject: last.subject, mention: last, clause: index, foreign: true }
      return
    }
    const years = yearsIn(scene.text, scene.start, thisYear)
    const threeYears = sumOfThreeYears(scene, subjects, years)
    if (threeYears) {
      claimed.push({ ...threeYears, clause: index })
      for (const mention of subjects) used.add(mention)
      return
    }
    const zipped = distribute(scene, subjects, years)
    scene.figures.forEach((figure, nth) => {
      const before = text.slice(scene.start, figure.start)
      const take = (subject: Subject, measure: Measure, mention?: Mention, own?: readonly Year[]) => {
        const said = own ?? yearsFor(scene, figure, years, nth, mention)
        claimed.push({
          figure,
          measure,
          interval: intervalIn(figure, measure),
          subject,
          ...(mention ? { mention } : {}),
          years: said,
          facts: factsOf(subject, measure, said),
          clause: index,
        })
        if (mention) used.add(mention)
        topic = { subject, ...(mention ? { mention } : {}), clause: index, measure }
      }
      const share = zipped[nth]
      const choice = share?.mention ?? nearest(figure, nth, scene, subjects, used, text)
      const subject = choice?.subject ?? (share ? topic?.subject : undefined)
      if (DENIED.test(before)) {
        const mention = choice ?? undefined
        const of = mention?.subject ?? topic?.subject ?? claimed.at(-1)?.subject
        if (of) rejected = { claim: { subject: of, ...(mention ? { mention } : {}), clause: index }, clause: index }
        return
      }
      if (subject) {
        const measure = measureFor(figure, subject)
        if (measure) {
          const group = EACH_OF_THEM.test(before) && !share ? groupBefore(figure, subjects, text, used) : []
          for (const other of group)
            if (other !== choice && measureFor(figure, other.subject) === measure) take(other.subject, measure, other)
          take(subject, measure, choice, share?.year ? [share.year] : undefined)
          return
        }
      }
      if (rejected) {
        const measure = measureFor(figure, rejected.claim.subject)
        if (measure) {
          take(rejected.claim.subject, measure)
          rejected = undefined
          return
        }
      }
      const compatible = subjects.some((mention) => measureFor(figure, mention.subject) !== undefined)
      const corrects = CORRECTION.test(scene.text) || (index > 0 && CORRECTION.test(scenes[index - 1]?.text ?? ''))
      if (corrects) {
        const last = claimed.findLast((claim) => claim.subject && measureFor(figure, claim.subject) === claim.measure)
        if (last?.subject) {
          take(last.subject, last.measure, undefined, years.length > 0 ? undefined : last.years)
          return
        }
      }
      if (!compatible && topic && (!topic.foreign || scene.own || OUR_OWN.test(scene.text))) {
        const measure = measureFor(figure, topic.subject)
        const fresh = topic.mention !== undefined && !used.has(topic.mention)
        const another = flows.includes(topic.subject) && years.length > 0
        if (measure && (fresh || another)) {
          take(topic.subject, measure, topic.mention)
          return
        }
      }
      const spent = claimed.at(-1)?.subject
      if (
        !compatible &&
        figure.measures[0] === 'share' &&
        /占|比[例重]/u.test(before) &&
        (spent === 'rd_spend' || spent === 'research')
      ) {
        take('rd_intensity', 'share')
        return
      }
      if (!compatible && figure.measures[0] === 'area') {
        take('site_area', 'area')
        return
      }
      if (!compatible) loose.push({ figure, clause: index })
    })
    const open = subjects.filter((mention) => !used.has(mention)).at(-1)
    if (open) topic = { subject: open.subject, mention: open, clause: index }
  })
  return { claimed, loose }
}

/** 去年和前年研发投入分别是1200万和1100万: as many names as figures, in order. */
const distribute = (
  scene: Scene,
  subjects: readonly (Mention & { subject: Subject })[],
  years: readonly YearSaid[],
): ({ mention?: Mention & { subject: Subject }; year?: Year } | undefined)[] => {
  if (!ALL_OF_THEM.test(scene.text)) return []
  const count = scene.figures.length
  const single = years.flatMap((said) => {
    const words = scene.text.slice(said.start - scene.start, said.end - scene.start)
    if (said.year !== 'each') return [said.year]
    return /^去年/u.test(words) ? (['last', 'prior'] as const) : /前年/u.test(words) ? (['prior', 'last'] as const) : []
  })
  const last = subjects.at(-1)
  if (single.length === count && count > 1 && last) return single.map((year) => ({ mention: last, year }))
  const first = scene.figures[0]
  const names = first ? subjects.filter((mention) => mention.end <= first.start) : []
  return names.length === count && count > 1 ? names.map((mention) => ({ mention })) : []
}

/** 近三年研发费用分别是300万、350万、400万: in which order is not said, but what they come to is. */
const sumOfThreeYears = (
  scene: Scene,
  subjects: readonly (Mention & { subject: Subject })[],
  years: readonly YearSaid[],
): Omit<Claimed, 'clause'> | undefined => {
  const [mention] = subjects
  const [first, second, third] = scene.figures
  if (!ALL_OF_THEM.test(scene.text) || !mention || !first || !second || !third || scene.figures.length !== 3)
    return undefined
  if ((mention.subject !== 'rd_spend' && mention.subject !== 'research') || !years.some(({ year }) => year === 'three'))
    return undefined
  if (!scene.figures.every((figure) => fits(figure, 'money'))) return undefined
  const interval = [second, third].reduce(
    (sum, figure) => plus(sum, intervalIn(figure, 'money')),
    intervalIn(first, 'money'),
  )
  const figure = { start: first.start, end: third.end, measures: first.measures, interval }
  return {
    figure,
    measure: 'money',
    interval,
    subject: mention.subject,
    mention,
    years: ['three'],
    facts: ['rd_spend_3y'],
  }
}

const nearest = (
  figure: Figure,
  nth: number,
  scene: Scene,
  subjects: readonly (Mention & { subject: Subject })[],
  used: ReadonlySet<Mention>,
  text: string,
): (Mention & { subject: Subject }) | undefined => {
  const open = subjects.filter((mention) => !used.has(mention) && measureFor(figure, mention.subject) !== undefined)
  const around = open.find((mention) => mention.start <= figure.start && mention.end >= figure.end)
  if (around) return around
  const previous = scene.figures[nth - 1]
  const before = open
    .filter(
      (mention) =>
        mention.end <= figure.start &&
        (!previous ||
          mention.end > previous.start ||
          !fits(previous, measureFor(previous, mention.subject) ?? 'people')),
    )
    .at(-1)
  const next = scene.figures[nth + 1]
  const after = open.find((mention) => mention.start >= figure.end && (!next || mention.start < next.start))
  const gap = after ? text.slice(figure.end, after.start) : ''
  const near = after !== undefined && gap.length <= 8 && !APART.test(gap)
  if (!before) return near ? after : undefined
  if (!near || !after) return groupIsSplit(before, open, figure, text) ? undefined : before
  const own =
    next &&
    subjects.some(
      (mention) =>
        mention.start >= next.end &&
        text.slice(next.end, mention.start).length <= 1 &&
        measureFor(next, mention.subject) !== undefined,
    )
  const generic = TARGETS[before.subject][measureFor(figure, before.subject) ?? 'items'] === 'none'
  if (generic && gap.replace(/[的个名位 ]/gu, '') === '' && (own || next === undefined)) return after
  const served =
    next !== undefined &&
    !own &&
    measureFor(next, after.subject) !== undefined &&
    !/^[的个名位]*[，。、；;,]/u.test(text.slice(after.end, next.start))
  const close = figure.start - before.end <= 1
  return served || close || gap.replace(/[的个名位左右多 ]/gu, '').length > 1 ? before : after
}

/** 国家级和省级项目一共8项: of both together, so of neither. */
const groupIsSplit = (
  before: Mention & { subject: Subject },
  open: readonly (Mention & { subject: Subject })[],
  figure: Figure,
  text: string,
): boolean => {
  if (!TOGETHER.test(text.slice(before.end, figure.start))) return false
  const mate = open[open.indexOf(before) - 1]
  return mate !== undefined && mate.subject !== before.subject && JOINED.test(text.slice(mate.end, before.start))
}

const groupBefore = (
  figure: Figure,
  subjects: readonly (Mention & { subject: Subject })[],
  text: string,
  used: ReadonlySet<Mention>,
): (Mention & { subject: Subject })[] => {
  const group: (Mention & { subject: Subject })[] = []
  for (const mention of subjects.filter((each) => each.end <= figure.start && !used.has(each)).reverse()) {
    const next = group[0]
    if (next && !JOINED.test(text.slice(mention.end, next.start))) break
    group.unshift(mention)
  }
  return group.length > 1 ? group : []
}

/** The years said of a figure: those named since the figure before it, or after it where none is. */
const yearsFor = (
  scene: Scene,
  figure: Figure,
  years: readonly YearSaid[],
  nth: number,
  mention?: Mention,
): readonly Year[] => {
  const previous = scene.figures[nth - 1]
  const from = previous ? previous.end : scene.start
  const near = years.filter((said) => said.start >= from && said.end <= figure.start)
  const words = near.map((said) => said.year)
  if (words.length > 1 && !words.every((year) => year === 'last' || year === 'prior'))
    return words.includes('each') ? ['each'] : words.slice(-1)
  if (words.length > 0) return words
  if (scene.figures.length === 1) {
    const any = years.map((said) => said.year)
    if (any.length > 0) return any.slice(0, 1)
  }
  return mention && previous === undefined
    ? []
    : years
        .filter((said) => said.end <= figure.start && !mention)
        .map((said) => said.year)
        .slice(-1)
}

export interface Worked {
  readonly fact: FactId
  readonly measure: Measure
  readonly interval: Interval
  readonly start: number
  readonly end: number
}

const WHOLE = /里面?|中|当中|其中|之?内|的/u

/** What is to be worked out from two figures of one sentence: a share of the staff, a part of the fixed staff, research out of income. */
export const workOut = (claimed: readonly Claimed[], scenes: readonly Scene[], text: string): Worked[] => {
  const worked: Worked[] = []
  const sentence = (claim: Claimed) => scenes[claim.clause]?.sentence
  for (const part of claimed) {
    const target = part.subject && TARGETS[part.subject][part.measure]
    const whole = (subject: Subject, measure: Measure) =>
      claimed.findLast(
        (other) =>
          other !== part &&
          other.subject === subject &&
          other.measure === measure &&
          sentence(other) === sentence(part),
      )
    const add = (fact: FactId, measure: Measure, interval: Interval, other: Claimed) =>
      worked.push({
        fact,
        measure,
        interval,
        start: Math.min(other.figure.start, part.figure.start),
        end: Math.max(other.figure.end, part.figure.end),
      })
    if (target === 'part' && part.measure === 'share') {
      const staff = whole('staff', 'people')
      if (staff) add('rd_staff', 'people', shareOf(staff.interval, part.interval), staff)
      else if (part.subject === 'research')
        worked.push({
          fact: 'rd_intensity',
          measure: 'share',
          interval: part.interval,
          start: part.figure.start,
          end: part.figure.end,
        })
    }
    if (part.subject === 'senior' && part.measure === 'people') {
      const fixed = whole('fixed_rd_staff', 'people')
      const seniors = claimed.filter((other) => other.subject === 'senior' && other.measure === 'people')
      if (fixed && seniors.length === 1) add('senior_share', 'share', percentOf(part.interval, fixed.interval), fixed)
    }
    if ((part.subject === 'research' || part.subject === 'rd_spend') && part.measure === 'money') {
      const income = whole('income', 'money')
      if (
        income &&
        income.figure.end <= part.figure.start &&
        /[里中]|当中|其中/u.test(text.slice(income.figure.end, part.figure.start)) &&
        WHOLE.test(text)
      )
        add('rd_intensity', 'share', percentOf(part.interval, income.interval), income)
    }
    if (part.subject === 'debts') {
      const assets = whole('assets', 'money')
      if (assets) add('debt_ratio', 'share', percentOf(part.interval, assets.interval), assets)
    }
  }
  return worked
}

/** Kinds of one class of property are added up (发明3项、新品种1项); a figure for the whole class, or a second one for the same kind, stands instead. */
export const summed = (claims: readonly Claimed[]): Interval | undefined => {
  const whole = claims.findLast((claim) => claim.mention === undefined || /类/u.test(claim.mention.text))
  if (whole) return whole.interval
  const kinds = new Map<string, Interval>()
  for (const claim of claims)
    kinds.set(
      claim.mention?.text.replace(/专利|登记|证书|授权|数量?|国家|软件/gu, '').slice(0, 2) ?? '',
      claim.interval,
    )
  const [first, ...rest] = kinds.values()
  return first && rest.reduce(plus, first)
}
