import { type Standing, standingOn } from '../corpus/index.ts'
import { endingOn, type Knowledge, type Lineage, type RegulationKnowledge, titleOf } from '../knowledge/index.ts'
import { addDays, type ClauseId, type Day, type RegulationId } from '../law/index.ts'
import {
  absent,
  type DraftNotice,
  day,
  englishDay,
  fromTemplate,
  joined,
  type NoticeKind,
  type Part,
  phrase,
  refer,
  referShort,
  say,
  words,
} from '../reply/index.ts'

/** What a draft is made on: the texts, and the day they are judged on. */
export interface Ground {
  readonly knowledge: Knowledge
  readonly asOf: Day
  /** Where a place's desk is reached, by regulation, from configuration; none is invented. */
  readonly contacts?: Readonly<Record<RegulationId, string>>
}

const NOTICES: Partial<Record<Standing, NoticeKind>> = {
  expired: 'expired',
  draft: 'draft',
  'not-yet-in-force': 'not-yet-in-force',
  'uncertain-date': 'uncertain-date',
}

/** What must be told of a regulation's standing on a day; nothing where it is plainly in force. */
export function noticesFor(regulation: RegulationKnowledge, asOf: Day): DraftNotice[] {
  const kind = NOTICES[standingOn(regulation.term, asOf)]
  return [
    ...(kind ? [{ kind, regulation: regulation.id, text: standingLine(regulation, asOf) }] : []),
    ...(kind === 'expired' ? [] : laterNotices(regulation)),
  ]
}

/** A text that takes this one's place on a day still to come, seen from the day it is asked of. */
function laterNotices({ lineage, short }: RegulationKnowledge): DraftNotice[] {
  return lineage.endedBy.flatMap(({ draft, from, ...made }) =>
    draft || !from
      ? []
      : [
          {
            kind: 'not-yet-in-force' as const,
            regulation: made.by,
            text: say`${day(from)}起，${short}由${madeTitle(made)}${made.takesOver ? '代替' : '废止'}（${refer(made.phrase.ref)}“${phrase(made.phrase)}”）。`,
          },
        ],
  )
}

type Ending = Lineage['endedBy'][number]

const madeTitle = ({ title }: Pick<Ending, 'title'>): Part[] => say`《${fromTemplate(title)}》`

/** The title of a text as a reply prints it. */
export const titleParts = (regulation: RegulationKnowledge): Part[] => say`《${fromTemplate(titleOf(regulation))}》`

/** 自某日起已被《…》代替, with the words that say so. */
function endedParts(regulation: RegulationKnowledge, ending: Ending): Part[] {
  const since = ending.from ? say`自${day(ending.from)}起` : []
  return say`${regulation.short}${since}已被${madeTitle(ending)}${ending.takesOver ? '代替' : '废止'}（${refer(ending.phrase.ref)}“${phrase(ending.phrase)}”）`
}

/** That another text took its place, or ended it, by a day; undefined where it holds. */
export function endedLine(regulation: RegulationKnowledge, on: Day): Part[] | undefined {
  const ending = endingOn(regulation, on)
  return ending && endedParts(regulation, ending)
}

/** What comes after a text that has run out: nothing that is held, or what is not in force yet. */
function afterwards(regulation: RegulationKnowledge, full = false): Part[] {
  const [next] = regulation.lineage.endedBy
  if (!next) return [absent({ kind: 'successor', regulation: regulation.id, ...(full ? { full } : {}) })]
  return next.draft
    ? say`要代替它的${madeTitle(next)}还没有生效`
    : say`要代替它的${madeTitle(next)}${next.from ? say`自${day(next.from)}起施行` : '没有写明何时施行'}`
}

/** The clause that says that a text is over by a day, where another text says it. */
export const endedIn = (regulation: RegulationKnowledge, on: Day): ClauseId | undefined =>
  endingOn(regulation, on)?.phrase.ref

