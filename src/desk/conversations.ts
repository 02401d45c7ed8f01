import { isEnglish, opening } from '../answer/index.ts'
import { sameValue } from '../eligibility/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { type Draft, type Reply, say } from '../reply/index.ts'
import { PLAINLY } from './acts/plain.ts'
import { afterShowing, nextRevision } from './asked.ts'
import { Codes } from './codes.ts'
import type { Keeping } from './keeping.ts'
import { Lanes } from './lanes.ts'
import { shortened } from './mask.ts'
import { ownFile } from './own-file.ts'
import type { Apart, DeskPorts, TurnOptions } from './ports.ts'
import type { Printing } from './printing.ts'
import type { Reading } from './read-with.ts'
import { USUAL_RETENTION } from './retention.ts'
import type { Session } from './session.ts'
import type { Note } from './store.ts'
import { type Legible, legible, notAllRead } from './stretches.ts'
import type { Taker } from './taker.ts'
import type { Turned } from './turning.ts'

/** Another process may save a session between this one's reading and writing it; the turn is then taken anew. */
const ATTEMPTS = 5
/** So many turns are kept for whoever takes a conversation over. */
const LOG_KEPT = 20
/** And so much of what was said in each. */
const LOGGED = 4000
/** So many conversations may have a reading waiting for their next message. */
const LATE = 1000

/** A reading that is awaited after the answer. */
interface Late {
  reading?: Reading
}

/** What conversations are led with. */
export interface ConversationsPorts {
  readonly knowledge: Knowledge
  readonly ports: Pick<DeskPorts, 'explainer' | 'now' | 'onEvent' | 'retention'>
  readonly keeping: Keeping
  readonly printing: Printing
  readonly taker: Taker
}

/** Conversations from turn to turn: loaded, taken a turn further, answered and kept. */
export class Conversations {
  readonly #lanes = new Lanes()
  /** Readings that came when the answer was out, or are awaited, by conversation: they are asked about in the next turn, or never. */
  readonly #late = new Map<string, Late>()

  readonly #codes: Codes

  constructor(private readonly world: ConversationsPorts) {
    this.#codes = new Codes(world)
  }

  /** As Desk.code says. */
  code(id: string, person: string, random: Uint8Array): ReturnType<Codes['offer']> {
    return this.#codes.offer(id, person, random)
  }

  /** As Desk.turn says. */
  turn(id: string, typed: string, options: TurnOptions): Promise<Reply> {
    return this.#lanes.run(id, () => this.#turn(id, legible(typed), options))
  }

