import type { Knowledge } from '../knowledge/index.ts'
import { type Clause, type ClauseId, dayText, englishDayText, quotable, regulationOf } from '../law/index.ts'
import { type Absent, absentWords, HeldAfterAll, isHeld, saysAbsent } from './absent.ts'
import type { Draft, DraftBlock, DraftCheck, DraftOption, DraftSide } from './draft.ts'
import type { Parts } from './parts.ts'
import type { Block, Check, CheckSide, Citation, Figure, Option, Pressed, Reply } from './reply.ts'
import { textOf } from './shown.ts'

/** The program itself tried to say a figure that no clause, person or sum stands behind. A fault, never shown. */
export class UnsourcedFigure extends Error {
  constructor(text: string, figure: string) {
    super(`the figure “${figure}” in the program's own words “${text}” has no source`)
    this.name = 'UnsourcedFigure'
  }
}

/**
 * Prints a draft: the only maker of a Reply. Gathers its figures and citations as it prints; `revision` is that of the
 * question it asks, in a conversation. Who prints many replies keeps the texts for all of them. Throws UnsourcedFigure, and HeldAfterAll where it says that the library lacks what it has.
 */
export function publish(
  draft: Draft,
  knowledge: Knowledge,
  id: string,
  revision?: number,
  texts = new Texts(knowledge),
): Reply {
  const press = new Press(knowledge, texts)
  const told = (draft.notices ?? []).map(({ told, ...notice }) => ({
    told,
    notice: { ...notice, text: press.print(notice.text) },
  }))
  const receipt = draft.receipt && press.print(draft.receipt)
  const lead = draft.lead && press.print(draft.lead)
  const applicant = draft.applicant && press.print(draft.applicant)
  const blocks: Block[] = [
    ...told.flatMap(({ told, notice: { text } }): Block[] =>
      told === undefined || told === 'folded'
        ? [{ kind: 'notice', text, ...(told === 'folded' ? { fold: true } : {}) }]
        : [],
    ),
    ...draft.blocks.map((block) => printBlock(block, press)),
  ]
  const check = draft.check && printCheck(draft.check, press)
  const form = draft.form?.map(({ label, help, held, ...field }) => ({
    ...field,
    label: press.print(label),
    help: press.print(help),
    ...(held ? { held: press.print(held) } : {}),
  }))
  const options = draft.options?.map((option) => printOption(option, press, revision))
  const first = { ...(receipt ? { receipt } : {}), ...(lead ? { lead } : {}) }
  const citations = [...new Set(draft.cites)].map((ref) => press.cite(ref))
  return {
    id,
    kind: draft.kind,
    text: textOf({ ...first, blocks, citations }),
    ...first,
    ...(draft.yesNo ? { yesNo: draft.yesNo } : {}),
    blocks,
    citations,
    figures: press.figures(),
    notices: told.map(({ notice }) => notice),
    ...(check ? { check } : {}),
    ...(revision === undefined ? {} : questionsIn(draft, revision)),
    ...(options && options.length > 0 ? { options } : {}),
    ...(draft.pressed ? { pressed: printPressed(draft.pressed, press) } : {}),
    ...(form && form.length > 0 ? { form } : {}),
    ...(applicant ? { applicant } : {}),
    ...(draft.ticket === undefined ? {} : { ticket: draft.ticket }),
  }
}

/** What a draft asks, under the revision of its question. */
function questionsIn({ check, confirm }: Draft, revision: number): Pick<Reply, 'asked' | 'confirm'> {
  const facts = check?.asks === undefined ? [] : [check.asks, ...(check.alsoAsks ?? [])]
  return {
    ...(facts.length > 0 ? { asked: facts.map((fact) => ({ fact, revision })) } : {}),
    ...(confirm ? { confirm: { ...confirm, revision } } : {}),
  }
}

const printOption = (
  { label, send, answers, blames, of }: DraftOption,
  press: Press,
  revision: number | undefined,
): Option => ({
  label: press.print(label),
  send,
  ...(blames ? { blames } : {}),
  ...(of ? { of: press.print(of) } : {}),
  ...(answers && revision !== undefined ? { answers: { ...answers, revision } } : {}),
})

const printPressed = ({ taken, stands }: NonNullable<Draft['pressed']>, press: Press): Pressed => ({
  taken,
  ...(stands ? { stands: press.print(stands) } : {}),
})

function printBlock({ text, table, ...block }: DraftBlock, press: Press): Block {
  const drawn = table && {
    head: table.head.map((cell) => press.print(cell)),
    rows: table.rows.map((row) => row.map((cell) => press.print(cell))),
  }
  const rows = drawn ? [drawn.head, ...drawn.rows].map((row) => row.join('｜')) : []
  const said = press.print(text)
  return {
    ...block,
    text: [...(said === '' ? [] : [said]), ...rows].join('\n'),
    ...(drawn ? { table: drawn } : {}),
  }
}

function printCheck(
  { title, center, heading, conditions, judged, unmodelled, ...check }: DraftCheck,
  press: Press,
): Check {
  return {
    ...check,
    title: press.print(title),
    center: press.print(center),
    heading: press.print(heading),
    conditions: conditions.map(({ clause, quote, why, ...condition }) => ({
      ...printSide(condition, press),
      clause: press.print(clause),
      quote: press.print(quote),
      ...(why ? { why: press.print(why) } : {}),
    })),
    judged: judged.map(({ ref, about }) => ({ ref, about: press.print(about) })),
    ...(unmodelled ? { unmodelled: unmodelled.map(({ ref, about }) => ({ ref, about: press.print(about) })) } : {}),
  }
}

