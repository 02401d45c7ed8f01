import type { Knowledge } from '../knowledge/index.ts'
import { ownIn, wordsOf } from './applicants.ts'
import type { Session, Who } from './session.ts'

/** The stretch of a message that says whom it speaks of, and whom it means where that is somebody known. */
export interface Called {
  readonly start: number
  readonly end: number
  readonly who?: Who
  /** The same words may only say where. */
  readonly doubtful?: true
}

/** So many signs before a name only lead up to it: 好，回到客户A. */
const AT_FIRST = 6

/** 跟A没关系, 康泰和我们: named beside somebody, and not spoken of. */
const BESIDE = /[跟和与同比像除]/u
const WITH = /[跟和与]/u

/** What follows a name and still only says who: A那边, 康泰那一份的. */
const TAIL = /^(?:家|公司|企业|客户|单位|那边|那家|那个|那一?份|呢|的|这边)*/u

/** Where a message begins with the name of one spoken of before, whole or for short: 海川那边，设备600万. */
export function calledIn(words: string, session: Session, knowledge: Knowledge): Called | undefined {
  const { others, who } = session
  const found = [who, ...others].flatMap((each) => {
    const at = each.name === undefined ? undefined : named(words, each.name, knowledge)
    return at ? [{ ...at, who: each }] : []
  })
  const [first, another] = found.sort((a, b) => a.start - b.start)
  // 华联：and no more of the name than two of them share says nothing.
  if (!first || another?.start === first.start) return undefined
  const tail = TAIL.exec(words.slice(first.end))?.[0] ?? ''
  const end = first.end + tail.length
  // 先华联：企业: a heading over what is told, also of whoever is spoken of already.
  if (first.who === who && !/^[：:]/u.test(words.slice(end))) return undefined
  return { start: 0, end, who: first.who, ...(first.doubtful ? { doubtful: true } : {}) }
}

/** A name at the head of a message: [start, end); doubtful where a place is called so too. */
interface Named {
  readonly start: number
  readonly end: number
  readonly doubtful?: true
}

/** Where a message has a name at its head, whole or as it is said for short. */
function named(words: string, name: string, knowledge: Knowledge): Named | undefined {
  const found = wholeIn(words, name) ?? shortIn(words, name, knowledge)
  const beside = found && (BESIDE.test(words.charAt(found.start - 1)) || WITH.test(words.charAt(found.end)))
  return found && leads(words.slice(0, found.start)) && !beside ? found : undefined
}

/** The first place of a name that is no part of a longer word: the A of back to A, and 12号 is not 2号. */
function wholeIn(words: string, name: string): Named | undefined {
  const [said, sought] = [words.toUpperCase(), name.toUpperCase()]
  const letter = /^[A-Z]$/u.test(sought)
  const part = letter ? /[A-Z&]/u : /^\d/u.test(sought) ? /[\d月]/u : undefined
  for (let at = said.indexOf(sought); at >= 0; at = said.indexOf(sought, at + 1)) {
    const end = at + sought.length
    if (!part?.test(said.charAt(at - 1)) && !(letter && part?.test(said.charAt(end)))) return { start: at, end }
  }
  return undefined
}

const leads = (before: string): boolean => before.length <= AT_FIRST || /^(?:[a-z]{1,9}\s){1,3}$/iu.test(before)

/** Shorter, a name is none that is said for short. */
const FIRM = 4

/** 康泰 of 三峡康泰药业: two signs or more of what a firm is called before its trade, but for the place it is called by. */
function shortIn(words: string, name: string, { applicants, places }: Knowledge): Named | undefined {
  const form = wordsOf(applicants, 'plain').find((word) => word.length > 1 && name.endsWith(word)) ?? ''
  const firm = name.slice(0, name.length - form.length)
  if (firm.length < FIRM || !/^\p{sc=Han}+$/u.test(firm)) return undefined
  const brand = firm.slice(0, -2)
  const isPlace = (said: string) => places.mentionsIn(said).length > 0
  for (let start = 0; start <= AT_FIRST && start + 2 <= words.length; start++) {
    if (!brand.includes(words.slice(start, start + 2))) continue
    let end = start + 2
    while (end < words.length && name.includes(words.slice(start, end + 1))) end++
    const said = words.slice(start, end)
    if (!isPlace(said)) return { start, end }
    // 鲁西药业 has no other name; 重庆宏图机械 has.
    if (brand.length === 2) return { start, end, doubtful: true }
  }
  return undefined
}

/** 回到我们厂, 说回我司: back to whom the person speaks for, where it was somebody else. */
export function backToOwn(words: string, { who, others }: Session, knowledge: Knowledge): Called | undefined {
  const own = who.number === 1 ? undefined : ownIn(words, knowledge)
  const first = others.find(({ number }) => number === 1)
  if (!own || !first || !leads(words.slice(0, own.start)) || !BACK.test(words.slice(0, own.start))) return undefined
  const tail = TAIL.exec(words.slice(own.end))?.[0] ?? ''
  return { start: 0, end: own.end + tail.length, who: first }
}

const BACK = /回到?\s?$/u
