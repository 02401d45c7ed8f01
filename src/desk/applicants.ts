import { wordingText } from '../answer/index.ts'
import type { Act, Heard } from '../hear/index.ts'
import { factIn, type Knowledge, WordFinder } from '../knowledge/index.ts'
import { parseNumeral } from '../quantity/index.ts'
import { computed, given, type Parts } from '../reply/index.ts'
import { partsOf } from './apart.ts'
import { RELATIVE } from './of-nobody.ts'
import { type Applicant, NOTHING_TOLD, type Session, type Who } from './session.ts'

type Applicants = Knowledge['applicants']

export const wordsOf = (applicants: Applicants, id: string): readonly string[] => applicants.get(id)?.words ?? []

/** Nobody speaks of more in one conversation; the one longest left is forgotten then. */
const MOST = 30

const ORDINAL =
  /第\s?(?<nth>[一二三四五六七八九十\d]{1,3})|(?:客户|单位|公司|企业)(?<of>[一二三四五六七八九十\d]{1,2})(?![\d家个])|(?<first>头一|首家|first)|(?<second>second)|(?<third>third)/u
/** A公司, client B, 丙: never the article of English. */
const LETTER = /[甲乙丙丁戊庚辛]|(?<![A-Za-z])(?:[A-HJ-Z](?![A-Za-z])|[a-z](?=\p{sc=Han}))/u
/** 1号来电, 下一个电话 2号: a caller by number, never a day of a month. */
const CALLER = /(?<![\d月])[一二三四五六七八九十\d]{1,2}号(?=来电|电话|客户|公司|企业|单位|那家|那边|[\s，：,:]|$)/u

/** Whether words say which applicant, and not only that it is another. */
export const saysWhich = (words: string, applicants: Applicants): boolean =>
  nameIn(words, applicants) !== undefined || ordinalIn(words.toLowerCase()) !== undefined

/** Who is meant by the words of a switch: one of those spoken of, or somebody new; undefined where it is who is spoken of already. */
export function applicantMeant(words: string, { who, others }: Session, knowledge: Knowledge): Who | undefined {
  const { applicants } = knowledge
  const said = words.toLowerCase()
  const all: readonly Who[] = [who, ...others]
  const fresh = Math.max(...all.map(({ number }) => number)) + 1
  const isNot = (meant: Who) => (meant.number === who.number ? undefined : meant)
  const named = (name: string) => {
    const known = all.find((each) => each.name === name)
    return known ? isNot(known) : { number: fresh, name, words }
  }
  const nth = ordinalIn(said)
  if (nth !== undefined) {
    const known = all.find(({ number }) => number === nth)
    return known ? isNot(known) : { number: fresh, words }
  }
  const name = nameIn(words, applicants)
  if (name !== undefined) return named(name)
  // 回到我们厂 is to whom the person speaks for, whoever came in between.
  if (ownIn(said, knowledge)) return others.find(({ number }) => number === 1)
  const kept = others.findLast((each) => shares([each.words, ...traitsOf(each)].join(' '), said, applicants))
  if (kept) return kept
  if (wordsOf(applicants, 'returning').some((word) => said.includes(word))) return others.at(-1)
  return { number: fresh, words }
}

/** Where words name whom the person speaks for, 我们自己, 我司, 我所: [start, end) of the name. */
export function ownIn(
  words: string,
  { applicants, facts }: Knowledge,
): { readonly start: number; readonly end: number } | undefined {
  const kind = facts.get(factIn(facts, 'kind') ?? '')
  const kinds = Object.values(kind?.choices ?? {}).flatMap((choice) => choice.own)
  const own = [...wordsOf(applicants, 'own').map((text) => ({ text })), ...kinds]
  return new WordFinder(own.map((word) => [word, true])).in(words)[0]
}

/** 第二家, 客户一: by the order in which they came up. */
function ordinalIn(said: string): number | undefined {
  const { nth, of, first, second, third } = ORDINAL.exec(said)?.groups ?? {}
  if (first) return 1
  if (second) return 2
  if (third) return 3
  const number = parseNumeral(nth ?? of ?? '')
  return number !== undefined && number >= 1 && number <= MOST ? number : undefined
}

