import { standingOn } from '../corpus/index.ts'
import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type Phrase, places, type RegulationId, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { absent, type Draft, type DraftBlock, joined, type Parts, phrase, referShort, say } from '../reply/index.ts'
import { type DocumentNumber, documentNumbersIn, isSameDocument } from '../retrieval/index.ts'
import { COMMA, piecesOf, SENTENCE, trimmed } from './sentences.ts'
import { endedIn, type Ground, noticesFor, standingInBrief, standingWord, titleParts } from './standing.ts'
import type { WhetherAsked, WhetherReader } from './whether/index.ts'

/** A document that a question names by its number or its full title. */
export interface Named {
  /** In the person's own writing. */
  readonly said: string
  /** The text itself, where it is held. */
  readonly held?: RegulationKnowledge
  /** Where the held texts name it. */
  readonly mentions: readonly Mention[]
  /** The question without it. */
  readonly rest: string
}

export interface Mention {
  readonly regulation: RegulationKnowledge
  readonly clause: Clause
  readonly phrase: Phrase
}

/** A number has a year or is called one, a title stands in its signs or ends as titles do; what has none of these is not searched for either. */
const MAY_NAME = /\d{4}|[〇零二]{2}|号|《|办法|指引|条例|细则|规定|意见|通知/u

/** The document that a question names, held or not; undefined where it names none. `matter` is text without its words of grammar. */
export function documentNamed(
  question: string,
  knowledge: Knowledge,
  matter: (text: string) => string = (text) => text,
): Named | undefined {
  if (!MAY_NAME.test(question)) return undefined
  const known = [...knowledge.regulations.values()].flatMap(numbersOf)
  const offices = known.map(({ number }) => number.office)
  const [asked] = documentNumbersIn(question, offices)
  if (!asked) return titleNamed(question, knowledge)
  const same = known.filter(({ number }) => isSameDocument(number, asked))
  const held = same.find(({ own }) => own)?.mention.regulation
  return {
    said: saidOf(question, asked, same[0]?.number.office, matter),
    ...(held ? { held } : {}),
    mentions: same.filter(({ own }) => !own).map(({ mention }) => mention),
    rest: without(question, asked),
  }
}

