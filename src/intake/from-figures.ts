import type { Fact, FactId } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import { measureOf } from './answers.ts'
import { residue } from './choices.ts'
import type { Loose } from './claim-figures.ts'
import { amountOf, fits, intervalIn } from './figures.ts'
import type { Found, Said } from './found.ts'
import { type Known, spansOf } from './known.ts'
import { CORRECTION } from './lexicon/moods.ts'
import { SUBJECT_OF } from './lexicon/subjects.ts'
import { states } from './moods.ts'
import { isUnlikely } from './no-figures.ts'
import { presences } from './presence.ts'
import type { Claimed, Scene } from './scene.ts'
import { overPeriod, sumOfAnswer } from './sums.ts'
import { factsOf } from './target-facts.ts'
import { yearsIn } from './times.ts'
import { summed, workOut } from './work-out.ts'

/** 最低的那项是62% names the item; it does not say at least. */
const LOWEST = /最[低少小]的?/u

/** The texts count what was led or undertaken (主持或承担), not what one had a part in. */
const countsLed = (fact: Fact | undefined): boolean => fact?.uncounted?.some(({ text }) => text === '参与') ?? false
const PART = /(?:参与|参加|参编)(?!.{0,40}(?:主持|承担|牵头|主导))/u

/** 主持1项、参与3项: from the figure before, or the beginning of the clause, the words say 参与. */
function tookPart({ figure, clause }: Claimed, scenes: readonly Scene[], text: string): boolean {
  const scene = scenes[clause]
  if (!scene) return false
  const before = scene.figures.filter(({ end }) => end <= figure.start).at(-1)
  return PART.test(text.slice(before?.end ?? scene.start, figure.start))
}

export const fromFigures = (
  claimed: readonly Claimed[],
  scenes: readonly Scene[],
  known: Known,
  said: Said,
  text: string,
): Found[] => {
  const found: Found[] = []
  const worked = workOut(claimed, scenes, text)
  const spent = new Set(worked.filter(({ fact }) => fact === 'rd_intensity').map(({ end }) => end))
  const byFact = new Map<FactId, Claimed[]>()
  for (const claim of claimed) {
    if (claim.facts.some((fact) => countsLed(known.facts.get(fact))) && tookPart(claim, scenes, text)) continue
    if (claim.years.length === 0 && claim.measure === 'money' && spent.has(claim.figure.end)) continue
    for (const fact of claim.facts) byFact.set(fact, [...(byFact.get(fact) ?? []), claim])
  }
  for (const [fact, claims] of byFact) {
    const last = claims.at(-1)
    if (!last) continue
    const made = known.facts.get(fact)?.madeOf?.kind
    const several = made === 'least' && !claims.some(({ clause }) => CORRECTION.test(scenes[clause]?.text ?? ''))
    const lowest = several
      ? [...claims].sort((a, b) => (a.interval.max ?? Infinity) - (b.interval.max ?? Infinity))[0]
      : undefined
    const bounds = (lowest ?? last).interval
    const exact =
      made === 'least' &&
      bounds.min !== undefined &&
      bounds.max === undefined &&
      LOWEST.test(text.slice(Math.max(0, last.figure.start - 12), last.figure.start))
    const interval =
      made === 'sum'
        ? withoutPending(summed(claims), last, scenes)
        : exact
          ? { min: bounds.min, max: bounds.min }
          : bounds
    const value = interval && amountOf(interval, last.measure)
    if (value === undefined) continue
    const words =
      made === 'sum' && claims.length > 1
        ? claims.map(({ figure: { words } }) => said(words.start, words.end)).join('、')
        : said((lowest ?? last).figure.words.start, (lowest ?? last).figure.words.end)
    found.push({ fact, value, at: last.figure.start, words })
  }
  for (const { fact, measure, interval, start, end } of worked) {
    const value = amountOf(interval, measure)
    if (value !== undefined && !byFact.has(fact)) found.push({ fact, value, at: start, words: said(start, end) })
  }
  return found
}

const PENDING = /在审|实审|受理|申请中|审查|公示|公开|没(?:有)?授权|(?:未|没)(?:授权|下证)|还没下来/u

/** 发明3件（其中1件在审）: what is still examined is no patent yet. */
function withoutPending(whole: Interval | undefined, last: Claimed, scenes: readonly Scene[]): Interval | undefined {
  const after = scenes[last.clause + 1]
  const [pending, another] = after?.figures ?? []
  if (!whole || !after || !pending || another) return whole
  if (!/^\s*其中/u.test(after.text) || !PENDING.test(after.text)) return whole
  const { min = 0, max } = pending.interval
  if (min !== max || whole.min === undefined || whole.min < min) return whole
  return { ...whole, min: whole.min - min, ...(whole.max === undefined ? {} : { max: whole.max - min }) }
}

const ALL_LOCAL = /^(?:也|就)?(?:都|全|全都|全部|均)(?:是|为)?/u

