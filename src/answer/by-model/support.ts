/** What a sentence is held against: the clause it names, and what that stands under. */
export interface Ground {
  readonly clause: string
  /** The lead-in of the article, the names of regulation and centre: words a sentence may use besides. */
  readonly around: string
}

/** Why a sentence is not shown; in Chinese, for a model that is asked again. */
export type Unsupported = 'strange-words' | 'negation' | 'strength' | 'verdict' | 'agent' | 'opposite'

/** So much of a sentence's pairs of characters must stand in what it rests on. */
const LEAST_OVERLAP = 0.7
/** A piece of the clause is what the sentence is about where so much of it is repeated. */
const REPEATED = 0.5

const NEGATION = /不(?!少于|低于|高于|超过|同|断|仅|限|止)|未|无|没有?|非(?!常)|免(?!费)/gu

/** How binding a rule is, by the words that say so. */
const STRENGTHS: Readonly<Record<string, RegExp>> = {
  must: /(?<![相适供对响效反感])应(?!用|急|对|变|届)|必须|务必|须(?!知)|需(?!求)|(?<![重主需必只还首])要(?![求素点件闻])/u,
  may: /(?<![许认不])可(?!持|行|靠|比|控|追|能|见|视|再|适)|(?<![职功性智节产效机可才不])能(?![力源级耗效])|允许/u,
  forbid: /不得|不能|不可|禁止|严禁|不予|不应/u,
  principle: /原则上|一般(?!性)|适当|酌情|视情/u,
  encourage: /鼓励|支持|优先|引导|提倡|倡导|优选/u,
}

/** A sentence with one of these where its clause has the other says the opposite. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['前', '后'],
  ['以上', '以下'],
  ['以内', '以外'],
  ['高于', '低于'],
  ['增加', '减少'],
  ['同意', '反对'],
  ['公开', '保密'],
  ['有偿', '无偿'],
  ['最高', '最低'],
  ['上级', '下级'],
  ['自愿', '强制'],
]

/** Whoever a rule binds or names. */
const AGENT =
  /(?:科技|财政|发展改革|工业|市场监管)?[\p{Script=Han}]{0,4}?(?:科技局|科技厅|财政厅|财政局|发展改革委|人民政府|主管部门|企业|高校|高等学校|科研院所|研究院|机构|依托单位|牵头单位|推荐单位|理事会|专家委员会|主任|专家组)/gu

const VERDICT = /符合|满足|达标|够格|合格|有资格|够了|不够|没问题|(?:可以|能够?|不能)(?:申报|申请|设立|认定)|通过/gu

/** Whether a sentence says what its clause says: the same words, the same noes, as binding, of the same bodies. Undefined where it does. */
export function unsupported(sentence: string, { clause, around }: Ground): Unsupported | undefined {
  const said = pairsOf(sentence)
  const pieces = clause.split(/[，。；：,;]/u).filter((piece) => shareIn(pairsOf(piece), said) >= REPEATED)
  const about = pieces.join('，')
  if (pieces.length === 0 || shareIn(said, new Set([...pairsOf(clause), ...pairsOf(around)])) < LEAST_OVERLAP)
    return 'strange-words'
  if (countOf(sentence, NEGATION) !== countOf(about, NEGATION)) return 'negation'
  for (const [name, strength] of Object.entries(STRENGTHS)) {
    const [here, there] = [strength.test(sentence), strength.test(about)]
    const allowed = name === 'must' && here && strength.test(around)
    if (here !== there && !allowed) return 'strength'
  }
  const whole = `${clause}${around}`
  if (absent(sentence, VERDICT, about)) return 'verdict'
  if (absent(sentence, AGENT, whole)) return 'agent'
  const turned = OPPOSITES.some(
    ([one, other]) =>
      (says(sentence, one, other) && says(about, other, one)) ||
      (says(sentence, other, one) && says(about, one, other)),
  )
  return turned ? 'opposite' : undefined
}

const says = (text: string, one: string, other: string): boolean => text.includes(one) && !text.includes(other)

const countOf = (text: string, sign: RegExp): number => [...text.matchAll(sign)].length

const absent = (sentence: string, sign: RegExp, text: string): boolean =>
  [...sentence.matchAll(sign)].some(([word]) => !text.includes(word))

function pairsOf(text: string): Set<string> {
  const signs = [...text.replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(signs.slice(1).map((sign, i) => `${signs[i]}${sign}`))
}

function shareIn(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (pairs.size === 0) return 0
  let shared = 0
  for (const pair of pairs) if (others.has(pair)) shared++
  return shared / pairs.size
}
