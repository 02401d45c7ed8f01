import type { Act, Heard } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { parseNumeral } from '../quantity/index.ts'
import { computed, given, type Parts } from '../reply/index.ts'
import { type Applicant, NOTHING_TOLD, type Session, type Who } from './session.ts'

type Applicants = Knowledge['applicants']

const wordsOf = (applicants: Applicants, id: string): readonly string[] => applicants.get(id)?.words ?? []

/** Nobody speaks of more in one conversation; the one longest left is forgotten then. */
const MOST = 30

const ORDINAL =
  /第\s?(?<nth>[一二三四五六七八九十\d]{1,3})|(?:客户|单位|公司|企业)(?<of>[一二三四五六七八九十\d]{1,2})(?![\d家个])|(?<first>头一|首家|first)|(?<second>second)|(?<third>third)/u
/** A公司, client B, 丙: never the article of English. */
const LETTER = /[甲乙丙丁戊己庚辛]|(?<![A-Za-z])(?:[A-Z](?![A-Za-z])|[a-z](?=\p{sc=Han}))/u

/** Whether words say which applicant, and not only that it is another. */
export const saysWhich = (words: string, applicants: Applicants): boolean =>
  nameIn(words, applicants) !== undefined || ordinalIn(words.toLowerCase()) !== undefined

/** Who is meant by the words of a switch: one of those spoken of, or somebody new; undefined where it is who is spoken of already. */
export function applicantMeant(words: string, { who, others }: Session, applicants: Applicants): Who | undefined {
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
  const kept = others.findLast((each) => shares(each.words, said, applicants))
  if (kept) return kept
  const has = (id: string) => wordsOf(applicants, id).some((word) => said.includes(word))
  if (has('returning')) return others.at(-1)
  if (has('own')) return others.find(({ number }) => number === 1)
  return { number: fresh, words }
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

/** 子公司, A公司, 客户丙: the name that somebody goes by. */
function nameIn(said: string, applicants: Applicants): string | undefined {
  const small = said.toLowerCase()
  const named = wordsOf(applicants, 'kin').find((word) => small.includes(word))
  return named ?? LETTER.exec(said)?.[0]?.toUpperCase()
}

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
  const left: Applicant = { ...who, told, own, ...(check ? { check } : {}) }
  const theirs = others.find(({ number }) => number === meant.number)
  const kept = [...others.filter((each) => each !== theirs), left].slice(-MOST)
  // Somebody new is held against the same text.
  const on = theirs?.check ?? check
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
    ...(on ? { places: [on.regulation] } : {}),
  }
}

const DIGITS = '一二三四五六七八九十'

/** What an applicant is called in a reply. */
export const calledAs = ({ name, number }: Who): Parts => {
  if (name === undefined) return [computed(`第${DIGITS[number - 1] ?? number}家`)]
  return [/^[A-Z甲乙丙丁戊己庚辛]$/u.test(name) ? computed(`${name}家`) : given(name)]
}

/** 第二家想报聊城, B客户是高校, client C: a message that begins with one of several. */
const ONE_OF_SEVERAL =
  /^.{0,6}?(?:第\s?[一二三四五六七八九十\d]{1,2}(?:家|户|个客户)|(?:客户|client )[a-z甲乙丙丁戊一二三四五]|[a-z甲乙丙丁戊]客户)(?![a-z])/iu

/** Where a message begins with the name of one spoken of before, 回到A，设备600万, or with one of several. */
export function calledIn(words: string, { others, who }: Session): { start: number; end: number } | undefined {
  const several = ONE_OF_SEVERAL.exec(words)
  // Of whoever is spoken of already nothing changes.
  const isWho = several !== null && who.name !== undefined && several[0].toUpperCase().includes(who.name)
  if (several && !isWho) return { start: 0, end: several[0].length }
  for (const { name } of others) {
    if (name === undefined) continue
    const at = words.toUpperCase().indexOf(name.toUpperCase())
    const [before, after] = [words.charAt(at - 1), words.charAt(at + name.length)]
    if (at < 0 || at > AT_FIRST || (/^[A-Z]$/u.test(name) && /[a-z]/iu.test(before + after))) continue
    const tail = /^(?:家|公司|企业|客户|单位|那边|那家|呢|的|这边)*/u.exec(words.slice(at + name.length))?.[0] ?? ''
    return { start: 0, end: at + name.length + tail.length }
  }
  return undefined
}

/** So many signs before a name only lead up to it: 好，回到客户A. */
const AT_FIRST = 6

const CLIENT = /(?:客户|client )[A-Za-z甲乙丙丁戊](?![A-Za-z])/iu

/** Who is spoken of first, where they are named: 客户A，企业，独立法人. */
export function named(session: Session, words: string, applicants: Applicants): Session {
  const begun = session.check !== undefined || session.others.length > 0 || Object.keys(session.told.facts).length > 0
  if (begun || session.who.name !== undefined) return session
  const name = nameIn(CLIENT.exec(words)?.[0] ?? words.slice(0, AT_FIRST), applicants)
  return name === undefined ? session : { ...session, who: { ...session.who, name, words } }
}

/** What a message tells with nobody else's facts in it: what follows 它母公司 is of the parent, up to where the person speaks of themselves again. */
export function withTheirs(heard: Heard, words: string, session: Session, applicants: Applicants): Heard {
  const kin = kinIn(words, session, applicants)
  if (!kin) return heard
  const own = /我们|我司|咱们|本公司/u.exec(words.slice(kin.end))
  const until = own ? kin.end + own.index : words.length
  const name = words.slice(kin.start, kin.end)
  const theirs = (act: Act): Act =>
    act.act === 'tell' && act.of === 'applicant' && act.span.start >= kin.end && act.span.start < until
      ? { ...act, of: { name } }
      : act
  return { ...heard, acts: heard.acts.map(theirs) }
}

/** Where words name somebody of the family who is not spoken of now, 帮我看看我们子公司: [start, end) of the name. */
export function kinIn(
  words: string,
  { who }: Session,
  applicants: Applicants,
): { start: number; end: number } | undefined {
  const kin = wordsOf(applicants, 'kin').find((word) => words.includes(word))
  if (kin === undefined || kin === who.name) return undefined
  const start = words.indexOf(kin)
  return { start, end: start + kin.length }
}
