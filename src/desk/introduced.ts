import type { Knowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Finder } from '../retrieval/index.ts'
import { partsOf } from './apart.ts'
import { wordsOf } from './applicants.ts'
import type { Called } from './called.ts'
import { type Applicant, NOTHING_TOLD, type Session } from './session.ts'

/** 这次两个客户：, 三家企业，: several are announced. */
const SEVERAL = /[两二三四五六几\d][个家位](?:客户|公司|企业|单位|厂)?[：:，,。]/u
/** 宏图机械报万州: who applies, and where. */
const APPLIES =
  /^(?:先|[一另][个家]是)?(?<name>\p{sc=Han}{2,12}?)(?:也|都)?(?:想|要|准备|打算)?(?:申报|申请|报)(?<where>.{1,20})$/u
/** So many are announced before anything is told. */
const EARLY = 12

/**
 * Whom a first message brings up, each with where they apply: 两家客户：宏图机械报万州，海川药业报聊城。 The session speaks of the first,
 * and what else the message says is left. Undefined where not all that is announced is so said.
 */
export function introduced(
  session: Session,
  words: string,
  finder: Finder,
): { readonly session: Session; readonly rest: string } | undefined {
  const announced = SEVERAL.exec(words)
  if (session.check || session.others.length > 0 || !announced || announced.index > EARLY) return undefined
  const from = announced.index + announced[0].length
  const all: (Applicant & { readonly places: readonly RegulationId[] })[] = []
  let end = from
  for (const { words: part, at } of partsOf(words.slice(from))) {
    const { name, where } = APPLIES.exec(part.trim())?.groups ?? {}
    const places = where === undefined ? [] : finder.find(where).regulations
    if (name === undefined || places.length !== 1) break
    all.push({ number: all.length + 1, name, words: part.trim(), told: NOTHING_TOLD, own: {}, places })
    end = from + at + part.length + 1
  }
  const [first, ...others] = all
  if (!first || others.length === 0) return undefined
  const { number, name, words: said, places } = first
  const who = { number, ...(name === undefined ? {} : { name }), words: said }
  const rest = words.slice(end).trim()
  return { session: { ...session, who, others, places }, rest: rest === '' ? said : rest }
}

/** 替他们另查一份, 换成他的: from here on of somebody else. */
const INSTEAD =
  /(?:替|帮|给|为)(?:他|她|它|人家|对方)们?(?:再|也)?(?:另外?|单独)(?:查|核|测|看|对|做|开|起|立)|换(?:成|到)(?:他|她|它|人家|对方)们?(?:家|那边|那家|的)(?=[\s，。：,:来看测报]|$)/u
/** 合作的康泰药业也想单独申报: who it is. */
const ALSO = /(?<who>[\p{sc=Han}A-Za-z]{2,20})也(?:想|要|打算|准备).{0,6}?(?:报|测|查|核|看|算|试)/u
/** What leads up to a name: 合作的, 我外侄那个. */
const LEADS_UP = /^.{0,12}(?:的|那个|那家|这个|这家|一家|一个|有家|有个)(?=.{2})/u

/** Where a message goes over to somebody it has just brought up: 康泰药业也想申报，请替他们另查一份. */
export function inTheirPlace(words: string, session: Session, { applicants }: Knowledge): Called | undefined {
  const { who, others, check, told, places } = session
  const instead = INSTEAD.exec(words)
  const begun = check !== undefined || others.length > 0 || places.length > 0 || Object.keys(told.facts).length > 0
  if (!instead || !begun) return undefined
  const also = ALSO.exec(words.slice(0, instead.index))
  const first = also?.index ?? instead.index
  const start = Math.max(...[...'。！？；\n'].map((mark) => words.lastIndexOf(mark, first))) + 1
  const end = instead.index + instead[0].length
  const clause = instead[0].startsWith('换') ? '' : (/^[^，。；：,;:\n]{0,20}/u.exec(words.slice(end))?.[0] ?? '')
  const kin = wordsOf(applicants, 'kin').find((word) => words.slice(start, end).includes(word))
  const said = also?.groups?.who?.replace(LEADS_UP, '')
  const name = kin ?? (said === undefined || /[我咱]/u.test(said) ? undefined : said)
  const number = Math.max(who.number, ...others.map((each) => each.number)) + 1
  return {
    start: start <= LEAD ? 0 : start,
    end: end + clause.length,
    who: { number, ...(name === undefined ? {} : { name }), words: words.slice(start, end) },
  }
}

/** So little before it only leads up to it: 等下, 另外. */
const LEAD = 6
