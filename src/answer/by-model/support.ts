import { type Original, repeats } from './repeats.ts'

/** Why a sentence is not shown. */
export type Unsupported =
  | 'strange-words'
  | 'negation'
  | 'strength'
  | 'verdict'
  | 'agent'
  | 'opposite'
  | 'misplaced'
  | 'reworded'

/** So much of a sentence's pairs of characters must stand in its clause or around it, and so much in one piece of it. */
const LEAST = { all: 0.7, piece: 0.4 }

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

/**
 * Why a sentence does not say what its clause says; undefined where it does. Only a stretch of the clause, word for word, is held
 * to do so: any other wording may turn the meaning in a way no list foresees. What follows tells the model what it did wrong.
 */
export function unsupported(sentence: string, ground: Original): Unsupported | undefined {
  if (repeats(sentence, ground)) return undefined
  const { clause } = ground
  const around = [ground.above, ...ground.names].join('。')
  const whole = `${clause}。${around}`
  const said = piecesOf(sentence)
  if (said.length === 0 || shareIn(pairsOf(sentence), pairsOf(whole)) < LEAST.all) return 'strange-words'
  for (const { words, meant } of matched(said, piecesOf(clause))) {
    const fault = faultOf(words, meant, ground, around)
    if (fault) return fault
  }
  return absent(sentence, AGENT, whole) ? 'agent' : 'reworded'
}

function faultOf(
  said: string,
  meant: string | undefined,
  { clause }: Original,
  around: string,
): Unsupported | undefined {
  if (meant === undefined) return 'strange-words'
  if (misplaced(said, clause)) return 'misplaced'
  if (countOf(said, NEGATION) !== countOf(meant, NEGATION)) return 'negation'
  for (const [name, strength] of Object.entries(STRENGTHS)) {
    const [here, there] = [strength.test(said), strength.test(meant)]
    const allowed = name === 'must' && here && strength.test(around)
    if (here !== there && !allowed) return 'strength'
  }
  if (absent(said, VERDICT, meant)) return 'verdict'
  const turned = OPPOSITES.some(
    ([one, other]) =>
      (says(said, one, other) && says(meant, other, one)) || (says(said, other, one) && says(meant, one, other)),
  )
  return turned ? 'opposite' : undefined
}

/** Each piece of a sentence with the piece of the clause it repeats; what was only parted by a comma is one again. */
function matched(said: readonly string[], pieces: readonly string[]) {
  const pairs: { words: string; readonly meant: string | undefined }[] = []
  for (const words of said) {
    const meant = nearest(words, pieces)
    const last = pairs.at(-1)
    if (last && meant !== undefined && last.meant === meant) last.words += `，${words}`
    else pairs.push({ words, meant })
  }
  return pairs
}

const SLOT = /\{\{[^{}]*\}\}/gu

/** A figure that stands beside other words than in its source: 场地 where the clause has it of 设备. */
function misplaced(said: string, source: string): boolean {
  const places = piecesOf(source)
  return [...said.matchAll(SLOT)].some(([slot]) => {
    const home = places.find((piece) => piece.includes(slot))
    if (home === undefined) return false
    const figures = places.filter((piece) => piece.includes('{{'))
    if (nearest(said, figures) !== home) return true
    return [...home.matchAll(SLOT)].length > 1 && !neighbours(home, slot).some((words) => said.includes(words))
  })
}

/** A slot with the two signs before it, and with the two after it. */
function neighbours(piece: string, slot: string): string[] {
  const at = piece.indexOf(slot)
  const [before, after] = [piece.slice(Math.max(0, at - 2), at), piece.slice(at + slot.length, at + slot.length + 2)]
  return [...(before === '' ? [] : [`${before}${slot}`]), ...(after === '' ? [] : [`${slot}${after}`])]
}

/** The piece that shares most with what is said; undefined where none shares enough. */
function nearest(said: string, pieces: readonly string[]): string | undefined {
  const pairs = pairsOf(said)
  let best: { readonly piece: string; readonly likeness: number } | undefined
  for (const piece of pieces) {
    const own = pairsOf(piece)
    const shared = shareIn(pairs, own) * pairs.size
    const likeness = shared / (pairs.size + own.size - shared || 1)
    if (shared >= pairs.size * LEAST.piece && likeness > (best?.likeness ?? 0)) best = { piece, likeness }
  }
  return best?.piece
}

/** What stands between commas, stops and brackets, if it says anything. */
const piecesOf = (text: string): string[] =>
  text.split(/[，。；：！？,;（）()\n]/u).filter((piece) => pairsOf(piece).size > 0)

const says = (text: string, one: string, other: string): boolean => text.includes(one) && !text.includes(other)

const countOf = (text: string, sign: RegExp): number => [...text.matchAll(sign)].length

const absent = (sentence: string, sign: RegExp, text: string): boolean =>
  [...sentence.matchAll(sign)].some(([word]) => !text.includes(word))

/** Pairs of letters; a slot counts for none, so that a figure lends no likeness. */
function pairsOf(text: string): Set<string> {
  const signs = [...text.replace(SLOT, '').replace(/[^\p{L}]/gu, '')]
  return new Set(signs.slice(1).map((sign, i) => `${signs[i]}${sign}`))
}

function shareIn(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (pairs.size === 0) return 0
  let shared = 0
  for (const pair of pairs) if (others.has(pair)) shared++
  return shared / pairs.size
}