/** Partners counted by the word for them are a joint undertaking; 都是本地企业 says that all of them are local. */
export const fromPartners = (claimed: readonly Claimed[], scenes: readonly Scene[], said: Said): Found[] => {
  const found: Found[] = []
  const counted = claimed.findLast(({ facts }) => facts.includes('partner_count'))
  for (const scene of scenes) {
    if (!states(scene.mood)) continue
    const statuses = presences(scene.text, scene.start, scene.mentions)
    scene.mentions.forEach((mention, i) => {
      if (
        mention.subject === 'partner_count' &&
        /共建|联合|联建/u.test(mention.text) &&
        statuses[i]?.there !== false &&
        !scene.figures.some(({ interval }) => interval.max === 0)
      )
        found.push({ fact: 'joint_build', value: true, at: mention.start, words: said(mention.start, mention.end) })
      if (
        mention.subject === 'local_enterprise_partners' &&
        counted &&
        ALL_LOCAL.test(scene.text.trim()) &&
        scene.figures.length === 0
      ) {
        const value = amountOf(counted.interval, 'firms')
        if (value !== undefined)
          found.push({
            fact: 'local_enterprise_partners',
            value,
            at: mention.start,
            words: said(counted.figure.words.start, counted.figure.words.end),
          })
      }
    })
  }
  return found
}

const ALL_AWAY =
  /^(?:不过|但|可)?(?:都|全|全都|均)(?:是|在|不是|不在|属于)*(?:外地|外省|省外|市外|外市|(?<=不在?|不是)(?:本地|本市|本省|市内|省内))(?:的|企业|公司)*$/u
const BESIDE_ANSWER = 12

/** Figures without a word for what they are of answer the question just asked, or count partners where 联合 stands beside them. */
export const fromLooseFigures = (
  loose: readonly Loose[],
  scenes: readonly Scene[],
  asked: Fact | undefined,
  known: Known,
  said: Said,
  text: string,
  year?: number,
): Found[] => {
  const found: Found[] = []
  const measure = asked && measureOf(asked)
  // 2家，都在外地: of those, none is a local one
  const away =
    asked?.id === 'local_enterprise_partners' ? scenes.find(({ text: clause }) => ALL_AWAY.test(clause)) : undefined
  if (asked && away && loose.length > 0)
    return [{ fact: asked.id, value: 0, at: away.start, words: said(away.start, away.end) }]
  const figures = scenes.flatMap((scene) => scene.figures)
  const sum = asked && measure && sumOfAnswer(text, figures, asked, measure)
  const whole = sum && amountOf(sum, measure)
  const [first, last] = [figures[0], figures.at(-1)]
  if (asked && first && last && whole !== undefined)
    return [{ fact: asked.id, value: whole, at: last.start, words: said(first.words.start, last.words.end) }]
  for (const { figure, clause } of loose) {
    const scene = scenes[clause]
    if (!scene) continue
    const words = said(figure.words.start, figure.words.end)
    if (
      figure.measures[0] === 'firms' &&
      scene.mentions.some(({ claim }) => claim?.fact === 'joint_build' && !claim.bad)
    ) {
      const value = amountOf(figure.interval, 'firms')
      if (value !== undefined) found.push({ fact: 'partner_count', value, at: figure.start, words })
      continue
    }
    if (!asked || !measure || !fits(figure, measure)) continue
    if (isUnlikely(figure, figure.interval, measure)) continue
    // 300万、400万: which of them, or what they come to, is not said
    const rivals = loose.filter((other) => other.clause === clause && fits(other.figure, measure))
    if (rivals.length > 1 && asked.madeOf?.kind !== 'least' && !CORRECTION.test(scene.text)) continue
    if (
      residue(scene.text, [{ start: figure.start - scene.start, end: figure.end - scene.start }]).length > BESIDE_ANSWER
    )
      continue
    const years = yearsIn(scene.text, scene.start, spansOf(known), year).map((each) => each.year)
    const subject = SUBJECT_OF[asked.id]
    const named = years.length > 0 && subject === 'rd_spend' ? factsOf(subject, measure, years, known) : [asked.id]
    // 每年200万, asked for the sum of some years, is of each of them and of the sum
    const summed = years.includes('each') && asked.madeOf?.kind === 'years' && !named.includes(asked.id)
    const none =
      asked.kind === 'count' &&
      /^[都也]?没有?/u.test(scene.text.slice(figure.end - scene.start).trim()) &&
      figure.interval.max === 1
    for (const fact of summed ? [...named, asked.id] : named) {
      const told = intervalIn(figure, measure)
      const interval = overPeriod(text.slice(scene.start, figure.start), told, known.facts.get(fact))
      const value = none ? 0 : interval && amountOf(interval, measure)
      if (value === undefined) continue
      const before = found.find((each) => each.fact === fact)
      if (
        asked.madeOf?.kind === 'least' &&
        before &&
        typeof before.value === 'number' &&
        typeof value === 'number' &&
        before.value < value &&
        !CORRECTION.test(scene.text)
      )
        continue
      found.push({ fact, value, at: figure.start, words })
    }
  }
  return found
}