  /** `begun` is what a conversation goes on with that is begun apart from the one it was said in. */
  async #turn(
    id: string,
    text: Legible,
    options: TurnOptions & { readonly alone?: true },
    begun?: Session,
  ): Promise<Reply> {
    const { stretches, stopped } = text
    const [words = ''] = stretches
    const { letter, channel, person = id, apart } = options
    const spent = {}
    for (let attempt = 1; ; attempt++) {
      const own = (madeOn: string) => this.#ownFile(id, person, madeOn)
      const earlier = letter === undefined ? undefined : this.world.keeping.earlier(letter, own)
      if (earlier) return earlier
      const { session: found, where, revision } = this.world.keeping.find(id)
      const session = begun && found.log.length === 0 ? begun : found
      const caller = this.world.taker.caller(channel)
      const handing = where === 'store' && !options.alone ? this.world.keeping.handing(id, person, options) : {}
      const late = this.#late.get(id)?.reading
      const taking = { ...options, ...handing, ...(late ? { late } : {}) }
      const coded = { id, person, found: session, options, handing: taking, caller }
      const whole =
        (await this.#codes.turn(words, coded, spent)) ??
        (await this.world.taker.take(session, stretches, taking, caller))
      this.#awaits(id, whole.late)
      const turned = stopped ? { ...whole, draft: notAllRead(whole.draft, stopped) } : whole
      const draft = this.#offering(turned)
      const said = session.log.map((each) => each.words)
      const edition = this.world.printing.edition()
      const how = {
        id: caller.reply,
        edition,
        english: !turned.silent && isEnglish(words, said),
        revision: nextRevision(session),
      }
      const beside = {
        ...knownIn(turned.session),
        ...(turned.exports ? { own: true as const, files: [own(edition.madeOn)] } : {}),
        ...(begun ? { apart: id } : {}),
      }
      const reply: Reply = { ...this.world.printing.print(draft, how), ...beside }
      const to = apart && (await this.#apartFrom(id, person, turned, reply, apart))
      if (to) {
        const { apart: _here, unseen: _too, ...there } = options
        const { session: other, handOff } = to
        return this.#lanes.run(other, () => this.#turn(other, text, { ...there, person, handOff }, session))
      }
      if (turned.erase)
        return this.world.keeping.erase(id, person, letter)
          ? reply
          : this.world.printing.print(UNERASED, { id: reply.id })
      const after = turned.silent ? unanswered(turned, words) : afterReply(turned, reply, words)
      const untold = (): Reply => ({ ...this.world.printing.print(opening(UNKEPT, turned.draft), how), ...beside })
      if (where === 'memory') return this.world.keeping.hold(id, after, reply, letter)
      // It could not be loaded: kept in memory from now on, which the person is told once.
      if (where === 'failed') return this.world.keeping.hold(id, after, untold(), letter)
      const { notes } = turned
      const taken = {
        ...options,
        session: after,
        notes,
        reply,
        edition,
        ...(revision === undefined ? {} : { revision }),
      }
      const saved = this.world.keeping.save(id, taken)
      if (saved === 'saved') {
        if (toldOtherwise(session, after)) this.world.ports.onEvent?.('correction')
        return reply
      }
      // What people were to be told of is not kept: nobody is promised.
      if (saved === 'failed' && notes.some(isOfTicket)) return this.#turn(id, text, { ...options, alone: true })
      if (saved === 'failed' || attempt === ATTEMPTS) return this.world.keeping.hold(id, after, untold(), letter)
    }
  }

  /** An answer from the texts with plain words offered, where they can be had. */
  #offering({ draft, plain, silent }: Turned): Draft {
    const tells = draft.kind === 'answer' || draft.kind === 'clause'
    if (!this.world.ports.explainer || !tells || draft.check || draft.cites.length === 0 || plain || silent)
      return draft
    return { ...draft, options: [...(draft.options ?? []), { label: say`${PLAINLY}`, send: PLAINLY }] }
  }

  /** Keeps a reading that comes too late until the next message, if that has not come before it. */
  #awaits(id: string, late: Turned['late']): void {
    this.#late.delete(id)
    if (!late) return
    const awaited: Late = {}
    this.#late.set(id, awaited)
    const [oldest = id] = this.#late.keys()
    if (this.#late.size > LATE) this.#late.delete(oldest)
    void late.then((reading) => {
      // Another message came before it, or all was erased.
      if (this.#late.get(id) !== awaited) return
      if (reading) awaited.reading = reading
      else this.#late.delete(id)
    })
  }

  /** In which other conversation a turn is to be taken, for nobody but the person is to hear what comes of it; undefined where all may. */
  async #apartFrom(
    id: string,
    person: string,
    { session, uncheckable }: Turned,
    reply: Reply,
    apart: NonNullable<TurnOptions['apart']>,
  ): Promise<Apart | undefined> {
    // 看结果, of a check that went on elsewhere.
    const checked = uncheckable && this.world.keeping.of(person).find((each) => each.session.check && each.id !== id)
    if (checked) return apart(checked.id)
    const begins = session.awaiting === 'place' || session.check !== undefined
    const tells = reply.own || reply.known || reply.check || reply.ticket || reply.kind === 'verdict'
    return begins || tells ? apart() : undefined
  }

  #ownFile(id: string, person: string, madeOn: string) {
    const held = this.world.keeping.heldOf(person)
    const { knowledge } = this.world
    const { now, retention = USUAL_RETENTION } = this.world.ports
    const kept = held ? { held } : { held: [], session: this.world.keeping.find(id).session }
    return ownFile({ person, ...kept, knowledge, retention, now: now(), madeOn })
  }
}

const UNKEPT = say`（这次对话暂时存不下来：接着说没有问题，但程序重启后要从头来。）`
const UNERASED: Draft = {
  kind: 'smalltalk',
  blocks: [{ kind: 'words', text: say`现在删不了：存放数据的文件出了问题，已告知维护人员，请稍后再试。` }],
  cites: [],
}

/** What the next turn finds: what was shown and asked, and the reply that 有用 is about; a remark on it leaves that as it was. */
function afterReply({ session, draft }: Turned, reply: Reply, words: string): Session {
  const log = [...session.log, { words: words.slice(0, LOGGED), reply: shortened(reply.text) }].slice(-LOG_KEPT)
  const last = draft.kind === 'smalltalk' && session.last ? session.last : { reply: reply.id, words }
  return { ...session, ...afterShowing(session, reply), last, log }
}

/** What was said to people stands in the log, and all else as it was. */
const unanswered = ({ session }: Turned, words: string): Session => ({
  ...session,
  log: [...session.log, { words, reply: '' }].slice(-LOG_KEPT),
})

const isOfTicket = ({ kind }: Note): boolean => kind === 'ticket' || kind === 'ticket-step'

/** Whether what was held of an applicant is held otherwise now. */
function toldOtherwise(before: Session, { who, check, told }: Session): boolean {
  const now = (check ?? told).facts
  const held = Object.entries((before.check ?? before.told).facts)
  return (
    before.who.number === who.number &&
    held.some(([fact, value]) => value !== 'unknown' && now[fact] !== undefined && !sameValue(value, now[fact]))
  )
}

/** What is held of the applicant after a turn; nothing where nothing was told. */
function knownIn({ check, told }: Session): Pick<Reply, 'known'> {
  const held = Object.entries((check ?? told).facts).filter(([, value]) => value !== 'unknown')
  return held.length > 0 ? { known: Object.fromEntries(held) } : {}
}
