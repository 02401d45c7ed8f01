import type { FactId } from '../knowledge/index.ts'
import { periodsIn } from './periods.ts'

/** What a fact of the regulation that is spoken of is called, without what only says of when or how it is counted. */
export interface Core {
  readonly fact: FactId
  readonly text: string
  readonly yesNo: boolean
}

/** A stretch of a text that says most of what a fact is called, in whatever order. */
export interface Likeness {
  readonly start: number
  readonly end: number
  readonly facts: readonly FactId[]
}

const TAIL = /(?:人员|人数|总数|数量?|总额|金额|合计|规模|日期|时间|年限)$/u
const YEARS = /^[一两二三四五]年/u
const SHORTEST = 2

/** 近三年研发费用合计 is 研发费用, 科技人员 is 科技: what is left of a name that its period and its unit need not say again. */
export function coreOf(name: string): string {
  const period = periodsIn(name, undefined).find(({ start }) => start === 0)
  const own = (period ? name.slice(period.end) : name).replace(YEARS, '')
  const bare = own.replace(TAIL, '')
  return bare.length < SHORTEST ? own : bare
}

/** What stands between marks, blanks and figures. */
const SEGMENT = /[^\s，。；：、！？,;:!?()（）【】[\]0-9.%％零〇一二两三四五六七八九十百千万亿几]+/gu
const FIGURE = /[0-9零一二两三四五六七八九十百千万亿几]/u
/** Nobody says a name over more of a text. */
const LONGEST = 24
/** So much of a name must be said; of a short one, all. */
const MOST = 0.7
const SHORT = 4

/** Where names are said in other words' order or with words between: 研发那块专职的. Of what is measured only beside a figure. */
export function likenesses(text: string, cores: readonly Core[]): Likeness[] {
  return [...text.matchAll(SEGMENT)].flatMap(({ index, 0: said }): Likeness[] => {
    if (said.length < SHORTEST || said.length > LONGEST) return []
    const counted = FIGURE.test(text.charAt(index - 1)) || FIGURE.test(text.charAt(index + said.length))
    const like = cores.flatMap((core) => (core.yesNo || counted ? alike(core, said) : []))
    const most = Math.max(0, ...like.map(({ covered }) => covered))
    const best = like.filter(({ covered }) => covered === most)
    const [first] = best
    if (!first) return []
    return [
      { start: index + first.from, end: index + first.to, facts: [...new Set(best.map(({ core }) => core.fact))] },
    ]
  })
}

interface Alike {
  readonly core: Core
  readonly covered: number
  readonly from: number
  readonly to: number
}

/** How much of a name is in what was said, in runs of two signs and more. */
function alike(core: Core, said: string): Alike[] {
  const { text, yesNo } = core
  if (yesNo && text.length < SHORT) return []
  const covered = new Set<number>()
  const at: number[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const found = said.indexOf(text.slice(i, i + 2))
    if (found < 0) continue
    covered.add(i).add(i + 1)
    at.push(found, found + 2)
  }
  const enough = text.length <= SHORT ? text.length : text.length * MOST
  return covered.size >= enough ? [{ core, covered: covered.size, from: Math.min(...at), to: Math.max(...at) }] : []
}
