import { bodyOf, excerptOf, isMarked, markedIn, type Piece, standingInBrief, standingWord } from '../answer/index.ts'
import { type Standing, standingOn } from '../corpus/index.ts'
import { amendmentsOn, type Knowledge, type RegulationKnowledge } from '../knowledge/index.ts'
import {
  addressOf,
  type Clause,
  type ClauseId,
  type ClauseKind,
  childrenOf,
  type Day,
  quotable,
  type RegulationId,
  regulationOf,
  whole,
} from '../law/index.ts'
import type { Found } from '../retrieval/index.ts'
import type { Hearing } from './hearing.ts'
import type { Printing } from './printing.ts'

/** A regulation as a list tells of it on a day. */
export interface Listed {
  readonly id: RegulationId
  readonly title: string
  readonly short: string
  readonly place: string
  readonly programme: string
  readonly center: string
  readonly standing: Standing
  /** The same in a word: 现行, 已届满. */
  readonly standingWord: string
  /** Whether that must be told wherever the text is spoken of. */
  readonly isMarked: boolean
  /** The same in a sentence, from the phrases that say so. */
  readonly standingLine: string
  readonly documentNumber?: string
  /** The last day of its own term, where that is printed or can be reckoned. */
  readonly lastDay?: Day
  /** Who answers for the text. */
  readonly body: string
}

/** Words of a later text that change a clause. */
export interface Amended {
  readonly by: ClauseId
  readonly text: string
}

/** A clause as it is printed. `depth` is 0 for what stands under nothing. */
export interface Printed {
  readonly ref: ClauseId
  readonly address: string
  readonly kind: ClauseKind
  readonly label: string
  readonly heading?: string
  readonly text: string
  readonly depth: number
  readonly amended: readonly Amended[]
}

/** A clause with what stands around it. */
export interface ReadClause extends Printed {
  readonly regulation: Listed
  /** Its own words with all that stands under it. */
  readonly whole: string
  /** As it is quoted in a letter or on the telephone: 《…办法》第八条第7项：“…”（现行，查于 2026-11-21）. */
  readonly quotation: string
  readonly above?: Printed
  readonly under: readonly Printed[]
  /** Its neighbours at the same level. */
  readonly before?: Printed
  readonly after?: Printed
}

/** A clause that was found. */
export interface FoundClause {
  readonly ref: ClauseId
  readonly score: number
  readonly label: string
  readonly regulation: Listed
  /** All its words; of one that ends in a colon, those of what stands under it too. */
  readonly text: string
  /** The words around what was looked for, marked. */
  readonly excerpt: readonly Piece[]
  readonly quotation: string
  readonly amended: readonly Amended[]
}

/** A clause that was found, as it is told to other programs: on the command line, over HTTP and by MCP alike. */
export const hitOf = ({ ref, score, label, text, quotation, regulation, amended }: FoundClause) => ({
  ref,
  score: Math.round(score * 1000) / 1000,
  title: `${regulation.short}${label}`,
  text,
  quotation,
  standing: regulation.standing,
  amended,
})

/** Among which texts is looked. */
export interface Among {
  readonly region?: RegulationId
  /** Of this programme, by its name. */
  readonly programme?: string
  readonly asOf?: Day
  readonly most?: number
}

/** So many clauses are told, where it is not said how many. */
const MOST = 10
/** About so many characters of a clause are shown in a list. */
const SHOWN = 90

/** The texts to be read: listed, opened at a clause, and looked through. No figure in what it gives is anybody's but the texts'. */
export class ReadingRoom {
  constructor(
    private readonly hearing: Hearing,
    private readonly printing: Printing,
    /** The day that standing is told of where none is named. */
    readonly today: () => Day,
  ) {}