/** The same where what is told says by which kind of text it is: in full on request. */
export const foldedNotice = (regulation: RegulationKnowledge, asOf: Day): DraftNotice[] =>
  noticesFor(regulation, asOf).map((notice) => ({ ...notice, told: 'folded' as const }))

/** The clauses whose words notices quote. */
export const quotedIn = (notices: readonly DraftNotice[]): ClauseId[] =>
  notices.flatMap(({ text }) => text.flatMap((part) => (part.kind === 'phrase' ? [part.phrase.ref] : [])))

/** Whether the standing of a text is to be told wherever it is spoken of. */
export const isMarked = ({ term }: RegulationKnowledge, asOf: Day): boolean =>
  NOTICES[standingOn(term, asOf)] !== undefined

/** The notices of several texts told side by side, where each has its standing beside its name: in brief, and only on request. */
export const foldedNotices = (regulations: readonly RegulationKnowledge[], asOf: Day): DraftNotice[] =>
  regulations.flatMap((regulation) => {
    const notices = noticesFor(regulation, asOf)
    const text = say`${standingInBrief(regulation, asOf)}。`
    return regulations.length > 1 ? notices.map((notice) => ({ ...notice, text, told: 'folded' as const })) : notices
  })

/** The standing in one line, as it is told the first time. */
export function standingLine(regulation: RegulationKnowledge, asOf: Day): Part[] {
  const { term, short } = regulation
  const ask = bodyOf(regulation)
  const ending = endingOn(regulation, asOf)
  if (ending) return say`${endedParts(regulation, ending)}。`
  switch (standingOn(term, asOf)) {
    case 'expired':
      return say`${short}已届满（${lastedParts(regulation)}），${afterwards(regulation)}，现行请问${ask}。`
    case 'draft':
      return say`${short}未生效，定稿可能不同，可问${ask}。`
    default:
      return standingParts(regulation, asOf)
  }
}

const lastedParts = ({ term: { expiry } }: RegulationKnowledge): Part[] =>
  expiry
    ? say`${referShort(expiry.phrase.ref)}“${phrase(expiry.phrase)}”${expiry.computed ? say`，推算至${day(expiry.lastDay)}` : []}`
    : []

/** The standing where it is the answer, in a line: 现行 since when, 已届满 on which day; `on` is told where it is not today. */
export function standingInBrief(regulation: RegulationKnowledge, on: Day, today = on): Part[] {
  const { term, short } = regulation
  const { effective, expiry } = term
  const then = on === today ? [] : say`在${day(on)}`
  const from = effective ? [phrase(effective.phrase)] : []
  const ending = endingOn(regulation, on)
  if (ending) return endedParts(regulation, ending)
  switch (standingOn(term, on)) {
    case 'expired':
      return say`${short}${then}已届满：${expiry ? say`${phrase(expiry.phrase)}${expiry.computed ? say`，推算最后一天是${day(expiry.lastDay)}` : []}` : []}`
    case 'draft':
      return say`${short}是征求意见稿，未生效${effective && effective.phrase !== term.draft ? say`：${from}，日期还空着` : []}`
    case 'not-yet-in-force':
      return say`${short}${then}尚未施行：${from}${effective?.basis && effective.from ? say`，推算最迟${day(effective.from)}起` : []}`
    case 'uncertain-date':
      return say`${short}${then}是否已经施行，凭文本定不下来：${from}，文中没有写发布日`
    case 'in-force':
      return say`${short}${then}${then.length > 0 ? '' : '现行'}有效：${from}${effective?.basis && effective.from ? say`，推算最迟${day(effective.from)}起` : []}${expiry ? say`，${phrase(expiry.phrase)}${expiry.computed ? say`，最后一天是${day(expiry.lastDay)}` : []}` : say`，没有印有效期`}`
    case 'not-stated':
      return say`${short}没有写明何时施行`
  }
}

