import { shownOf } from '../answer/index.ts'
import type { Act, Caller, Candidate, Heard, Reader, ReaderAsked, ReaderSaid } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import type { Mask, Masked } from '../privacy/index.ts'
import { readFigures } from '../quantity/index.ts'
import type { Draft } from '../reply/index.ts'
import type { Found, Sleep } from '../retrieval/index.ts'
import type { Reading } from './read-with.ts'
import type { Session } from './session.ts'

/** A reading in time, or one that may come yet; neither where none was asked for. */
export interface Asked {
  readonly reading?: Reading
  readonly late?: Promise<Reading | undefined>
}

/** A turn as the program took it by itself: whether a second reader might do better is judged by it. */
export interface Own {
  readonly draft: Draft
  readonly heard: Heard
  readonly found: Found
}

export interface SecondReaderPorts {
  readonly knowledge: Knowledge
  readonly reader: Reader
  readonly mask: Mask
  readonly sleep: Sleep
}

/** Clauses a reader may choose from, and turns before that it is shown. */
const CANDIDATES = 20
/** So much of each tells what it is on. */
const SHOWN = 160
const BEFORE = 3
/** An act heard less surely is worth a second hearing. */
const SURE = 0.5
/**
 * A question less of whose words the clause found first knows, and a second clause as near as this. Of the 464 seen questions that is so of
 * 69, among them 10 of the 14 answered from a wrong clause; less known alone would ask about 197 for 12 of them.
 */
const COVERED = 0.5
const NEAR = 0.8

/** Asks a second reader where that may pay, and waits for it no longer than is worth it. */
export class SecondReader {
  /** Clauses as they are shown, each made when it is first a candidate. */
  readonly #shown = new Map<ClauseId, readonly Candidate[]>()

  constructor(private readonly ports: SecondReaderPorts) {}

  /** Whether anybody would be waited for just now. */
  get listens(): boolean {
    return this.ports.reader.patience() > 0
  }

  /** Masked, and with what is open in the session. At most one call a turn. */
  async ask(words: string, session: Session, own: Own, caller: Caller): Promise<Asked> {
    const patience = this.ports.reader.patience()
    if (patience <= 0 || !pays(words, session, own)) return {}
    // Whoever waits for no reading is answered before this one is written.
    await breath()
    const masked = this.ports.mask(words)
    const reading = this.#read(words, masked, this.#asked(masked, session, own.found), caller)
    const cut = new AbortController()
    const over = this.ports.sleep(patience, cut.signal).catch(() => undefined)
    const first = await Promise.race([reading.then((read) => ({ read })), over])
    cut.abort()
    if (!first) return { late: reading }
    return first.read ? { reading: first.read } : {}
  }

  /** A reader that rejects though it must not costs nobody the turn. */
  async #read(message: string, masked: Masked, asked: ReaderAsked, caller: Caller): Promise<Reading | undefined> {
    try {
      const said = await this.ports.reader.read(asked, caller)
      return said && { ...unmasked(offered(said, asked), masked), message }
    } catch {
      return undefined
    }
  }

  #asked(masked: Masked, session: Session, { hits }: Found): ReaderAsked {
    const { knowledge, mask } = this.ports
    const { facts, subjects, regulations, courtesies } = knowledge
    const asked = session.check?.phase === 'asking' ? session.check.asked[0] : undefined
    return {
      message: masked.text,
      before: session.log.slice(-BEFORE).map(({ words }) => mask(words).text),
      ...(asked === undefined ? {} : { asked }),
      facts: [...facts.values()].map(({ id, label }) => ({ id, name: namedIn(label) })),
      subjects: [...subjects.values()]
        .filter(({ clauses }) => clauses.length > 0)
        .map(({ id, label }) => ({ id, name: label })),
      places: [...regulations.values()].map(({ id, center }) => ({ id, name: center })),
      courtesies: [...courtesies.values()].map(({ id, tone, chinese }) => ({ id, tone, name: chinese })),
      clauses: hits.slice(0, CANDIDATES).flatMap(({ ref }) => this.#candidate(ref)),
    }
  }

  #candidate(ref: ClauseId): readonly Candidate[] {
    const shown =
      this.#shown.get(ref) ??
      shownOf([ref], this.ports.knowledge).clauses.map((each) => ({ ref, name: each.name, text: cut(each.text) }))
    this.#shown.set(ref, shown)
    return shown
  }
}

/** The beginning of a clause, with no slot cut in two. */
function cut(text: string): string {
  const shown = text.slice(0, SHOWN)
  const open = shown.lastIndexOf('{{')
  return open > shown.lastIndexOf('}}') ? shown.slice(0, open) : shown
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A fact's name in the program's own words; a figure of the law in it is left out. */
const namedIn = (label: readonly unknown[]): string =>
  label.map((part) => (typeof part === 'string' ? part : '')).join('')

/** Where a second reader may do better: a decline, what was hardly heard or found, a check that read less than was said. */
function pays(words: string, { check }: Session, { draft, heard, found }: Own): boolean {
  const { acts, unheard } = heard
  if (draft.kind === 'refusal' || draft.unheard || acts.length === 0) return true
  if (acts.some((act) => act.asks || (act.act !== 'ask' && act.sure < SURE) || complains(act))) return true
  const told = acts.filter((act) => act.act === 'tell' && act.fact !== null && act.value !== null)
  if (check?.phase === 'asking' && unheard.length > 0) return true
  if ((check?.phase === 'asking' || acts.some(({ act }) => act === 'tell')) && told.length < figuresIn(words))
    return true
  return acts.some(({ act }) => act === 'ask') && isThin(found)
}

function isThin({ hits: [best, next], coverage, numbered }: Found): boolean {
  return numbered.length === 0 && coverage < COVERED && best !== undefined && (next?.score ?? 0) > NEAR * best.score
}

const complains = (act: Act): boolean => act.act === 'courtesy' && act.tone === 'complain'

const figuresIn = (words: string): number => readFigures(words).filter(({ figure }) => figure).length

/** A reading with nothing in it that was not offered by its id. */
function offered({ acts, clauses, courtesy }: ReaderSaid, asked: ReaderAsked): ReaderSaid {
  const idsOf = (named: readonly { readonly id: string }[]) => new Set(named.map(({ id }) => id))
  const [facts, subjects, places] = [idsOf(asked.facts), idsOf(asked.subjects), idsOf(asked.places)]
  const refs = new Set(asked.clauses.map(({ ref }) => ref))
  const known = acts.filter(({ fact }) => fact === null || facts.has(fact))
  return {
    acts: known.map((act) => ({
      ...act,
      about: act.about.filter((id) => facts.has(id) || subjects.has(id)),
      regulations: act.regulations.filter((id) => places.has(id)),
    })),
    clauses: clauses.filter(({ ref }) => refs.has(ref)),
    courtesy: courtesy !== null && idsOf(asked.courtesies).has(courtesy) ? courtesy : null,
  }
}

/** Stretches as the person wrote them. */
function unmasked(said: ReaderSaid, { back }: Masked): ReaderSaid {
  const written = (words: string) =>
    [...back].reduce((text, [placeholder, token]) => text.replaceAll(placeholder, token), words)
  return { ...said, acts: said.acts.map((act) => ({ ...act, words: written(act.words) })) }
}