  /** The texts that answer on a day, in the order they are kept. */
  regulations(asOf = this.today()): Listed[] {
    return [...this.hearing.knowledgeOn(asOf).regulations.values()].map((each) => this.#listed(each, asOf))
  }

  /** Any text that is held, whether it answers on the day or not. */
  regulation(id: RegulationId, asOf = this.today()): Listed | undefined {
    const known = this.#known(id, asOf)
    return known && this.#listed(known, asOf)
  }

  /** The text that a name stands for: its id, its title, its place, what it sets up. */
  named(name: string, asOf = this.today()): RegulationId | undefined {
    return this.hearing.named(name, asOf)
  }

  /** All of a text in its order; undefined where none is held by that name. */
  outline(id: RegulationId, asOf = this.today()): readonly Printed[] | undefined {
    const known = this.#known(id, asOf)
    return known?.regulation.clauses.map((clause) => printed(known, clause, asOf))
  }

  /** A clause with what stands around it; undefined where there is none. */
  clause(ref: ClauseId, asOf = this.today()): ReadClause | undefined {
    const known = this.#known(regulationOf(ref), asOf)
    const clause = known?.regulation.clauses.find(({ id }) => id === ref)
    if (!known || !clause) return undefined
    const { regulation } = known
    const of = (each: Clause) => printed(known, each, asOf)
    const parent = regulation.clauses.find(({ id }) => id === clause.parent)
    const beside = parent
      ? childrenOf(regulation, parent.id)
      : regulation.clauses.filter((each) => each.parent === undefined)
    const at = beside.indexOf(clause)
    const [before, after] = [beside[at - 1], beside[at + 1]]
    return {
      ...of(clause),
      regulation: this.#listed(known, asOf),
      whole: withUnder(known, clause),
      quotation: quotation(known, clause, asOf),
      ...(parent ? { above: of(parent) } : {}),
      under: childrenOf(regulation, clause.id).map(of),
      ...(before ? { before: of(before) } : {}),
      ...(after ? { after: of(after) } : {}),
    }
  }

  /** The clauses nearest to some words, the nearest first. */
  async lookUp(
    words: string,
    { region, programme, asOf = this.today(), most = MOST }: Among = {},
  ): Promise<FoundClause[]> {
    const found = (await this.hearing.finder(words, { asOf, region })).find(words, region)
    const { regulations } = this.hearing.knowledgeOn(asOf, region)
    const { programmes } = this.hearing.knowledgeOn(asOf)
    const isAmong = (ref: ClauseId) => {
      const known = regulations.get(regulationOf(ref))
      return known !== undefined && (programme === undefined || programmes.nameOf(known.programme) === programme)
    }
    return found.hits
      .filter(({ ref }) => isAmong(ref))
      .slice(0, most)
      .flatMap((hit) => this.#found(hit, found, regulations, asOf))
  }

  #found(
    { ref, score }: Found['hits'][number],
    found: Found,
    regulations: Knowledge['regulations'],
    asOf: Day,
  ): FoundClause[] {
    const known = regulations.get(regulationOf(ref))
    const clause = known?.regulation.clauses.find(({ id }) => id === ref)
    if (!known || !clause) return []
    const text = leadIn(known, clause) ? withUnder(known, clause) : quotable(known.regulation, clause)
    return [
      {
        ref,
        score,
        label: clause.label,
        regulation: this.#listed(known, asOf),
        text,
        excerpt: markedIn(excerptOf({ id: clause.id, text }, known.regulation.clauses, found, SHOWN), found),
        quotation: quotation(known, clause, asOf),
        amended: amendedOn(known, ref, asOf),
      },
    ]
  }

  #known(id: RegulationId, asOf: Day): RegulationKnowledge | undefined {
    return this.hearing.knowledgeOn(asOf, id).regulations.get(id)
  }

  #listed(known: RegulationKnowledge, asOf: Day): Listed {
    const { id, title, short, place, center, programme, term, documentNumber } = known
    const { programmes } = this.hearing.knowledgeOn(asOf)
    return {
      id,
      title,
      short,
      place,
      center,
      programme: programmes.nameOf(programme),
      standing: standingOn(term, asOf),
      standingWord: standingWord(known, asOf),
      isMarked: isMarked(known, asOf),
      standingLine: this.printing.words(standingInBrief(known, asOf)),
      body: bodyOf(known),
      ...(documentNumber ? { documentNumber: documentNumber.text } : {}),
      ...(term.expiry ? { lastDay: term.expiry.lastDay } : {}),
    }
  }
}

/** A clause that ends in a colon says nothing without what stands under it. */
const leadIn = ({ regulation }: RegulationKnowledge, clause: Clause): boolean =>
  /[：:]\s*$/u.test(quotable(regulation, clause))

const withUnder = ({ regulation }: RegulationKnowledge, clause: Clause): string =>
  whole(regulation, clause)
    .map((each) => quotable(regulation, each))
    .join('')

const amendedOn = (known: RegulationKnowledge, ref: ClauseId, asOf: Day): Amended[] =>
  amendmentsOn(known, ref, asOf).map(({ phrase: { ref: by, text } }) => ({ by, text }))

function printed(known: RegulationKnowledge, clause: Clause, asOf: Day): Printed {
  const { regulation } = known
  const depth = (id: ClauseId | undefined): number =>
    id === undefined ? 0 : 1 + depth(regulation.clauses.find((each) => each.id === id)?.parent)
  return {
    ref: clause.id,
    address: addressOf(clause.id),
    kind: clause.kind,
    label: clause.label,
    ...(clause.title === undefined ? {} : { heading: clause.title }),
    text: quotable(regulation, clause),
    depth: depth(clause.parent),
    amended: amendedOn(known, clause.id, asOf),
  }
}

const quotation = (known: RegulationKnowledge, clause: Clause, asOf: Day): string =>
  `《${known.title}》${clause.label}：“${withUnder(known, clause).trim()}”（${standingWord(known, asOf)}，查于 ${asOf}）`