/** The same for those who write English; `place` is what they call it. */
export function standingInEnglish(regulation: RegulationKnowledge, place: string, on: Day): Part[] {
  const { term } = regulation
  const { effective, expiry } = term
  const ending = endingOn(regulation, on)
  if (ending)
    return say`${place}: ${ending.takesOver ? 'replaced' : 'repealed'}${ending.from ? say` since ${englishDay(ending.from)}` : ''} by ${madeTitle(ending)}`
  const since = effective?.from ? say` since ${englishDay(effective.from)}` : []
  switch (standingOn(term, on)) {
    case 'expired':
      return say`${place}: expired${expiry ? say` on ${englishDay(expiry.lastDay)}, by its own term “${phrase(expiry.phrase)}”` : []}`
    case 'draft':
      return say`${place}: a draft for comment, not in force${effective ? say`; its date is still blank: “${phrase(effective.phrase)}”` : []}`
    case 'not-yet-in-force':
      return say`${place}: not yet in force on ${englishDay(on)}`
    case 'uncertain-date':
      return say`${place}: the text does not settle whether it is in force on ${englishDay(on)}`
    case 'in-force':
      return say`${place}: in force${since}${expiry ? say` until ${englishDay(expiry.lastDay)}` : '; no expiry is printed'}`
    case 'not-stated':
      return say`${place}: the text does not say when it takes effect`
  }
}

/** What goes with it: that nothing later is held, and whom to ask. */
export function standingBesides(regulation: RegulationKnowledge, on: Day): Part[] | undefined {
  const standing = standingOn(regulation.term, on)
  if (endingOn(regulation, on)) return undefined
  const changed = changedParts(regulation, on)
  if (standing === 'in-force' && changed.length > 0) return changed
  if (standing === 'expired') return say`${afterwards(regulation)}，现行请问${bodyOf(regulation)}。`
  return standing === 'draft'
    ? say`${regulation.short}不是生效文本，定稿可能不同，可问${bodyOf(regulation)}。`
    : undefined
}

/** Which clauses another text has changed by a day. */
const changedParts = (regulation: RegulationKnowledge, on: Day): Part[] =>
  [...new Set(amendmentsIn(regulation, on).map(({ by }) => by))].flatMap((by) => {
    const [first, ...others] = amendmentsIn(regulation, on).filter((each) => each.by === by)
    if (!first) return []
    const clauses = [first, ...others].flatMap(({ at }) => at.map((ref) => [referShort(ref)]))
    return say`其中${joined(clauses, '、')}已被${madeTitle(first)}修改。`
  })

const amendmentsIn = ({ lineage }: RegulationKnowledge, on: Day) =>
  lineage.amendedBy.filter(({ draft, from }) => !draft && from !== undefined && from <= on)

/** The standing in words, from the phrases that state it, with whom to ask. */
export function standingParts(regulation: RegulationKnowledge, asOf: Day): Part[] {
  const { term, short } = regulation
  const ending = endingOn(regulation, asOf)
  if (ending) return say`${endedParts(regulation, ending)}。`
  switch (standingOn(term, asOf)) {
    case 'draft':
      return say`${short}是${term.draft ? phrase(term.draft) : words('征求意见稿')}，不是生效文本${blankParts(regulation)}；正式文本出台前，以下内容只供参考，定稿可能不同。${askWhom(regulation)}`
    case 'expired':
      return say`${short}已届满：${expiryParts(regulation)}。${afterwards(regulation, true)}；现行安排请问${whom(regulation)}。`
    case 'not-yet-in-force':
      return say`${short}在${day(asOf)}尚未施行：${effectParts(regulation)}。`
    case 'uncertain-date':
      return say`${short}在${day(asOf)}是否已经施行，凭文本定不下来：${effectParts(regulation)}。`
    case 'in-force':
      return say`${short}在${day(asOf)}有效：${effectParts(regulation)}${lastDayParts(regulation)}。`
    case 'not-stated':
      return say`${short}没有写明何时施行。`
  }
}

