import type { z } from 'zod'
import { type Desk, hitOf, isDay, type ReadClause } from '../desk/index.ts'
import type { Asked } from './forms.ts'

/** Why something cannot be done for a program, and what would be right; told in English, for whoever writes the program or the model that calls it. */
export class Unanswerable extends Error {
  constructor(
    readonly status: 404 | 422,
    readonly title: string,
    detail: string,
  ) {
    super(detail)
    this.name = 'Unanswerable'
  }
}

type Of<K extends keyof typeof Asked> = z.infer<(typeof Asked)[K]>

/** What other programs may ask of the desk: the same for each way in. */
export class Operations {
  constructor(private readonly desk: Desk) {}

  /** The day that standing is told of where none is named. */
  get day(): string {
    return this.desk.texts.today()
  }

  /** What the texts are on. */
  get programmes(): readonly string[] {
    return this.desk.examples().programmes
  }

  regulations() {
    return this.desk.texts.regulations()
  }

  async find({ q, region, as_of, limit }: Of<'find'>) {
    const found = await this.desk.texts.lookUp(q, {
      ...this.#among(region, as_of),
      ...(limit === undefined ? {} : { most: limit }),
    })
    return { hits: found.map(hitOf) }
  }

  /** `ref` is the id of a text and an address in it: id:8.7. */
  clause(ref: string) {
    const clause = this.desk.texts.clause(ref)
    if (!clause)
      throw new Unanswerable(
        404,
        'No such clause',
        `There is no clause ${JSON.stringify(ref.slice(0, 80))}. A clause is named by the id of its regulation and its address, such as ID:8.7; ask for the regulations, or search.`,
      )
    return clauseOf(clause)
  }

  /** All of a text, a clause a line. */
  text(id: string): string {
    return (this.desk.texts.outline(id) ?? []).map(({ label, text }) => `${label}　${text}`).join('\n')
  }

  async ask({ q, region, as_of }: Of<'ask'>) {
    return shown(await this.desk.ask(q, { ...this.#among(region, as_of), channel: 'api' }))
  }

  async compare({ topic, as_of }: Of<'compare'>) {
    return shown(await this.desk.compare(topic, dayIn(as_of)))
  }

  check({ region, facts, as_of }: Of<'check'>) {
    const { region: id = '', asOf } = this.#among(region, as_of)
    const read = this.desk.factsIn(facts, id)
    if ('faults' in read) {
      const faults = read.faults.map(({ fact, found, allowed }) => `${fact}: found ${found}, allowed ${allowed}`)
      throw new Unanswerable(422, 'Facts not understood', faults.join('; '))
    }
    const { check, notices, citations, figures } = this.desk.check(id, read.facts, asOf)
    return { ...check, notices, citations, figures }
  }

  hear({ text, context, open = context !== undefined, region }: Of<'hear'>) {
    const { region: regulation } = this.#among(region)
    const heard = this.desk.hear(text, { open, ...(context === undefined ? {} : { asked: context }) })
    return { ...heard, facts: this.desk.read(text, context, regulation) }
  }

  #among(region: string | undefined, asOf?: string): { readonly region?: string; readonly asOf?: string } {
    const day = dayIn(asOf)
    const id = region === undefined ? undefined : this.desk.texts.named(region, day)
    if (region !== undefined && id === undefined) {
      const names = this.desk.texts.regulations().map(({ id: each, place }) => `${each} (${place})`)
      throw new Unanswerable(
        422,
        'No such regulation',
        `${JSON.stringify(region)} names no one regulation. There is ${names.join(', ')}.`,
      )
    }
    return { ...(id === undefined ? {} : { region: id }), ...(day === undefined ? {} : { asOf: day }) }
  }
}

function dayIn(day: string | undefined): string | undefined {
  if (day !== undefined && !isDay(day))
    throw new Unanswerable(422, 'No such day', `${JSON.stringify(day)} is no day of the calendar; write 2024-06-30.`)
  return day
}

/** Files are for people. */
const shown = <R extends { readonly files?: unknown }>({ files: _files, ...reply }: R): Omit<R, 'files'> => reply

const clauseOf = ({ ref, label, text, whole, quotation, regulation, under, before, after, amended }: ReadClause) => ({
  ref,
  title: `${regulation.short}${label}`,
  text,
  whole,
  quotation,
  regulation,
  under: under.map((each) => each.ref),
  ...(before ? { before: before.ref } : {}),
  ...(after ? { after: after.ref } : {}),
  amended: [...amended],
})
