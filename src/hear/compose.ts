import type { Interval } from '../quantity/index.ts'
import type { Frame } from './frame.ts'
import { namesBeside } from './items.ts'
import { clean, plain, scaled } from './measures.ts'
import type { Figure } from './mention.ts'
import { type Claim, intervalOf, type Part, type Reading, type ReadPart } from './readings.ts'
import type { Sign } from './signs.ts'
import { total } from './sums.ts'

/** One way in which the figures of one thing go together, and how likely it is. */
interface Way {
  readonly parts: readonly Part[]
  readonly sure: number
  /** What they come to; undefined where nothing is said. */
  readonly whole: Interval | undefined
}

/** What figures of one thing come to: of all ways to read them (one is the value, all are parts of a sum, the last is their total) the likeliest. */
export function composed(frame: Frame, claims: readonly Claim[], id: string): Omit<Reading, 'ids'> | undefined {
  const values = claims.map(({ at }): Interval | undefined => {
    const figure = frame.signs[at]?.figure
    // 大前年310万, of no fact, is still of the quantity whose years are asked.
    return figure && intervalOf(frame.valueIn(figure, id.split('@')[0] ?? id))
  })
  const date = dateOf(frame, claims, id)
  if (date) return date
  if (frame.isLeast(id) && claims.length === LEAST_OF) return leastOf(claims, values)
  const ways = waysOf(frame, claims, values)
  const all = ways.reduce((sum, { sure }) => sum + sure, 0)
  const [best] = [...ways].sort((a, b) => b.sure - a.sure)
  if (!best?.whole || all === 0) return undefined
  const used = claims.filter((_, i) => best.parts[i] !== 'void')
  const ats = used.map(({ at }) => at)
  const parts = partsOf(frame, claims, values, best)
  const last = claims.findIndex((_, i) => best.parts[i] === 'value')
  const part = parts.length === 0 && last > 0 && frame.signs[claims[last - 1]?.at ?? -1]?.figure?.whole
  return {
    value: plain(best.whole),
    from: Math.min(...ats),
    to: Math.max(...ats) + 1,
    sure: Math.min(best.sure / all, ...used.map(({ linked }) => linked)),
    ...(parts.length > 0 ? { parts } : {}),
    ...(part ? { part } : {}),
  }
}

/** What a value was composed of: what was added up, or what was taken from what; of one figure, what it is the sum of itself. */
function partsOf(
  frame: Frame,
  claims: readonly Claim[],
  values: readonly (Interval | undefined)[],
  { parts: ways }: Way,
): ReadPart[] {
  const isMinus = ways.includes('minus')
  const own = claims.flatMap(({ at }, i) => {
    const [way, value] = [ways[i], values[i]]
    return value && (way === 'part' || way === 'minus' || (isMinus && way === 'value')) ? [{ at, value, way }] : []
  })
  if (own.length < 2) {
    const i = ways.indexOf('value')
    return summandsOf(frame.signs[claims[i]?.at ?? -1]?.figure, values[i])
  }
  const names = namesBeside(
    frame,
    own.map(({ at }) => at),
  )
  return own.map(({ at, value, way }, i): ReadPart => {
    const { start, end } = frame.signs[at] as Sign
    const name = names[i]
    return {
      ...{ start, end, value: plain(value) },
      ...(name ? { name } : {}),
      ...(way === 'minus' ? { less: true as const } : {}),
    }
  })
}

/** 85+60+70万: the figures that one is the sum of, in the unit of the fact. */
function summandsOf(figure: Figure | undefined, value: Interval | undefined): ReadPart[] {
  const [whole, sum] = [value?.min, figure?.interval.min]
  if (!figure?.parts || whole === undefined || !sum) return []
  return figure.parts.map(({ start, end, interval }) => ({ start, end, value: plain(scaled(interval, whole / sum)) }))
}

/** Of dates the last said stands; they do not add up. */
function dateOf(frame: Frame, claims: readonly Claim[], id: string): Omit<Reading, 'ids'> | undefined {
  const { at, linked, ways } = claims.at(-1) as Claim
  const figure = frame.signs[at]?.figure
  const value = figure && frame.valueIn(figure, id)
  if (typeof value !== 'string') return undefined
  return { value, from: at, to: at + 1, sure: Math.min(linked, 1 - (ways.void ?? 0)) }
}

