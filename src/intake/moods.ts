import type { Clause } from './clauses.ts'
import * as cue from './lexicon/moods.ts'

/**
 * What a clause does. Only `told` and `asking` state facts: in 设备两百多万够万州吗 the asker describes the applicant,
 * though not by naming a kind of applicant (企业能报吗), unless the clause says it is about themselves.
 */
export type Mood = 'told' | 'asking' | 'asked' | 'supposed' | 'planned' | 'ruled' | 'others' | 'ordered'

export interface Judged extends Clause {
  readonly mood: Mood
  /** The clause, or the sentence before it, says whom it is about: 我们, 我司. */
  readonly own: boolean
}

/** From where a sentence opened, takes back what was told of nobody in particular, where `also` agrees. */
const doubt = (judged: Judged[], opens: number, also: (text: string) => boolean): void => {
  for (let at = opens; at < judged.length; at += 1) {
    const before = judged[at]
    if (before && before.mood === 'told' && !before.own && also(before.text)) judged[at] = { ...before, mood: 'asked' }
  }
}

const lastIndex = (pattern: RegExp, text: string): number => {
  let last = -1
  for (const found of text.matchAll(pattern)) last = found.index
  return last
}

const clear = (text: string): string => text.replace(cue.ERRAND, ' ')

/** 云南 绩效 几年一轮: a place and key words, without a verb or a quantity, look something up. */
const isQuery = (clauses: readonly Clause[], isPlace: (text: string) => boolean): boolean => {
  const [first] = clauses
  if (!first || clauses.length < 2 || !isPlace(first.text.trim())) return false
  return clauses.every(
    ({ mark, text }, index) =>
      (mark === '' || mark.trim() === '' || index === clauses.length - 1) && !cue.TELLS.test(text),
  )
}

/** Judges clauses in order, with what tells whether one is nothing but the place of a regulation: who is spoken of and under what supposition is carried on until the person turns back to their own case. */
export const judge = (clauses: readonly Clause[], isPlace: (text: string) => boolean): Judged[] => {
  const judged: Judged[] = []
  let sentence = -1
  let others = false
  let own = false
  let supposed = false
  let ruled = false
  let ordered = false
  let opens = 0
  const keywords = isQuery(clauses, isPlace)
  for (const clause of clauses) {
    const { text } = clause
    if (clause.sentence !== sentence) {
      sentence = clause.sentence
      supposed = false
      ruled = false
      own = false
      opens = judged.length
      if (!cue.ORDER_GOES_ON.test(text)) ordered = false
    }
    const self = lastIndex(cue.SELF, text)
    const other = lastIndex(cue.OTHERS, text)
    if (other >= 0 && other > self - 2) others = true
    else if (self >= 0) others = false
    if (self >= 0 && !others) own = true
    if (cue.ORDERED.test(text)) ordered = true
    else if (self >= 0 && !cue.ORDER_GOES_ON.test(text)) ordered = false
    if (cue.SUPPOSED.test(text) || cue.IN_THAT_CASE.test(text)) supposed = true
    const turns = self >= 0 || /^(?:但|可是|可我|不过|而我|实际|目前|现在)/u.test(text.trim())
    const corrected = judged.length > opens && cue.CORRECTION.test(judged.at(-1)?.text ?? '')
    const rules = cue.RULED.test(corrected ? text.replace(cue.AS_MEANT, '') : text)
    const follows = /[：:]/u.test(clause.mark) && cue.RULES_FOLLOW.test(text.trim()) && !cue.REQUEST.test(text)
    if (rules || follows) ruled = true
    else if (turns || corrected) ruled = false
    const closing = cue.QUESTION_MARK.test(clause.mark)
    const may =
      cue.MAY_I.test(text) && (closing || cue.ASKED.test(text) || /[吗么不没]$|能不能|够不够|行不行/u.test(text.trim()))
    const asked = closing || cue.ASKED.test(text)
    if (cue.TAG.test(text.trim())) doubt(judged, opens, () => true)
    else if (asked && !may && self < 0) doubt(judged, opens, (told) => cue.RULE_TONE.test(told))
    const mood: Mood = keywords
      ? 'asked'
      : ordered
        ? 'ordered'
        : others
          ? 'others'
          : supposed
            ? 'supposed'
            : ruled
              ? 'ruled'
              : cue.PLANNED.test(clear(text)) || cue.IN_HAND.test(text) || cue.UNVOUCHED.test(text)
                ? 'planned'
                : may
                  ? 'asking'
                  : asked
                    ? 'asked'
                    : 'told'
    judged.push({ ...clause, mood, own })
  }
  return judged
}

export const states = (mood: Mood): boolean => mood === 'told' || mood === 'asking'

/** 写错了，是69.5%: the message takes back something said before, so a caller may offer the last told fact as its context. */
export const isCorrection = (message: string): boolean => cue.CORRECTION.test(message.slice(0, 200))
