import type { Act, Heard, Tell } from '../hear/index.ts'
import type { FactId } from '../knowledge/index.ts'
import { partsOf, shifted } from './apart.ts'
import { RELATIVE } from './of-nobody.ts'

type Ask = Extract<Act, { act: 'ask' }>

/** What a question is heard with, to know of whom it speaks. */
export interface Speaking {
  /** Whether somebody is said to be the applicant: then what a message asks about is theirs. */
  readonly named: boolean
  /** Whether somebody else's words are passed on: 他 is the applicant then. */
  readonly relayed: boolean
  /** Hears words as said of a fact. */
  readonly hear: (words: string, asked?: FactId) => Heard
}

/** Whoever speaks of themselves, and how little or much there is: 我们, 自己; 才12个, 只有380万, 刚好70%. */
const ONESELF = /[我咱俺]|自己|本[司校院所厂]|\b(?:we|our|us|my|i)\b/iu
const THEIRS = /[他她它]|\b(?:they|it|he|she)\b/iu
const THERE_IS =
  /(?:(?<![没要需得应须含具否])有(?![没无])|只有|才|仅有?|刚好?|正好|总共|一共|合计|目前|现在)[^，。；,;]{0,6}$|\b(?:have|has|only|just)\b[^,.;]{0,16}$/iu
/** 只要有200万就行, 至少10人: what a rule asks, and what is only thought of; 里头有2个兼职的算不算: a part, and not the whole. */
const RULE =
  /只要|[需得须]有|要有|必须|至少|起码|最少|不少于|不低于|不得|应当|规定|要求|听说|据说|如果|要是|假如|万一|打算|准备|计划|能不能|可不可以|能否|\b(?:must|need|require[sd]?|at least|if|should|minimum)\b/iu
const PART = /[里其当]中|里头|里面|[算计]不[算计]|[算计][在进]|也算|算吗|算数|\bof (?:them|which|whom)\b|\bcount\b/iu
const NEAR = 24

/** Heard less surely in a part alone, nothing is told. */
const SURE = 0.6

/**
 * What was heard, with what a question tells of whoever asks it: 我们设备才380万，行不行 states what there is; 180万够吗 and 只要200万就行吗
 * hold a figure up to the law.
 */
export function withOneself(said: Heard, words: string, speaking: Speaking): Heard {
  const heard = { ...said, acts: said.acts.map((act) => ofAnother(act, words)) }
  const told = heard.acts.flatMap((act) => (act.act === 'tell' && act.fact !== null && act.value !== null ? [act] : []))
  const own = told.filter(({ of, mood, asks }) => of === 'applicant' && mood === 'is' && !asks)
  const others = told.filter(({ of }) => of !== 'applicant').flatMap(({ fact }) => fact ?? [])
  const acts = heard.acts.flatMap((act): Act[] => {
    if (act.act === 'tell' && isOfNothing(act) && ONESELF.test(act.words)) {
      const stated = against(act.words, act.span.start, others, speaking)
      return stated.length > 0 ? stated : [act]
    }
    if (act.act !== 'ask' || act.wants !== 'whether' || RULE.test(act.words) || PART.test(act.words)) return [act]
    const figures = act.claims ?? []
    const all =
      figures.length > 0
        ? statedIn(act, words, own.length > 0, others, speaking)
        : partsIn(act, own.length > 0, speaking)
    // 三年各四百，够一千万没: what is told already is held up to a figure.
    const stated = all.filter(({ fact }) => !own.some((tell) => tell.fact === fact))
    if (stated.length === 0) return [act]
    const { claims: _held, tells: _up, ...asks } = act
    return [...stated, asks]
  })
  return { ...heard, acts }
}

/** 同行业另一家上市公司去年投了1.2亿, 投资人投的另一家: a firm that is only compared with, up to where one speaks of oneself again. */
const COMPARED =
  /(?:同行业?|同类|业内|行业[里内中]|友商|竞争对手|竞品|[投管带]的)[^，。；,;]{0,4}?(?:另外?|别的?|其[他它]的?|某|有|那)?[一几某]?[家个][^，。；,;]{0,12}$|\b(?:competitors?|our rivals?|another (?:firm|company) in (?:the|our))\b[^,.;]{0,24}$/iu
