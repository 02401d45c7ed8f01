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

/** A request of each operation that takes one. */
export interface Examples {
  readonly find: Of<'find'>
  readonly clause: { readonly ref: string }
  readonly ask: Of<'ask'>
  readonly compare: Of<'compare'>
  readonly check: Of<'check'>
  readonly hear: Of<'hear'>
}

/** A value of each kind of fact that a condition asks a figure of, in a form of its own. */
const VALUES: Record<string, Of<'check'>['facts'][string]> = {
  count: 8,
  area: { min: 450, max: 550 },
  money: 2_500_000,
  share: 65,
}

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

  /** What each may be asked, as an example of it, on the texts that are held. */
  examples(): Examples {
    const { places, facts, figure, eligibility, list, subject } = this.desk.examples()
    const [region = ''] = places
    const id = this.desk.texts.named(region) ?? ''
    const stated = facts.flatMap(({ id: fact, kind }) => {
      const value = VALUES[kind]
      return value === undefined ? [] : [[fact, value] as const]
    })
    return {
      find: { q: list, limit: 2 },
      clause: { ref: this.desk.texts.outline(id)?.find(({ kind }) => kind === 'article')?.ref ?? '' },
      ask: { q: figure },
      compare: { topic: subject },
      check: { region, facts: Object.fromEntries(stated.slice(0, 2)) },
      hear: { text: eligibility },
    }
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
        `There is no clause ${shortly(ref)}. A clause is named by the id of its regulation and its address, such as ID:8.7; ask for the regulations, or search.`,
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
      const faults = read.faults.map(
        ({ fact, found, allowed }) => `${shortly(fact)}: found ${found}, allowed ${allowed}`,
      )
      throw new Unanswerable(422, 'Facts not understood', faults.join('; '))
    }
    const { check, notices, citations, figures } = this.desk.check(id, read.facts, asOf)
    return { ...check, notices, citations, figures }
  }

  hear({ text, context, open = context !== undefined, region }: Of<'hear'>) {
    const { region: regulation } = this.#among(region)
    if (context !== undefined) this.#known(context, regulation)
    const heard = this.desk.hear(text, { open, ...(context === undefined ? {} : { asked: context }) })
    return { ...heard, facts: this.desk.read(text, context, regulation) }
  }

  #known(fact: string, regulation: string | undefined): void {
    const read = this.desk.factsIn({ [fact]: 'unknown' }, regulation)
    if ('faults' in read)
      throw new Unanswerable(
        422,
        'No such fact',
        `context: found ${shortly(fact)}, allowed ${read.faults.map(({ allowed }) => allowed).join('; ')}`,
      )
  }

  #among(region: string | undefined, asOf?: string): { readonly region?: string; readonly asOf?: string } {
    const day = dayIn(asOf)
    const id = region === undefined ? undefined : this.desk.texts.named(region, day)
    if (region !== undefined && id === undefined) {
      const names = this.desk.texts.regulations().map(({ id: each, place }) => `${each} (${place})`)
      throw new Unanswerable(
        422,
        'No such regulation',
        `${shortly(region)} names no one regulation. There is ${names.join(', ')}.`,
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

/** What was given, as a message tells it. */
const shortly = (given: string): string => JSON.stringify([...given].slice(0, 80).join(''))

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