/** 四项占比分别是90%、85%、62%和77%: of as many as are compared the least is the value. */
const LEAST_OF = 4

function leastOf(
  claims: readonly Claim[],
  values: readonly (Interval | undefined)[],
): Omit<Reading, 'ids'> | undefined {
  const lows = values.map((value) => value?.min ?? Number.NaN)
  const least = Math.min(...lows)
  const ats = claims.map(({ at }) => at)
  return Number.isNaN(least)
    ? undefined
    : {
        value: least,
        from: Math.min(...ats),
        to: Math.max(...ats) + 1,
        sure: Math.min(...claims.map((each) => each.linked)),
      }
}

/** So many figures of one thing are read together; of more the last ones. */
const MOST = 12

function waysOf(frame: Frame, all: readonly Claim[], every: readonly (Interval | undefined)[]): Way[] {
  const claims = all.slice(-MOST)
  const values = every.slice(-MOST)
  const rest = all.slice(0, -MOST).map((): Part => 'void')
  const as = (partAt: (i: number) => Part, whole: Interval | undefined, prior = 1): Way => {
    const parts = claims.map((_, i) => partAt(i))
    const sure = claims.reduce((product, { ways }, i) => product * (ways[parts[i] as Part] ?? 0), prior)
    return { parts: [...rest, ...parts], sure, whole }
  }
  const wholes = claims.map(({ at }) => frame.signs[at]?.figure?.whole)
  const ways = [as(() => 'void', undefined, NOTHING)]
  for (const [i, value] of values.entries()) {
    const others = values.filter((_, k) => k !== i)
    const whole = others.length > 1 && isSame(total(others), value)
    const part = i > 0 && wholes[i - 1] ? Math.max(PART, 1 - (claims[i - 1]?.ways.value ?? 0)) : 1
    ways.push(as((k) => (k === i ? 'value' : 'void'), value, part))
    // 9件加2件，一共11件: what the others come to is their total, however it was said.
    if (whole) ways.push(as((k) => (k === i ? 'value' : 'part'), value, TOTAL))
  }
  if (claims.length > 1) {
    ways.push(as(() => 'part', total(values), areItems(frame, claims) ? ITEMS : 1))
    ways.push(...lessOf(values).map(({ whole, at }) => as((k) => (k === at ? 'value' : 'minus'), whole)))
  }
  return ways
}

/** What is told with figures hardly tells nothing; tuned on the sets that are seen, flat from a quarter to a half. */
const NOTHING = 0.4
/** That the others come to just this figure by chance is as unlikely as this. */
const TOTAL = 1e6
/** 10人里头有2个: two is hardly all there are, unless the ten are hardly what is meant. */
const PART = 0.02
/** 光谱仪86.5、三坐标118 are added up the sooner for each having a name of its own. */
const ITEMS = 4

/** One figure less all others. */
function lessOf(values: readonly (Interval | undefined)[]): { at: number; whole: Interval | undefined }[] {
  return values.flatMap((value, at) => {
    const taken = total(values.filter((_, k) => k !== at))
    if (!value || taken?.min === undefined || taken.min !== taken.max) return []
    return [{ at, whole: shifted(value, -taken.min) }]
  })
}

/** Whether each figure has a name of its own for the thing: 光谱仪86.5、三坐标118. */
function areItems({ signs, folded }: Frame, claims: readonly Claim[]): boolean {
  const names = claims.map(({ owner: { at } }) =>
    at === undefined ? '' : folded.text.slice(signs[at]?.start, signs[at]?.end),
  )
  return claims.length > 1 && !names.includes('') && new Set(names).size === names.length
}

const isSame = (a: Interval | undefined, b: Interval | undefined): boolean =>
  a?.min !== undefined && a.min === b?.min && a.max !== undefined && a.max === b?.max

const shifted = ({ min, max, ...open }: Interval, by: number): Interval => ({
  ...(min === undefined ? {} : { min: clean(min + by) }),
  ...(max === undefined ? {} : { max: clean(max + by) }),
  ...open,
})