const AGAIN = /[我咱俺]们|自己|本[司校院所厂]|\b(?:we|our)\b/iu

/** What is told of another firm in the clause that names it is not the applicant's. */
function ofAnother(act: Act, words: string): Act {
  if (act.act !== 'tell' || act.of !== 'applicant') return act
  const part = partsOf(words).findLast(({ at }) => at <= act.span.start)
  const before = part ? words.slice(part.at, act.span.start) : ''
  const named = COMPARED.exec(before)
  return named && !AGAIN.test(named[0]) ? { ...act, of: 'other' } : act
}

/** Figures that a question states of oneself; of what, where it names nothing, what was just told of somebody else says. */
function statedIn(act: Ask, words: string, beside: boolean, others: readonly FactId[], speaking: Speaking): Tell[] {
  const isOwn = (at: number): boolean => {
    if (!speaking.named && RELATIVE.test(act.words)) return false
    const before = words.slice(Math.max(act.span.start, at - NEAR), at)
    const clause = partsOf(act.words).findLast((part) => act.span.start + part.at <= at)?.words ?? act.words
    return (
      beside ||
      speaking.named ||
      ONESELF.test(clause) ||
      (speaking.relayed && THEIRS.test(clause)) ||
      (act.about.length > 0 && THERE_IS.test(before))
    )
  }
  const asked = (act.tells ?? []).filter(({ fact, value, asks }) => fact !== null && value !== null && !asks)
  if (asked.length > 0) {
    const isWhole = asked.length >= (act.claims ?? []).length
    return isWhole && asked.every(({ span }) => isOwn(span.start)) ? asked.map((tell) => ({ ...tell, mood: 'is' })) : []
  }
  const part = partsOf(act.words).find(({ words: said }) => (act.claims ?? []).some((claim) => said.includes(claim)))
  const at = act.span.start + (part?.at ?? 0)
  if (!part || (act.claims ?? []).length !== 1 || !isOwn(at + part.words.length)) return []
  return against(part.words, at, others, speaking)
}

/** 隔壁20个人，我们自己才9个: what is told without a name beside what was told of somebody else is of the same. */
function against(words: string, at: number, others: readonly FactId[], { hear }: Speaking): Tell[] {
  const bare = words.replace(SUBJECT, '')
  const ways = [...new Set([words, bare])].map((said) => ({ said, from: at + words.length - said.length }))
  for (const fact of new Set([...others].reverse())) {
    for (const { said, from } of ways) {
      const tells = tellsOf(shifted(hear(said.replace(END, ''), fact), from))
      const own = tells.filter((tell) => tell.fact === fact && isQuantity(tell))
      if (own.length > 0) return own
    }
  }
  return []
}

/** 但我们自己: who is spoken of, before what is told of them. */
const SUBJECT = /^[但而可是]{0,2}(?:[我咱俺他她它]们?)?(?:自己|这边|那边)?/u
const END = /[\s，。；,;.]$/u

/** 纯设计公司，行吗: what stands before the part that asks, heard by itself, where the whole message tells of somebody. */
function partsIn(act: Ask, tells: boolean, speaking: Speaking): Tell[] {
  const parts = partsOf(act.words)
  if (parts.length < 2 || !(tells || speaking.named || ONESELF.test(act.words))) return []
  return parts.slice(0, -1).flatMap(({ words, at }) => tellsIn(shifted(speaking.hear(words), act.span.start + at)))
}

/** What a part that does nothing but tell says. */
const tellsIn = (heard: Heard): Tell[] => (heard.acts.every(({ act }) => act === 'tell') ? tellsOf(heard) : [])

const tellsOf = ({ acts }: Heard): Tell[] => acts.flatMap((act) => (act.act === 'tell' && isSure(act) ? [act] : []))

const isSure = ({ fact, value, of, mood, how, asks, sure }: Tell): boolean =>
  fact !== null && value !== null && of === 'applicant' && mood === 'is' && how === 'set' && !asks && sure >= SURE

const isOfNothing = ({ fact, value, of, mood }: Tell): boolean =>
  fact === null && value === null && of === 'applicant' && mood === 'is'

const isQuantity = ({ value }: Tell): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value !== null)
