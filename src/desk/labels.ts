import type { Knowledge } from '../knowledge/index.ts'
import { parseNumeral } from '../quantity/index.ts'
import type { Session, Who } from './session.ts'

/** A stretch that says which of several applicants is spoken of: by number, by letter, by a name, or as one's own. */
export interface Label {
  readonly start: number
  readonly end: number
  /** 第二家, 客户2, row 3: its place in the list. */
  readonly nth?: number
  /** A, 乙, 二号, Lida: what they go by. */
  readonly name?: string
  /** Plainly a label, wherever it stands at the head of a clause; what is not may be the name of a thing (A, 二号). */
  readonly firm: boolean
  /** Somebody new, whatever they are called: 再看另一家. */
  readonly fresh?: true
  /** Its words also say what they are: 机械公司. */
  readonly tells?: true
}

const NUM = '[一二三四五六七八九十\\d]{1,3}'
const FIRMS = '(?:客户|公司|企业|单位|厂|电话|来电)'
const STOP = '(?=[\\s，,：:。；;、！!？?]|$)'
/** Whoever builds with the applicant is none of them: 第二家合作企业. */
const PARTNERS = '(?!合作|共建|联合|参与|省内|市内|本地|分公司)'

/** 第三家, 第2行, 第一个电话, 客户2, 二号, client 2, row 3, the second one. */
const NUMBERED = new RegExp(
  [
    `第\\s?(?<nth>${NUM})\\s?(?:[家行户位排]${PARTNERS}|[个通]?(?=${FIRMS})|个${STOP})${FIRMS}?`,
    `客户\\s?(?<of>${NUM})(?![\\d家个位])`,
    `(?:公司|企业|单位|来电|编号)\\s?(?<firm>${NUM})(?=[是的也有]|[\\s，,：:。；;、！!？?]|$)`,
    `(?<![\\d月第一二三四五六七八九十])(?<no>${NUM}号)(?![楼院线文日机库令])${FIRMS}?`,
    `\\b(?:clients?|customer|company|caller|firm|row|applicant) (?:no\\.? ?|#)?(?<en>\\d{1,2}|one|two|three|four|five)(?![\\w%]|\\.\\d)`,
    `\\b(?:the )?(?<word>first|second|third|fourth|fifth) (?:one|client|customer|caller|row|applicant)\\b`,
  ].join('|'),
  'giu',
)
const ENGLISH = ['first', 'second', 'third', 'fourth', 'fifth']
const COUNTED = ['one', 'two', 'three', 'four', 'five']

/** 客户A, 甲公司, client B; A and 乙 alone. */
const LETTERED =
  /(?:(?<before>客户|公司|企业|单位|client |company |firm |applicant |customer )(?<said>[A-Za-z甲乙丙丁戊庚辛])|(?<!自)(?<bare>[甲乙丙丁戊庚辛]|(?<![A-Za-z&.])[A-H]))(?![A-Za-z&+]|[类级等轮股栋座楼区型种方烷烯烯苯醇酮肝])(?<after>公司|企业|单位|客户|厂|所|校|院|家)?/giu
/** What follows a letter that somebody goes by. */
const GOES_ON = /^(?:[也就]?[是报想有没说问投做搞]|那边|这边|的|呢|先|\s?[，,：:]|\s?\d|$)/u

/** next, Lida, …; 第一家Hongda: a name in Latin letters right after what says that somebody follows. */
const LATIN = /^[\s，,:：]{0,2}(?<name>[A-Z][a-z]{2,15})(?![A-Za-z])/u
const NEXT =
  /(?:^|[\s，,。.])(?:next(?: one| client| caller| up)?|下一[个家位](?:客户|公司|企业|电话)?|另一家)(?=[\s，,:：]{1,2}[A-Z][a-z])/giu

/** 再看另一家, 下一位: another one, and no more is said of who. */
const ANOTHER =
  /(?:[再换][看说到]?|接着|下面)?(?:另外?一|下一|另)(?:[家位]|个(?=客户|公司|企业|单位|厂|电话))(?:客户|公司|企业|单位|厂|电话)?(?=[\s，,：:。；;])/gu

/** 这家叫宏远阀门, 有个厂名叫宏远: what a firm is called. */
const CALLED =
  /(?:这|那|有|一)[家个](?:客户|公司|企业|单位|厂)?(?:叫|名叫|是叫)(?<name>\p{sc=Han}{2,10}?)(?=[\s，,。：:；;]|$)/gu

/** 先看机械公司, 回到万州的饲料厂: called by its trade, where one goes to it. */
const TRADE =
  /(?:[先再][看说讲报]|[回换转切轮]到?)[^\s，。：:]{0,6}?(?:的|(?<=[看说讲报回换转切到]))(?<name>(?!第|[这那另下上一我他她它自到看说讲报甲乙丙丁戊庚辛客])(?:(?!的)\p{sc=Han}){2,5}?(?:公司|企业|厂|合作社|研究院|研究所|学院))(?=[\s，,：:。；;]|$|那[边家]|呢)/gu

