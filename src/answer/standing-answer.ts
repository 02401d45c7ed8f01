import { type Standing, standingOn } from '../corpus/index.ts'
import { type Knowledge, type RegulationKnowledge, yearsBackIn } from '../knowledge/index.ts'
import { type Day, dayOf } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import {
  type Draft,
  type DraftBlock,
  joined,
  type Part,
  type Parts,
  referShort,
  say,
  type YesNo,
} from '../reply/index.ts'
import { placeInEnglish } from './english.ts'
import type { Sources } from './sources.ts'
import {
  endedIn,
  isMarked,
  noticesFor,
  standingBesides,
  standingInBrief,
  standingInEnglish,
  standingParts,
  standingWord,
} from './standing.ts'
import type { WhetherAsked } from './whether/index.ts'

interface Told {
  readonly regulation: RegulationKnowledge
  readonly on: Day
}

/** Whether texts are in force, on the day the question is about: of each in a line, of all by their standing. */
export function standingDraft(
  question: string,
  regulations: readonly RegulationKnowledge[],
  { knowledge, asOf, whether: reader }: Sources,
  whether?: WhetherAsked,
): Draft {
  const asked = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  const told = asked.map((regulation): Told => ({ regulation, on: dayIn(question, asOf, regulation, knowledge) }))
  const few = told.length <= FEW
  const answer = whether && holdingOf(told, whether, reader)
  const block = (parts: Parts | undefined, fold?: true): DraftBlock[] =>
    parts ? [{ kind: 'words', text: parts, ...(fold ? { fold } : {}) }] : []
  return {
    kind: asked.length > 1 ? 'comparison' : 'answer',
    ...(answer ? { yesNo: answer.yesNo } : {}),
    lead: few
      ? say`${answer && !saysItself(told) ? `${answer.words}。` : ''}${joined(
          told.map((each) => briefOf(each, asOf)),
          '；',
        )}。`
      : say`${answer ? `${answer.words}。` : ''}${grouped(told)}`,
    leadInEnglish: joined(
      told.map(({ regulation, on }) => standingInEnglish(regulation, placeInEnglish(regulation.id, knowledge), on)),
      '; ',
    ),
    // Here the standing is the answer.
    notices: told.flatMap(({ regulation, on }) =>
      noticesFor(regulation, on).map((notice) => ({ ...notice, told: 'in-words' as const })),
    ),
    blocks: [
      ...(few ? [] : told.flatMap((each) => block(briefOf(each, asOf), true))),
      ...told.flatMap(({ regulation, on }) => block(standingBesides(regulation, on), few ? undefined : true)),
      ...told.flatMap(({ regulation, on }) =>
        isMarked(regulation, on) || regulation.term.effective?.basis ? block(standingParts(regulation, on), true) : [],
      ),
    ],
    cites: told.flatMap(({ regulation, on }) => {
      const { effective, expiry, draft } = regulation.term
      const refs = [effective?.phrase.ref, expiry?.phrase.ref, effective ? undefined : draft?.ref]
      return [...refs, endedIn(regulation, on)].filter((ref) => ref !== undefined)
    }),
  }
}

/** Whether texts hold, or have lapsed, as it is asked; undefined where one cannot be told, or it is asked for more than its words say: 马上生效. */
function holdingOf(
  told: readonly Told[],
  { folded, part, shape }: WhetherAsked,
  reader: Sources['whether'],
): { readonly yesNo: YesNo; readonly words: string } | undefined {
  const words = told.flatMap(({ regulation: { term } }) => term.effective?.phrase.text ?? []).join('，')
  if (shape === 'claims' && reader.asksMore(folded, words)) return { yesNo: 'no', words: '不是' }
  // 老周非说还有效，是不是还有效: what was said before denies nothing.
  const lapsed = reader.asksLapsed(part)
  const each = told.map(({ regulation, on }) => HOLDING[standingOn(regulation.term, on)])
  const [first] = each
  if (first === undefined) return undefined
  if (each.some((other) => other !== first)) return { yesNo: 'depends', words: '看地方' }
  const holds = first === 'holds'
  if (!lapsed) return { yesNo: holds ? 'yes' : 'no', words: saidOf(first, told) }
  return { yesNo: first === 'lapsed' ? 'yes' : 'no', words: first === 'lapsed' ? saidOf(first, told) : '没有失效' }
}

/** 四川办法已届满 is yes and no itself: one text that is over. */
const saysItself = ([only, another]: readonly Told[]): boolean =>
  only !== undefined && !another && standingOn(only.regulation.term, only.on) === 'expired'

type Holding = 'holds' | 'lapsed' | 'not-yet'

/** What cannot be told of a day is left out. */
const HOLDING: Partial<Record<Standing, Holding>> = {
  'in-force': 'holds',
  expired: 'lapsed',
  draft: 'not-yet',
  'not-yet-in-force': 'not-yet',
}

const SAID: Readonly<Record<Holding, string>> = { holds: '有效', lapsed: '已届满', 'not-yet': '还没有生效' }

/** 已被代替, 已废止: a text that another one ended has not run out. */
const saidOf = (holding: Holding, told: readonly Told[]): string => {
  const [only] = new Set(told.map(({ regulation, on }) => standingWord(regulation, on)))
  return holding === 'lapsed' && told.some(({ regulation, on }) => endedIn(regulation, on)) && only
    ? only
    : SAID[holding]
}

/** So many texts are told of in one line. */
const FEW = 2

/** The standing in a line, with the clause that says so. */
function briefOf({ regulation, on }: Told, asOf: Day): Part[] {
  const { effective, expiry, draft } = regulation.term
  const over = standingOn(regulation.term, on) === 'expired'
  // Where another text ended it, its words are told with its name.
  const said = endedIn(regulation, on) ? undefined : ((over ? expiry : effective)?.phrase ?? draft)
  return say`${standingInBrief(regulation, on, asOf)}${said ? say`（${referShort(said.ref)}）` : []}`
}

/** 现行：重庆、万州；已届满：四川. */
function grouped(told: readonly Told[]): Part[] {
  const groups = new Map<string, { standing: Standing; places: string[] }>()
  for (const { regulation, on } of told) {
    const word = standingWord(regulation, on)
    const group = groups.get(word) ?? { standing: standingOn(regulation.term, on), places: [] }
    group.places.push(regulation.place)
    groups.set(word, group)
  }
  const inForceFirst = [...groups].sort(([, a], [, b]) => rank(a.standing) - rank(b.standing))
  return say`${joined(
    inForceFirst.map(([word, { places }]) => say`${word}：${places.join('、')}`),
    '；',
  )}。`
}

const rank = (standing: Standing): number => (standing === 'in-force' ? 0 : standing === 'expired' ? 2 : 1)

/** A day in the past that the question is about: 去年六月, 2023年3月5日; a whole year where its standing never changed in it. */
function dayIn(question: string, asOf: Day, { term }: RegulationKnowledge, knowledge: Knowledge): Day {
  const dates = readFigures(question).flatMap(({ date }) => date ?? [])
  const back = yearsBackIn(question.toLowerCase(), knowledge)
  const year =
    dates.find((date) => date.year)?.year ?? (back === undefined ? undefined : Number(asOf.slice(0, 4)) - back)
  if (year === undefined) return asOf
  const printed = dates.find(({ month }) => month)
  if (printed?.month) return dayOf(year, printed.month, printed.day ?? MIDDLE) ?? asOf
  const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)]
  return first && last && standingOn(term, first) === standingOn(term, last) && last < asOf ? last : asOf
}

/** Of a month as a whole its middle is asked after. */
const MIDDLE = 15
