import type { Knowledge } from '../knowledge/index.ts'
import { partsOf } from './apart.ts'
import { wordsOf } from './applicants.ts'
import { isBegun, type Label, labelsIn, newBy, whoOf } from './labels.ts'
import type { Session, Who } from './session.ts'

/** A stretch of a message that is of one applicant, with the words that say of whom taken out. */
export interface Segment {
  /** Undefined of what stands before anybody is named: it is of whoever is spoken of already. */
  readonly who?: Who
  readonly words: string
  /** What said of whom, with what led up to it: 先看万州的机械公司. */
  readonly called: string
  /** Its words also say what they are. */
  readonly tells?: true
  /** It says by number who. */
  readonly nth?: true
  /** Back to whoever it is: 回到甲公司. */
  readonly goes: boolean
}

/** What leads up to a label at the head of a clause: 好，回到, 那就先说, back to, 名单上. */
const LEADS =
  /^\s{0,3}(?:[好嗯行那先再说看讲报查核测轮到换回转切成接着然后现在就还是也表名单列上的里头有:]|对了|顺便|帮我|关于|至于|继续|list|back|to|now|next|and|then|for|on|of|the|with|let's|look|at|switch|go|take|about|how|what|okay|ok|so|\s){0,12}$/iu
const RETURNS = /[回换转切]|轮到|[先再]?[说看讲]|\b(?:back|switch|go|next|now|look|take)\b/iu
/** A sentence, or a list of them, begins anew. */
const ANEW = /[。！!？?；;：:\n.]\s{0,3}$/u
/** 跟A没关系, 第一家合作单位: named beside somebody. */
const PARTNERED = /合作|联合|共建|伙伴|partner/iu
/** What follows a label and still only says who: 那边, 的那一份. */
const TAIL =
  /^(?:也|就)?(?:那边|那家|这边|这家|那个|这个|那一?份|呢|的|家|公司|企业|客户|单位)*(?:['’]s\b)?[\s，,：:。.；;、]{0,4}/u
/** 先放下: nothing but that it is left. */
/** Client 1 is a university: a sentence needs one of whom it says so. */
const VERB = /^(?:is|was|has|had|have|wants|applies|applied|spent|employs|owns|does|did|says)\b/iu
const LEFT = /^(?:先|就|暂时)?(?:放下|放着|放一?放|不[说看管]了?|到这|这样|搁着)[吧了\s，。,.]{0,4}$/u

/**
 * A message parted by whom its stretches are of: 一号研发12人，二号8人; 第2行，企业; 那乙公司先放下，回到甲公司. Undefined where it names
 * nobody by number, letter or name.
 */
export function segmentsOf(words: string, session: Session, knowledge: Knowledge): readonly Segment[] | undefined {
  const heads = headsIn(words, session, knowledge)
  const [first] = heads
  if (!first) return undefined
  const known = new Map<string, Who>()
  let met: Session = session
  const lead = words.slice(0, first.from).replace(EDGES, '')
  const segments = heads.map((head, i): Segment => {
    const { nth, name } = head.label
    const key = nth === undefined && name === undefined ? `${i}` : `${nth ?? ''} ${name ?? ''}`
    const who = known.get(key) ?? whoOf(head.label, met) ?? newBy(head.label, met, words)
    known.set(key, who)
    // Whoever is new counts among those who come after.
    if (!whoOf(head.label, met))
      met = { ...met, others: [...met.others, { ...who, told: { facts: {}, said: {} }, own: {} }] }
    const rest = words.slice(head.end, heads[i + 1]?.from).replace(EDGES, '')
    return {
      who,
      words: LEFT.test(rest) ? '' : VERB.test(rest) ? `It ${rest}` : rest,
      goes: head.goes,
      called: words.slice(head.from, head.end),
      ...(head.label.tells ? { tells: true as const } : {}),
      ...(head.label.nth === undefined ? {} : { nth: true as const }),
    }
  })
  return lead === '' ? segments : [{ words: lead, goes: false, called: '' }, ...segments]
}

interface Head {
  readonly label: Label
  /** From where it is of them, with what leads up to the label. */
  readonly from: number
  readonly end: number
  readonly goes: boolean
}

/** Labels that head a clause and say whom what follows is of. */
function headsIn(words: string, session: Session, knowledge: Knowledge): Head[] {
  const labels = labelsIn(words, session, knowledge)
  const parts = partsOf(words)
  const isBegun = session.others.length > 0 || session.who.name !== undefined
  const heads: Head[] = []
  for (const label of labels) {
    const part = parts.findLast(({ at }) => at <= label.start)
    if (!part) continue
    const sentence = words.slice(part.at).search(/\S/u) + part.at
    const stop = words.slice(sentence, label.start).search(/[.。]\s(?=\S)|[—–-]\s?/u)
    const from = stop >= 0 ? sentence + stop + 2 : sentence
    const before = words.slice(from, label.start)
    const goes = RETURNS.test(before)
    const isFirst = words.slice(0, from).trim() === '' || ANEW.test(words.slice(0, from))
    // 甲12人乙9人: right after what the one before was told of.
    const close = !label.firm && heads.length > 0 && /[\d人平㎡万亿元个名项%]$/u.test(before)
    const next = labels[labels.indexOf(label) + 1]
    const isRow = isSeriesOf(label, next, words) && heads.length === 0
    const leads = isRow || LEADS.test(before) || placed(before, knowledge)
    const may =
      isRow || label.fresh || isFirst || goes || heads.length > 0 || (isBegun && whoOf(label, session) !== undefined)
    if (!close && (!leads || !may)) continue
    if (PARTNERED.test(words.slice(Math.max(0, from - NEAR), from)) && label.nth !== undefined && !goes) continue
    const tail = TAIL.exec(words.slice(label.end))?.[0].length ?? 0
    heads.push({ label, from: close || isRow ? label.start : from, end: label.end + tail, goes })
  }
  return heads
}
const NEAR = 16

/** 研发人员甲12人乙9人: what is told of several in a row is named but once. */
const isSeriesOf = (label: Label, next: Label | undefined, words: string): boolean =>
  next !== undefined &&
  !label.firm &&
  !next.firm &&
  /^[甲乙丙丁戊庚辛]$/u.test(label.name ?? '') &&
  /^[\d一二两三四五六七八九十百千万.]+[^\s，。；,;\d]{0,3}[，,、\s]?$/u.test(words.slice(label.end, next.start))

/** 先看万州的: where whoever follows applies. */
const placed = (before: string, { places }: Knowledge): boolean => {
  const [place] = places.mentionsIn(before)
  return place !== undefined && LEADS.test(before.slice(0, place.start)) && /^的?$/u.test(before.slice(place.end))
}

/** Marks and blanks that joined a stretch to the rest. */
export const EDGES = /^呢?[\s，。；：、？,.;:?]{0,9}|[\s，；：、,;:]{1,9}$/gu

/** 一号研发12人，二号8人: what a stretch leaves out stands in the one before it, between whom it is of and its figure. */
export function gapped(segments: readonly Segment[]): readonly Segment[] {
  const [first] = segments
  const all: Segment[] = []
  let topic = first && !first.who && first.words.length <= TOPIC && !/[\d。]/u.test(first.words) ? first.words : ''
  if (topic !== '' && segments.length < 3) topic = ''
  for (const segment of segments) {
    if (!segment.who) {
      if (topic === '') all.push(segment)
      continue
    }
    const bare = BARE.test(segment.words)
    const said = ABOUT.exec(segment.words)?.groups?.topic
    if (said !== undefined) topic = said
    all.push(bare && topic !== '' ? { ...segment, words: `${topic}${segment.words}` } : segment)
  }
  return all
}
const TOPIC = 12
/** 8人, 是640平, 也有12个: a figure alone. */
const BARE =
  /^(?:也|就|只|才|是|有|则|则是|只有|各|has |have )?(?:大概|大约|约)?[\d一二两三四五六七八九十百千万.]+\s?[^\s，。；,;\d]{0,5}[，。,.]?$/u
/** 研发12人: what a figure is of. */
const ABOUT =
  /^(?:有)?(?<topic>[^\d，。；：,;\s一二两三四五六七八九十百]{2,10}?)(?:也|就|只|才|是|有|只有)?[\d一二两三四五六七八九十百千万.]+[^，。；,;\d]{0,5}[，。,.]?$/u

/** Before anything is told of anybody, whom a message names first is whom the conversation is of already. */
export function opened(
  session: Session,
  segments: readonly Segment[],
  knowledge: Knowledge,
): { readonly session: Session; readonly segments: readonly Segment[] } {
  const at = segments.findIndex(({ who }) => who !== undefined)
  const first = segments[at]
  if (isBegun(session) || !first?.who) return { session, segments }
  const lead = segments[at - 1]?.words ?? ''
  // 我有三个客户 says that there are several; what place it names is where they apply.
  const [place] = ANNOUNCED.test(lead) ? knowledge.places.mentionsIn(lead) : []
  const where = place ? lead.slice(place.start, place.end) : ''
  const kept = ANNOUNCED.test(lead) ? where : lead
  const { nth, name, words } = {
    nth: first.who.number,
    name: first.who.name ?? session.who.name,
    words: first.who.words,
  }
  const number = segments.some(({ who }) => who?.number === 1 && who !== first.who) || first.nth ? nth : 1
  const who = { number, ...(name === undefined ? {} : { name }), words }
  const said = first.tells ? `${first.called}${first.words}` : first.words
  const joined = kept === '' ? said : `${kept}${/[。！？.!?]$/u.test(kept) ? '' : '，'}${said}`
  const rest = segments.slice(at + 1).map((each) => (each.who === first.who ? { ...each, who } : each))
  return { session: { ...session, who }, segments: [{ ...first, who, words: joined }, ...rest] }
}
const ANNOUNCED =
  /(?:[两二三四五六七八九十几\d]|若干|好)(?:[个家位]|几家)\p{sc=Han}{0,2}?(?:客户|公司|企业|单位|厂|来电|电话)|\b(?:clients|customers|companies|firms|callers)\b/iu

/** Back to whom the person speaks for: 我这边, 说回我自己那个公司; where somebody else was brought up in between. */
export function ownReturn(words: string, session: Session, { applicants }: Knowledge): Segment | undefined {
  const { who, others } = session
  const first = who.number === 1 ? who : others.find(({ number }) => number === 1)
  if (first === who) return others.length > 0 && who.name === undefined ? besides(words, who) : undefined
  if (!first || first.name !== undefined || !isTheirs(who, wordsOf(applicants, 'kin'))) return undefined
  const own = OWN.exec(words)
  if (!own) return undefined
  const rest = `${words.slice(0, own.index)}${words.slice(own.index + own[0].length)}`.replace(EDGES, '')
  return { who: first, words: EMPTY.test(rest) ? '' : rest, goes: true, called: own[0] }
}

/** 场地我这边四百八, where it is of oneself already: whose it is says no more. */
function besides(words: string, who: Who): Segment | undefined {
  const rest = words.replace(HERE, '')
  return rest === words || rest.trim() === ''
    ? undefined
    : { who, words: rest.replace(EDGES, ''), goes: false, called: '' }
}
const HERE = /[我俺咱]们?(?:这边|这家)的?(?=\p{sc=Han}{0,6}[\d一二两三四五六七八九十百])/u

/** Somebody else was brought up as somebody's: 我老婆的公司, 他那个, 子公司. */
const isTheirs = ({ words, name = '' }: Who, kin: readonly string[]): boolean =>
  kin.includes(name) || /[我俺咱他她]|\b(?:my|his|her|our|their)\b/iu.test(words)
const OWN =
  /(?:算了|还是|说?回|再?说|再?看|看看){0,3}(?:回到?)?(?:[我俺咱]们?自己的?(?:那个|这个|那家|这家)?(?:公司|企业|厂子?|单位|所|店)?|[我俺咱]们?(?:这边|这家|这个厂|这个公司)|\b(?:my|our) own (?:company|firm|one|business))(?:的)?/iu
const EMPTY = /^(?:算了|还是|说|再|看|回|到|吧|那|好|，|,|\s){0,6}$/u

/** 顺便帮我老婆的公司也看下: somebody of one's own, for whom the same is asked. */
export function favour(words: string, session: Session, begun: boolean): Segment | undefined {
  const found = begun ? FAVOUR.exec(words) : null
  const { name, firm } = found?.groups ?? {}
  if (!found || name === undefined || firm === undefined) return undefined
  const known = [session.who, ...session.others].find((each) => each.name === name)
  const number = Math.max(session.who.number, ...session.others.map((each) => each.number)) + 1
  const rest = words.slice(found.index + found[0].length).replace(EDGES, '')
  return { who: known ?? { number, name, words: found[0] }, words: rest, goes: true, called: found[0] }
}
const FAVOUR =
  /^.{0,8}?(?:帮|替|给)(?:忙)?[我俺咱]们?(?:的)?(?<name>\p{sc=Han}{1,5}?(?:的|那个|那家|家的|开的|他们)?(?:\p{sc=Han}{0,4}?)(?<firm>公司|企业|厂子?|单位|合作社|店))(?:也|再)?(?:来)?(?:看|查|测|算|核|问|对)(?:看|查|一?[下哈]|一[看查]|对|算|问)?(?:一?[下哈])?[吧嘛\s，,。:：]{0,3}(?:[他她它]们?(?:那个|那边|那家|家)?)?/u
