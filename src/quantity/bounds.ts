import { match } from './matched.ts'
import type { Operator } from './reading.ts'

export type Bound = 'ge' | 'gt' | 'le' | 'lt'

/** What the words beside a figure make of it. */
export interface Beside {
  readonly op: Bound | 'approx' | 'more' | 'nearly'
  /** Page offset at which the words begin (before a figure) or end (after it). */
  readonly edge: number
}

const NEGATED = '(?:不|未|没有?|毋|勿|均不|都不)(?:得|应|宜|能|可|会|要|准|许|该|再)?'

/** Words before a figure, longer ones first: 不低于 holds 低于. */
const BEFORE: readonly (readonly [Beside['op'], string])[] = [
  [
    'ge',
    `${NEGATED}(?:少|低|小|短|早)(?:于|过)|大于(?:或者?)?等于|>=|=>|≥|≧|⩾|不亚于|no less than|not less than|at least|no fewer than|minimum(?: of)?|[≮]`,
  ],
  [
    'le',
    `${NEGATED}(?:多|高|大|长|晚|迟)(?:于|过)|${NEGATED}(?:超过|超出|超|突破|大过)|小于(?:或者?)?等于|<=|=<|≤|≦|⩽|no more than|not more than|not exceed(?:ing)?|at most|up to|within|maximum(?: of)?|[≯]`,
  ],
  ['lt', `${NEGATED}(?:达到?|到达?|满|足)|不及|达不到|(?:少|低|小|短|早)于|<|less than|fewer than|under\\b|below\\b`],
  ['gt', '(?:多|高|大|长|晚|迟)于|超过|超出|超|不止|不只|突破|逾(?!期)|>|more than|exceed(?:ing|s)?|over\\b|above\\b'],
  ['ge', '至少|最低|最少|最小|最短|起码|下限|达到?|(?<![届期])满(?![足意])'],
  ['le', '至多|最多|最高(?!人民)|最长|最大|最迟|最晚|上限|顶多'],
  ['nearly', '(?:将近|接近|逼近|差不多快|(?<![加尽赶])快(?:要?到|有)?|(?<![中大微最较很缩减弱])小$)'],
  [
    'approx',
    '(?<![合节条公制预签解违特契])(?:大约|约为?)|大概|大致|差不多|估摸着?|估计|(?<!不)可能(?!性)|也许|或许|兴许|说不定|没准|大体|上下|≈|(?<![\\d%万亿元人年月日]) ?~|about\\b|around\\b|approximately\\b|roughly\\b|circa\\b|maybe\\b|perhaps\\b|probably\\b|some $',
  ],
]

const INCLUDED = '[(]含[^()]{0,12}[)]'
const EXCLUDED = '[(]不含[^()]{0,12}[)]'

/** Words after a figure. 以上、以下、以内 include the number (民法典第一千二百五十九条) unless a bracket says 不含. */
const AFTER: readonly (readonly [Beside['op'], string])[] = [
  ['gt', `${EXCLUDED}以上|以上 ?${EXCLUDED}|以外|开外`],
  [
    'lt',
    `${EXCLUDED}以[下内]|以[下内] ?${EXCLUDED}|(?:都|还)?(?:不到|没到|不足|不满)(?! ?[\\d一二两三四五六七八九十百千])`,
  ],
  [
    'ge',
    `(?:${INCLUDED})?(?:及其?|和|或者?)?以上(?![述所列])(?: ?${INCLUDED})?|往上|打底|起步|起(?=[，。；、)!！]|$)|\\+(?!\\d)| ?(?:or|and) (?:more|above|over)\\b`,
  ],
  [
    'le',
    `(?:${INCLUDED})?(?:及其?|和|或者?)?(?:以下(?!简称|列|称)|(?:范围)?(?:以|之)内|范围内)(?: ?${INCLUDED})?|内(?![容部外涵设资销蒙陆科审控核在存])|封顶|为限| ?or (?:less|fewer|below|under)\\b`,
  ],
  ['more', '多(?![元样次数少])|余(?![额下])|有余|出头|挂零|冒头'],
  ['approx', '左右|上下|前后|许(?=[，。])|的样子|光景'],
]

const COMPILED_AFTER = AFTER.map(([op, source]) => ({ op, pattern: new RegExp(` ?(?:${source})`, 'uy') }))
const WORDS_BEFORE = new RegExp(BEFORE.map(([, source], i) => `(?<g${i}>${source})`).join('|'), 'giu')
/** Adverbs bound the whole phrase after them; verbs only what stands next. */
const ADVERB =
  /^(?:至少|最低|最少|最小|最短|起码|下限|至多|最多|最高|最长|最大|最迟|最晚|上限|顶多|大概|大约|差不多|估计|可能|也许|或许|at least|at most|up to)$/i
/** 占比最低的那项 is one of several, and its figure no bound; 最低的要求 still is one. */
const SINGLED_OUT = /^ ?(?:的(?! ?(?:要求|标准|门槛|限|条件|补|奖|资助|额))|[那这])/
const FILLER =
  /^[ “"'(]{0,8}(?:人民币|了|到|为|是|其|有|本|上|个人|约|大约|rmb|cny|¥|￥|\$|每[\p{Script=Han}]{1,4}|或者?等于)?[ “"']{0,8}$/iu
/** What ends the phrase that words before a figure can reach into. */
const STOP = /[，。；！？\n：:,;!?、→]/

/** Where the clause that holds `at` begins: after the last mark, whole brackets skipped. */
const clauseStart = (text: string, at: number, from: number): number => {
  let depth = 0
  for (let i = at - 1; i >= Math.max(from, at - 48); i--) {
    const sign = text.charAt(i)
    if (sign === ')') depth += 1
    else if (sign === '(') {
      if (depth === 0) return i + 1
      depth -= 1
    } else if (depth === 0 && STOP.test(sign)) return i + 1
  }
  return Math.max(from, at - 48)
}

/** The words that bound a figure at `at` from before, none looked for before `from`. A share reaches back over 「…的」. */
export const boundBefore = (text: string, at: number, from: number, share: boolean): Beside | undefined => {
  const begin = clauseStart(text, at, from)
  const clause = text.slice(begin, at)
  let found: Beside | undefined
  for (const word of clause.matchAll(WORDS_BEFORE)) {
    const index = Object.entries(word.groups ?? {}).findIndex(([, printed]) => printed !== undefined)
    const op = BEFORE[index]?.[0]
    const between = clause.slice(word.index + word[0].length)
    const adverb = ADVERB.test(word[0])
    const reaches =
      FILLER.test(between) ||
      (share && !adverb && /[的之] ?$/.test(between) && !between.includes('部分')) ||
      (adverb && !SINGLED_OUT.test(between) && between.length <= 12 && !/(?:的|以上|以下|级|院)$/.test(between))
    if (op && reaches) found = { op, edge: begin + word.index }
  }
  return found
}

/** The words that bound a figure ending at `at` from behind. */
export const boundAfter = (text: string, at: number): Beside | undefined => {
  for (const { op, pattern } of COMPILED_AFTER) {
    const found = match(pattern, text, at)
    if (found) return { op, edge: at + found[0].length }
  }
  return undefined
}

/** The operator a reading shows for what stands beside its figure. */
export const operatorOf = (beside: Beside['op'] | undefined): Operator =>
  beside === undefined ? 'eq' : beside === 'more' || beside === 'nearly' ? 'approx' : beside
