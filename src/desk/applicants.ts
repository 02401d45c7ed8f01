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
  return [given(/^[A-Z甲乙丙丁戊己庚辛]$/u.test(name) ? `${name}家` : name)]
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