/** 子公司, 2号, A公司, 客户丙: the name that somebody goes by. */
function nameIn(said: string, applicants: Applicants): string | undefined {
  const small = said.toLowerCase()
  const named = wordsOf(applicants, 'kin').find((word) => small.includes(word))
  return named ?? CALLER.exec(said)?.[0] ?? LETTER.exec(said)?.[0]?.toUpperCase()
}

/** What was said of somebody that is no figure, 做软件的: they may be called by it. */
const traitsOf = ({ check, told }: Applicant): string[] =>
  Object.values((check ?? told).said).flatMap((words) => {
    const text = wordingText(words)
    return /\d/u.test(text) ? [] : [text]
  })

/** Whether two switches have a word in common that says who: 恒昌那家, 回到恒昌. */
function shares(before: string, said: string, applicants: Applicants): boolean {
  const strip = (text: string) =>
    wordsOf(applicants, 'plain').reduce((left, word) => left.replaceAll(word, ' '), text.toLowerCase())
  const now = strip(said)
  const had = strip(before)
  for (let at = 0; at + 1 < had.length; at++) {
    const pair = had.slice(at, at + 2)
    if (!/[\s\p{P}]/u.test(pair) && now.includes(pair)) return true
  }
  return false
}

/** The session as it speaks of somebody else: all that was told of the one before is kept with them, and nothing of it goes over. */
export function speakingOf(meant: Who, session: Session): Session {
  const { check, told, own, who, others, awaiting: _over, ...rest } = session
  const last = session.questions.at(-1)
  const { places } = session
  const left: Applicant = { ...who, told, own, ...(check ? { check } : {}), ...(places.length > 0 ? { places } : {}) }
  const theirs = others.find(({ number }) => number === meant.number)
  const kept = [...others.filter((each) => each !== theirs), left].slice(-MOST)
  // Somebody new is held against the same text; somebody who was spoken of, against the one they were last.
  const on = theirs?.check ? [theirs.check.regulation] : (theirs?.places ?? (check ? [check.regulation] : places))
  const { number, name, words } = meant
  return {
    ...rest,
    spoken: [],
    who: { number, ...(name === undefined ? {} : { name }), words },
    others: kept,
    told: theirs?.told ?? NOTHING_TOLD,
    own: theirs?.own ?? {},
    ...(theirs?.check ? { check: theirs.check } : {}),
    // What was asked of the one before is no question any more; revisions go on from there.
    questions: last ? [{ ...last, facts: [] }] : [],
    shown: [],
    places: on,
  }
}

const DIGITS = '一二三四五六七八九十'

/** What an applicant is called in a reply. */
export const calledAs = ({ name, number }: Who): Parts => {
  if (name === undefined) return [computed(`第${DIGITS[number - 1] ?? number}家`)]
  return [/^[A-Z甲乙丙丁戊庚辛]$/u.test(name) ? computed(`${name}家`) : given(name)]
}

/** Where a first message names whom it is of, it does so this early. */
const AT_FIRST = 6

const CLIENT = /(?:客户|client |先[看说报])[A-Za-z甲乙丙丁戊](?![A-Za-z])/iu

/** Who is spoken of first, where they are named: 客户A，企业，独立法人. */
export function named(session: Session, words: string, applicants: Applicants): Session {
  const begun = session.check !== undefined || session.others.length > 0 || Object.keys(session.told.facts).length > 0
  if (begun || session.who.name !== undefined) return session
  const name = nameIn(CLIENT.exec(words)?.[0] ?? headOf(words), applicants) ?? kinFirst(words, applicants)
  return name === undefined ? session : { ...session, who: { ...session.who, name, words } }
}

/** The first of a message, and no half of a word of Latin letters: the F of 第一家Fuhai names nobody. */
const headOf = (words: string): string =>
  /[A-Za-z]/u.test(words.charAt(AT_FIRST))
    ? words.slice(0, AT_FIRST).replace(/[A-Za-z]{1,6}$/u, '')
    : words.slice(0, AT_FIRST)

