import { z } from 'zod'
import type { Letter, Reply } from '../../desk/index.ts'
import { type Clock, TransientError, UndeliverableError } from '../delivery/index.ts'
import type { SlackApi } from './api.ts'
import type { Clerks } from './clerks.ts'
import { checkWords, slashCommand } from './command.ts'
import type { SlackConfig } from './config.ts'
import { type Incoming, isAnothers } from './incoming.ts'
import { addressOf, incomingOf, SLACK, targetOf } from './letters.ts'
import { readForm } from './modal.ts'
import { NOTES, noteMessage } from './notes.ts'
import type { SlackDesk } from './ports.ts'
import type { Poster, Target } from './post.ts'
import { placeOf, sessionOf } from './whose.ts'

const opened = z.looseObject({ channel: z.looseObject({ id: z.string() }) })

const ATTEMPTS = 6
const WAIT = 1000

/** Slack opens no conversation with the person alone. */
class NoPrivate extends Error {}

/** What is known of a turn besides its words. */
type Said = Pick<
  Parameters<SlackDesk['turn']>[2],
  'about' | 'answers' | 'apart' | 'blames' | 'called' | 'changes' | 'choice' | 'question' | 'unseen'
>

type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>

/** What the desk has to say to a letter, and where that is said. */
export class Turns {
  /** Replies that go elsewhere than where their letter came from; nowhere where undefined. */
  readonly #targets = new WeakMap<Reply, Target | undefined>()
  /** Replies in whose place the person is told something of the channel's own. */
  readonly #notes = new WeakMap<Reply, string>()
  /** Of which ticket a clerk's step was not taken. */
  readonly #refused = new WeakMap<Reply, string>()

  constructor(
    private readonly desk: SlackDesk,
    private readonly api: SlackApi,
    private readonly poster: Poster,
    private readonly config: Pick<SlackConfig, 'agentView'>,
    private readonly clock: Clock,
    private readonly clerks: Clerks,
  ) {}