/** A condition, or a side of one with all that it is made of. */
function printSide<Of extends Side>({ label, required, given, gap, sides, ...rest }: Of, press: Press): Printed<Of> {
  return {
    ...rest,
    label: press.print(label),
    required: press.print(required),
    ...(given ? { given: press.print(given) } : {}),
    ...(gap ? { gap: press.print(gap) } : {}),
    ...(sides ? { sides: sides.map((side) => printSide(side, press)) } : {}),
  }
}

type Side = Pick<DraftSide, 'label' | 'required' | 'given' | 'gap' | 'sides'>
type Printed<Of extends Side> = Omit<Of, keyof Side> & Pick<CheckSide, keyof Side>

const RELATIVE = /[上下前后][一二两三]年度?|[上下前后][一二两三]个月/gu

/** What a person typed is repeated without the signs that would command a terminal or a page. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')

/** What the regulations say, by clause. */
export class Texts {
  readonly #clauses = new Map<ClauseId, Clause>()

  constructor({ regulations }: Pick<Knowledge, 'regulations'>) {
    for (const { regulation } of regulations.values())
      for (const clause of regulation.clauses) this.#clauses.set(clause.id, clause)
  }

  clause(ref: ClauseId): Clause {
    const clause = this.#clauses.get(ref)
    if (!clause) throw new Error(`no clause ${ref}`)
    return clause
  }
}

/** Prints parts and keeps the account of every figure that leaves it. */
class Press {
  readonly #figures = new Map<string, Figure>()

  constructor(
    private readonly knowledge: Knowledge,
    private readonly texts: Texts,
  ) {}

  figures(): Figure[] {
    return [...this.#figures.values()]
  }

  print(parts: Parts): string {
    return parts.map((part) => this.#part(part)).join('')
  }

  cite(ref: ClauseId): Citation {
    return { ref, title: this.#title(ref), quote: this.#quote(ref) }
  }

  #part(part: Parts[number]): string {
    switch (part.kind) {
      case 'words':
        return this.#words(part.text)
      case 'phrase':
        return this.#sourced(part.phrase.text, part.phrase.ref)
      case 'quote':
        return this.#quote(part.ref)
      case 'ref':
        return part.short ? this.texts.clause(part.ref).label : this.#title(part.ref)
      case 'given':
        return this.#stated(part.text, 'applicant')
      case 'computed':
        return this.#stated(part.text, 'computed')
      case 'day':
        return this.#stated(part.english ? englishDayText(part.day) : dayText(part.day), 'calendar')
      case 'absent':
        return this.#absent(part.of)
    }
  }

  #absent(of: Absent): string {
    const text = absentWords(of, this.knowledge)
    if (isHeld(of, this.knowledge)) throw new HeldAfterAll(text)
    // A number in what a person named is theirs.
    return of.kind === 'document' ? `${text}${this.#stated(of.about, 'applicant')}` : this.#unfigured(text)
  }

  #words(text: string): string {
    if (saysAbsent(text)) throw new HeldAfterAll(text)
    return this.#unfigured(text)
  }

  #unfigured(text: string): string {
    const figure = this.knowledge.readings.of(text).find((reading) => reading.figure || reading.kind === 'date')
    if (figure) throw new UnsourcedFigure(text, figure.surface)
    return text
  }

  #quote(ref: ClauseId): string {
    const clause = this.texts.clause(ref)
    const regulation = this.knowledge.regulations.get(regulationOf(ref))?.regulation
    return this.#sourced(regulation ? quotable(regulation, clause) : clause.text, ref)
  }

  #title(ref: ClauseId): string {
    return `${this.knowledge.regulations.get(regulationOf(ref))?.short ?? ''}${this.texts.clause(ref).label}`
  }

  /** A value is a figure as it stands, however it is worded; several in a row (9个、4个) are as many. */
  #stated(text: string, from: string): string {
    const plain = harmless(text)
    for (const value of plain.split('、')) this.#enter(value, from)
    return plain
  }

  /** Enters every figure, date and number in the text under its source; clause numbers and names are none. */
  #sourced(text: string, from: string): string {
    const readings = this.knowledge.readings.of(text)
    for (const { surface, figure, kind } of readings) {
      if (
        figure ||
        kind === 'date' ||
        kind === 'time' ||
        kind === 'document-number' ||
        kind === 'code' ||
        kind === 'ordinal'
      )
        this.#enter(surface, from)
    }
    for (const match of text.matchAll(/\p{Nd}+(?:[.,:/]\p{Nd}+)*/gu)) {
      const covered = readings.some(({ start, end }) => start <= match.index && match.index + match[0].length <= end)
      if (!covered) this.#enter(match[0], from)
    }
    // 上一年度 counts nothing, but it names a year.
    for (const [surface] of text.matchAll(RELATIVE)) this.#enter(surface, from)
    return text
  }

  #enter(text: string, from: string): void {
    this.#figures.set(`${from}\n${text}`, { text, from })
  }
}