/** 帮我们子公司看看, check our subsidiary: one of the family is whom a first message is of, where it tells of nobody else after. */
function kinFirst(words: string, applicants: Applicants): string | undefined {
  const small = words.toLowerCase()
  const kin = wordsOf(applicants, 'kin').find((word) => small.includes(word))
  const at = kin === undefined ? -1 : small.indexOf(kin)
  const leads =
    OURS.test(words.slice(Math.max(0, at - NEAR), at)) && partsOf(words)[0]?.words.includes(words.slice(at, at + 2))
  return kin !== undefined && leads && !OURSELVES.test(words.slice(at + kin.length)) ? kin : undefined
}
const NEAR = 12
const OURS = /(?:^|[我咱俺]们?的?|[看查测]|\b(?:our|my))\s?$/iu
/** 就是那个子公司 says who is spoken of already. */
const IS_WHO = /是(?:那个|那家|我们的?|他们的?)?$/u

const OURSELVES = /我们|我司|咱们|本公司|\b(?:we|us)\b/iu

/** What a message tells with nobody else's facts in it: what follows 它母公司 is of the parent, up to where the person speaks of themselves again. */
export function withTheirs(heard: Heard, words: string, session: Session, applicants: Applicants): Heard {
  const kin = kinIn(words, session, applicants)
  if (!kin) return heard
  const own = OURSELVES.exec(words.slice(kin.end))
  const named = session.who.name === undefined ? -1 : words.indexOf(session.who.name, kin.end)
  const ends = [own ? kin.end + own.index : -1, named].filter((at) => at >= 0)
  const until = Math.min(words.length, ...ends)
  const name = words.slice(kin.start, kin.end)
  const theirs = (act: Act): Act =>
    act.act === 'tell' && act.of === 'applicant' && act.span.start >= kin.end && act.span.start < until
      ? { ...act, of: { name } }
      : act
  return { ...heard, acts: heard.acts.map(theirs) }
}

/**
 * What was heard as another's, and is the applicant's: what a clerk relays of a caller, 他们租了520平, and what is said of one's own,
 * 我所的仪器. Nothing of the family, or of others who are named.
 */
export function withOwn(heard: Heard, words: string, session: Session, knowledge: Knowledge): Heard {
  const { applicants } = knowledge
  const has = (text: string, id: string) => wordsOf(applicants, id).some((word) => text.toLowerCase().includes(word))
  const relayed = [...session.log.map((turn) => turn.words), words].some((said) => has(said, 'relayed'))
  const owned = (act: Act): Act => {
    if (act.act !== 'tell' || act.of !== 'other') return act
    const part = partsOf(words).findLast(({ at }) => at <= act.span.start)?.words ?? words
    if (has(part, 'kin') || (session.others.length === 0 && RELATIVE.test(part))) return act
    if ((relayed && has(part, 'theirs')) || ownIn(part, knowledge) !== undefined) return { ...act, of: 'applicant' }
    if (has(words, 'strangers') || act.fact === null) return act
    // 我办了个厂，设备有90万: whoever speaks of nobody but themselves; where nobody is named, whose it is is asked.
    return SPEAKS.test(part) ? { ...act, of: 'applicant' } : { ...act, of: 'applicant', asks: true }
  }
  return { ...heard, acts: heard.acts.map(owned) }
}

/** 我在, 我们有, we have: a clause of the person who speaks. */
const SPEAKS = /^\s?(?:[我咱俺]们?|we|i)(?![的家]|\p{Script=Han}{0,2}(?:朋友|同学|老婆|爱人))/iu

/** Where words name somebody of the family who is not spoken of now, 帮我看看我们子公司: [start, end) of the name. */
export function kinIn(
  words: string,
  { who }: Session,
  applicants: Applicants,
): { start: number; end: number } | undefined {
  const kin = wordsOf(applicants, 'kin').find((word) => words.includes(word))
  if (kin === undefined || kin === who.name) return undefined
  const start = words.indexOf(kin)
  if (who.name !== undefined && IS_WHO.test(words.slice(Math.max(0, start - NEAR), start))) return undefined
  return { start, end: start + kin.length }
}