/** Every label of a message that is new or known by its form, in order; known names are found by `calledIn`. */
export function labelsIn(words: string, session: Session, { places }: Knowledge): Label[] {
  const all: Label[] = []
  for (const found of words.matchAll(NUMBERED)) {
    const { nth, of, firm, no, en, word } = found.groups ?? {}
    const n = nth ?? of ?? firm ?? no?.slice(0, -1)
    const number =
      n !== undefined
        ? parseNumeral(n)
        : word !== undefined
          ? ENGLISH.indexOf(word.toLowerCase()) + 1
          : COUNTED.indexOf(en?.toLowerCase() ?? '') + 1 || Number(en)
    if (number === undefined || number < 1 || number > MOST) continue
    const end = found.index + found[0].length
    const latin = LATIN.exec(words.slice(end))
    all.push({
      start: found.index,
      end: end + (latin?.[0].length ?? 0),
      nth: number,
      ...(no === undefined ? {} : { name: no }),
      ...(latin?.groups?.name === undefined ? {} : { name: latin.groups.name }),
      firm: no === undefined || found[0] !== no,
    })
  }
  for (const found of words.matchAll(LETTERED)) {
    const { before, said, bare, after } = found.groups ?? {}
    const name = (said ?? bare ?? '').toUpperCase()
    const end = found.index + found[0].length
    const rest = words.slice(end)
    const isFirm = before !== undefined || after !== undefined
    if (!isFirm && !(GOES_ON.test(rest) && (/\p{sc=Han}/u.test(words) || !/^ [a-z]/u.test(rest)))) continue
    all.push({ start: found.index, end, name, firm: isFirm, ...(after === undefined ? {} : { tells: true as const }) })
  }
  for (const found of [...words.matchAll(NEXT), ...words.matchAll(CALLED)]) {
    const lead = found.index + found[0].length
    const latin = found.groups?.name === undefined ? LATIN.exec(words.slice(lead)) : undefined
    const name = found.groups?.name ?? latin?.groups?.name
    if (name === undefined || (latin && places.mentionsIn(name).length > 0)) continue
    all.push({ start: found.index, end: lead + (latin?.[0].length ?? 0), name, firm: true, fresh: true })
  }
  if (isBegun(session))
    for (const { index, 0: said } of words.matchAll(ANOTHER))
      all.push({ start: index, end: index + said.length, firm: true, fresh: true })
  for (const found of words.matchAll(TRADE)) {
    const name = found.groups?.name
    const end = found.index + found[0].length
    if (name !== undefined && places.mentionsIn(name).length === 0)
      all.push({ start: end - name.length, end, name, firm: true, tells: true })
  }
  const known = (label: Label) => whoOf(label, session) !== undefined
  const looks = all.filter(({ firm }) => !firm)
  const isSeries = new Set(looks.map(({ name }) => name)).size > 1 || isNumbered(session)
  // 下一个电话 2号 says at once who the next one is.
  const isSaid = ({ name, nth, end }: Label) =>
    name !== undefined || nth !== undefined || !all.some(({ start }) => start >= end && start - end <= 2)
  return apart(
    all
      .filter(isSaid)
      .filter((label) => label.firm || known(label) || isSeries || label.name?.endsWith('号') === isNumbered(session)),
  )
}

/** Whether anything was told of anybody yet, or asked for somebody by name. */
export const isBegun = ({ check, others, told, who, log }: Session): boolean =>
  check !== undefined ||
  others.length > 0 ||
  Object.keys(told.facts).length > 0 ||
  (who.name !== undefined && log.length > 0)

/** Nobody goes through more in one conversation. */
const MOST = 30
const NUMBER = new RegExp(`^(${NUM})号$`, 'u')

const isNumbered = ({ who, others }: Session): boolean => [who, ...others].some(({ name }) => NUMBER.test(name ?? ''))

const numberOf = ({ name, number }: Who): number => parseNumeral(NUMBER.exec(name ?? '')?.[1] ?? '') ?? number

/** Whom a label means, where that is somebody spoken of before. */
export function whoOf({ nth, name }: Label, { who, others }: Session): Who | undefined {
  const all: readonly Who[] = [who, ...others]
  const called = name === undefined ? undefined : all.find((each) => each.name?.toUpperCase() === name.toUpperCase())
  const found = called ?? (nth === undefined ? undefined : all.find((each) => numberOf(each) === nth))
  if (!found) return undefined
  const goesBy = found.name ?? name
  return { number: found.number, ...(goesBy === undefined ? {} : { name: goesBy }), words: found.words }
}

/** Somebody new who goes by a label. */
export function newBy({ nth, name, start, end }: Label, session: Session, words: string): Who {
  const taken = [session.who, ...session.others].map(({ number }) => number)
  const number = nth !== undefined && !taken.includes(nth) ? nth : Math.max(...taken) + 1
  return { number, ...(name === undefined ? {} : { name }), words: words.slice(start, end) }
}

function apart(found: readonly Label[]): Label[] {
  const kept: Label[] = []
  for (const each of [...found].sort((a, b) => a.start - b.start || b.end - a.end))
    if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  return kept
}