  /** Taken again for the same letter, it gives the same reply. */
  async take(letter: Letter, unseen = 0): Promise<Reply> {
    const from = incomingOf(letter)
    switch (from.kind) {
      case 'words':
        if (isAnothers(from)) return nothingSaid(letter.key)
        return this.#amongOthers(from, letter, {
          unseen,
          ...(from.choice ? { choice: from.choice } : {}),
          ...(from.called ? { called: true } : {}),
        })
      case 'remark':
        if (isAnothers(from)) return nothingSaid(letter.key)
        return this.#turn(letter, letter.words, from.blames ? { blames: from.blames } : { about: from.reply })
      case 'answers':
        return this.#filled(from, letter)
      case 'check':
        return this.#resumed(from, letter)
      case 'command':
        return this.#commanded(from, letter)
      case 'share':
        return this.#stated(from.text)
      case 'ticket':
        return this.#byClerk(from, letter)
      default:
        return { ...this.desk.welcome(), id: letter.key }
    }
  }

  /** Where the parts of a reply go. */
  targetOf(reply: Reply, letter: Letter): Target | undefined {
    return this.#targets.has(reply) ? this.#targets.get(reply) : targetOf(incomingOf(letter))
  }

  /** What is said instead of a reply, to the person alone. */
  noteFor(reply: Reply): string | undefined {
    return this.#notes.get(reply)
  }

  /** The ticket whose card did not stand as it was shown. */
  refusedTicket(reply: Reply): string | undefined {
    return this.#refused.get(reply)
  }

  /** In a channel all read along: what tells of a firm, or leads through its check, is said to the person alone. */
  async #amongOthers(from: Of<'words' | 'answers'>, letter: Letter, more: Said): Promise<Reply> {
    if (from.direct) return this.#turn(letter, letter.words, more)
    // One conversation apart for each thread: what is told later in the thread goes on there.
    const apart = async (begun?: string) => {
      const target = (begun && placeOf(begun, from)) || (await this.#alone(from, letter.session))
      const session = begun ?? sessionOf({ ...from, thread: undefined, ...target })
      return { session, handOff: { channel: SLACK, to: addressOf(target) } }
    }
    try {
      const reply = await this.#turn(letter, letter.words, { ...more, apart })
      const target = reply.apart === undefined ? undefined : placeOf(reply.apart, from)
      if (!target) return reply
      return this.#sentTo({ ...target, ...(from.ts ? { since: from.ts } : {}) }, reply)
    } catch (error) {
      if (!(error instanceof NoPrivate)) throw error
      const reply = nothingSaid(letter.key)
      this.#notes.set(reply, NOTES.noPrivate)
      return reply
    }
  }

  async #alone(from: Of<'words' | 'answers'>, mark: string): Promise<Target> {
    try {
      return await this.#patiently(() => this.#privately(from, mark))
    } catch (error) {
      if (error instanceof UndeliverableError) throw new NoPrivate('Slack opens no conversation', { cause: error })
      throw error
    }
  }

  /** `target`: where the conversation is, where that is not where the letter came from. */
  #turn(
    letter: Letter,
    words: string,
    more: Said = {},
    target: Target = targetOf(incomingOf(letter)),
    conversation = letter.session,
  ): Promise<Reply> {
    const { key, person } = letter
    const handOff = { channel: SLACK, to: addressOf(target) }
    return this.desk.turn(conversation, words, { person, letter: key, channel: SLACK, handOff, ...more })
  }

  /** Clerks act through the ticket, whose letters tell whom it concerns; here they are told alone why a step was not taken. */
  async #byClerk(from: Of<'ticket'>, { key }: Letter): Promise<Reply> {
    const outcome = await this.#patiently(() => this.clerks.step(from, key))
    const reply = nothingSaid(key)
    if (outcome?.refused === undefined) return reply
    this.#notes.set(reply, outcome.refused)
    this.#refused.set(reply, outcome.ticket)
    return reply
  }

  #filled(from: Of<'answers'>, letter: Letter): Promise<Reply> {
    const { form, values, question, held } = from
    const read = readForm(form, values, () => true, held)
    const of = question === undefined ? {} : { question }
    const filled = 'answers' in read ? { answers: read.answers, changes: held, ...of } : {}
    return this.#amongOthers(from, letter, filled)
  }

  #sentTo(target: Target | undefined, reply: Reply): Reply {
    this.#targets.set(reply, target)
    return reply
  }

  /** A press on the Home tab goes on with a check of one's own; in another's conversation it says nothing. */
  async #resumed(from: Of<'check'>, letter: Letter): Promise<Reply> {
    const target = placeOf(from.session, from)
    const reply = target ? await this.#turn(letter, letter.words, {}, target, from.session) : nothingSaid(letter.key)
    return this.#sentTo(target, reply)
  }

  async #commanded(from: Of<'command'>, letter: Letter): Promise<Reply> {
    const { verb, words } = slashCommand(from.text)
    if (verb !== 'check') return this.#stated(from.text)
    // A check is led in private, for it is about one firm.
    const target = await this.#patiently(() => this.#privately(from, letter.key))
    const session = sessionOf({ ...from, ...target })
    return this.#sentTo(target, await this.#turn(letter, checkWords(words), {}, target, session))
  }

  /** What is the same for everybody who asks. */
  #stated(text: string): Promise<Reply> {
    const { verb, words } = slashCommand(text)
    if (verb === 'compare') return this.desk.compare(words)
    if (verb === 'find') return this.desk.passages(words)
    return verb === 'help' ? Promise.resolve(this.desk.welcome()) : this.desk.ask(words, { channel: SLACK })
  }

  /** Slack is asked again where it is busy or does not answer; each step finds what it did before. */
  async #patiently<T>(step: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await step()
      } catch (error) {
        if (error instanceof UndeliverableError || attempt === ATTEMPTS) throw error
        await this.clock.wait(error instanceof TransientError ? (error.after ?? WAIT) : WAIT)
      }
    }
  }

  /** A conversation with the person alone; in the agent view a thread of its own, found again where it was begun before. */
  async #privately(from: Of<'command' | 'words' | 'answers'>, key: string): Promise<Target> {
    const channel = from.direct
      ? from.channel
      : opened.parse(await this.api.call('conversations.open', { users: from.user })).channel.id
    if (!this.config.agentView) return { channel }
    const mark = { reply: key, part: 'opening' }
    const thread =
      (await this.poster.find({ channel }, mark)) ??
      (await this.poster.post({ channel }, noteMessage(NOTES.begun), mark))
    return { channel, thread, since: thread }
  }
}

/** The desk has no part in what a clerk writes, nor in what is said in another's conversation. */
const nothingSaid = (id: string): Reply => ({
  id,
  kind: 'handoff',
  text: '',
  blocks: [],
  citations: [],
  figures: [],
  notices: [],
})