/** How a verdict on a text is headed: an expired text or a draft is compared with, never applied. */
export function verdictHeading(regulation: RegulationKnowledge, asOf: Day): string {
  const standing = standingOn(regulation.term, asOf)
  const ending = endingOn(regulation, asOf)
  if (ending) return ending.takesOver ? '按已被代替的文本对照' : '按已废止的文本对照'
  if (standing === 'expired') return '按已届满文本对照'
  if (standing === 'draft') return '按征求意见稿对照'
  if (standing === 'not-yet-in-force') return '按尚未施行的文本对照'
  return standing === 'in-force' ? '按现行文本对照' : '按施行日期不明的文本对照'
}

const STANDINGS: Record<Standing, string> = {
  'in-force': '现行',
  expired: '已届满',
  draft: '征求意见稿',
  'not-yet-in-force': '尚未施行',
  'uncertain-date': '施行日期不明',
  'not-stated': '没有写明',
}

/** The standing in a word, for a list. */
export function standingWord(regulation: RegulationKnowledge, asOf: Day): string {
  const ending = endingOn(regulation, asOf)
  if (ending) return ending.takesOver ? '已被代替' : '已废止'
  return STANDINGS[standingOn(regulation.term, asOf)]
}

/** The name of who answers for the text. */
export const bodyOf = ({ interpreter, issuer }: RegulationKnowledge): string =>
  (interpreter ?? issuer)?.name ?? '发文机关'

/** Who answers for the text: the interpreter it names, or, where it names none, the body that issued it. */
export function whom({ interpreter, issuer }: RegulationKnowledge): Part[] {
  if (interpreter) return say`${interpreter.name}（${refer(interpreter.phrase.ref)}规定由其解释）`
  return issuer
    ? say`${issuer.name}（文中没有写明由谁解释，这是${refer(issuer.phrase.ref)}所称负责机关）`
    : say`发文机关（文中没有写明由谁解释）`
}

/** The clause that names who answers for the text. */
export const namedIn = ({ interpreter, issuer }: RegulationKnowledge): ClauseId | undefined =>
  (interpreter ?? issuer)?.phrase.ref

const askWhom = (regulation: RegulationKnowledge): Part[] => say`可问${whom(regulation)}。`

const blankParts = ({ term }: RegulationKnowledge): Part[] =>
  term.effective && term.effective.phrase !== term.draft
    ? say`，施行日期还空着：${referShort(term.effective.phrase.ref)}“${phrase(term.effective.phrase)}”`
    : []

function expiryParts({ term }: RegulationKnowledge): Part[] {
  if (!term.expiry) return []
  const counted = term.expiry.computed ? say`，推算最后一天是${day(term.expiry.lastDay)}` : []
  const sameClause = term.effective?.phrase.ref === term.expiry.phrase.ref
  const start = term.effective && sameClause ? say`${phrase(term.effective.phrase)}，` : []
  return say`${refer(term.expiry.phrase.ref)}“${start}${phrase(term.expiry.phrase)}”${counted}`
}

const lastDayParts = ({ term }: RegulationKnowledge): Part[] =>
  term.expiry ? say`，${phrase(term.expiry.phrase)}，最后一天是${day(term.expiry.lastDay)}` : say`，文中没有印有效期`

function effectParts({ term }: RegulationKnowledge): Part[] {
  if (!term.effective) return []
  const { phrase: of, basis, earliest, from } = term.effective
  const base = say`${refer(of.ref)}“${phrase(of)}”`
  if (!basis || !from || !earliest) return base
  const signed = basis.signed ? say`文末署${day(basis.signed)}` : []
  const printed = basis.printed ? say`、印发于${day(basis.printed)}` : []
  const last = addDays(from, -1)
  const days = earliest < last ? say`${day(earliest)}至${day(last)}` : [day(earliest)]
  const doubt = earliest < from ? say`，${days}不能确定` : []
  return say`${base}，但文中没有写发布日；${signed}${printed}，当日不计，${day(addDays(earliest, -1))}以前尚未施行${doubt}，${day(from)}起施行`
}