const without = (text: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  `${text.slice(0, start)} ${text.slice(end)}`.trim()

/** The number as it was typed, without what was said before it. */
function saidOf(
  question: string,
  { office, start, end }: DocumentNumber,
  known: string | undefined,
  matter: (text: string) => string,
): string {
  const own = known && office.endsWith(known) ? known : (matter(office).trim().split(/\s+/u).at(-1) ?? '')
  return question.slice(start + office.length - own.length, end)
}

interface Numbered {
  readonly number: DocumentNumber
  readonly mention: Mention
  readonly own: boolean
}

/** The document numbers that a text has: its own, and those of others. */
function numbersOf(regulation: RegulationKnowledge): Numbered[] {
  const own = documentNumbersIn(squeeze(regulation.documentNumber?.text ?? ''))[0]
  return regulation.regulation.clauses.flatMap((clause) => {
    // 17 号: a blank that the print left is no part of the number.
    const found = documentNumbersIn(clause.text)
    return found.map((number) => {
      const isOwn = own !== undefined && isSameDocument(own, number)
      return {
        number: isOwn ? own : number,
        own: isOwn,
        mention: { regulation, clause, phrase: phraseAt(clause, number.start, number.end) },
      }
    })
  })
}

export const phraseAt = ({ id, text }: Clause, start: number, end: number): Phrase => ({
  ref: id,
  text: text.slice(start, end),
  span: { start, end },
})

/** What a text names by title. */
export const TITLE = /《([^《》]{4,60})》/gu
export const plainTitle = (title: string): string => squeeze(title).replace(/[（(]/gu, '(').replace(/[）)]/gu, ')')
export const stem = (title: string): string => title.replace(/\([^()]*\)$/u, '')

/** 《国家……办法（暂行）》: another document that a text names by its title; the longest that the question has. */
function titleNamed(question: string, knowledge: Knowledge): Named | undefined {
  const asked = plainTitle(question)
  const regulations = [...knowledge.regulations.values()]
  const own = new Set(regulations.flatMap(({ title }) => [plainTitle(title), stem(plainTitle(title))]))
  const named = regulations.flatMap((regulation) =>
    regulation.regulation.clauses.flatMap((clause) =>
      [...clause.text.matchAll(TITLE)].map((match) => {
        const title = plainTitle(match[1] ?? '')
        const said = [title, stem(title)].find((words) => !own.has(words) && asked.includes(words))
        const start = match.index + 1
        return {
          said,
          mention: { regulation, clause, phrase: phraseAt(clause, start, start + (match[1] ?? '').length) },
        }
      }),
    ),
  )
  const said = named.flatMap((each) => each.said ?? []).sort((a, b) => b.length - a.length)[0]
  const [span] = said === undefined ? [] : places(question.replace(/[（(]/gu, '(').replace(/[）)]/gu, ')'), said)
  if (said === undefined || span === undefined) return undefined
  return {
    said: question.slice(span.start, span.end),
    mentions: named.filter((each) => each.said === said).map(({ mention }) => mention),
    rest: without(question, span),
  }
}

/** Whether a document holds yet, or holds no more, is asked. */
export interface Over {
  readonly asksLapsed: boolean
  /** Whether words say that something holds no more. */
  readonly saysLapsed: (words: string) => boolean
}

/** How whether it holds is asked, where it is. */
export const overIn = (whether: WhetherAsked | undefined, reader: WhetherReader): Over | undefined =>
  whether && { asksLapsed: reader.asksLapsed(whether.part), saysLapsed: reader.saysLapsed }

/** 原办法同时废止: what a text that is in force itself says of one it names; undefined where it says nothing of the kind. */
export function overOf(mention: Mention, { asksLapsed, saysLapsed }: Over, { asOf }: Ground): 'yes' | 'no' | undefined {
  const isOver =
    standingOn(mention.regulation.term, asOf) === 'in-force' &&
    sayingOf(mention).some((part) => part.kind === 'phrase' && saysLapsed(part.phrase.text))
  return isOver ? (asksLapsed ? 'yes' : 'no') : undefined
}

export const REPEALED = '已废止'

/** What a document is, with its date and standing; of one that is not held what the held texts say of it, or which are held. */
export function documentDraft(
  { said, held, mentions }: Named,
  ground: Ground,
  named: readonly RegulationId[] = [],
  over?: Over,
): Draft {
  if (held) return heldDraft(held, ground)
  const isNamed = ({ regulation }: Mention) => named.includes(regulation.id)
  const [first, ...rest] = [...mentions.filter(isNamed), ...mentions.filter((each) => !isNamed(each))]
  if (!first)
    return {
      kind: 'refusal',
      lead: say`${absent({ kind: 'document', about: said })}，收录的文本里也没有提到它。`,
      blocks: [{ kind: 'words', text: say`收录的是：${heldNumbers(ground.knowledge)}。` }],
      cites: [],
    }
  const others = new Map(rest.map((mention) => [mention.regulation.id, mention]))
  others.delete(first.regulation.id)
  const yesNo = over && overOf(first, over, ground)
  return {
    kind: 'answer',
    ...(yesNo ? { yesNo } : {}),
    notices: noticesFor(first.regulation, ground.asOf),
    lead: say`${yesNo ? `${REPEALED}。` : ''}${absent({ kind: 'document', about: said })}；${first.regulation.short}提到它：${sayingOf(first)}｜${referShort(first.clause.id)}`,
    blocks: [
      ...[...others.values()].map(
        (mention): DraftBlock => ({
          kind: 'words',
          text: say`${mention.regulation.short}：${sayingOf(mention)}｜${referShort(mention.clause.id)}`,
        }),
      ),
      { kind: 'words', text: say`它的内容请向${first.regulation.place}的主管部门查询。` },
    ],
    cites: [first, ...others.values()].map(({ clause }) => clause.id),
  }
}

function heldDraft(regulation: RegulationKnowledge, ground: Ground): Draft {
  const { documentNumber, regulation: text } = regulation
  const date = issued(regulation)
  const front = text.clauses.find(({ kind }) => kind === 'front')
  const number = documentNumber ? phrase(documentNumber) : []
  return {
    kind: 'answer',
    notices: noticesFor(regulation, ground.asOf).map((notice) => ({ ...notice, told: 'in-words' as const })),
    lead: say`${number}是${titleParts(regulation)}（${standingWord(regulation, ground.asOf)}）${date ? say`，落款${phrase(date)}` : []}。`,
    blocks: [{ kind: 'words', text: say`${standingInBrief(regulation, ground.asOf)}。` }],
    cites: [
      front?.id,
      regulation.term.effective?.phrase.ref,
      regulation.term.expiry?.phrase.ref,
      endedIn(regulation, ground.asOf),
    ].filter((ref) => ref !== undefined),
  }
}

/** The day that closes the notice in front. */
export function issued({ regulation: { clauses } }: RegulationKnowledge): Phrase | undefined {
  const front = clauses.find(({ kind }) => kind === 'front')
  const last = readFigures(front?.text ?? '').findLast(({ date }) => date?.year && date.month && date.day)
  return front && last ? phraseAt(front, last.start, last.end) : undefined
}

/** What is said around the name: its sentence, or of a long one what stands next to it. */
export function sayingOf({ clause, phrase: named }: Mention): Parts {
  const whole = { start: 0, end: clause.text.length }
  const holds = ({ start, end }: { readonly start: number; readonly end: number }) =>
    start <= named.span.start && named.span.end <= end
  const sentence = piecesOf(clause.text, whole, SENTENCE).find(holds) ?? named.span
  const pieces = piecesOf(clause.text, sentence, COMMA)
  const piece = sentence.end - sentence.start <= LONGEST ? sentence : (pieces.find(holds) ?? sentence)
  const { start, end } = trimmed(clause.text, piece)
  return [phrase(phraseAt(clause, start, end))]
}

const LONGEST = 70

/** Every text that is held, with its number where it has one. */
export const heldNumbers = ({ regulations }: Knowledge): Parts =>
  joined(
    [...regulations.values()].map((regulation) =>
      regulation.documentNumber
        ? say`${titleParts(regulation)}（${phrase(regulation.documentNumber)}）`
        : titleParts(regulation),
    ),
    '、',
  )
