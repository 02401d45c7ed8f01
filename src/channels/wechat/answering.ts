import { mayAsk, mayBefriend } from './access.ts'
import type { FilePart, FriendRequest, Recipient } from './account.ts'
import { type Connection, NotLoggedIn } from './connection.ts'
import { drawReply } from './draw.ts'
import { hear, type Incoming, UNREAD } from './incoming.ts'
import { type Letter, letterOf, personOf, sessionOf } from './letter.ts'
import { Missed, missedText } from './missed.ts'
import { Pace } from './pace.ts'
import type { AuditLine, WechatPorts } from './ports.ts'
import type { WechatSettings } from './settings.ts'
import { bytesOf, MESSAGE_BYTES } from './split.ts'

/** A message is tried so often, after 1, 2, 4 … seconds, before the rest of the answer waits for the next start. */
const ATTEMPTS = 5
const FIRST_WAIT = 1000
/** Any two messages are at least this part of the pause within one conversation apart. */
const GAP = 1 / 4

/** What is sent for one letter: its messages and files, and the reply they are drawn from. */
interface Answer {
  readonly parts: readonly (string | FilePart)[]
  readonly reply?: string
}

/** From a message to its answer: each accepted once, one person's in order, sent at a polite pace. */
export class Answering {
  readonly #pace: Pace
  readonly #missed: Missed
  readonly #running = new Set<Promise<void>>()
  readonly #heldBack = new Set<string>()
  #stop = new AbortController()

  constructor(
    private readonly settings: WechatSettings,
    private readonly ports: WechatPorts,
    private readonly connection: Connection,
  ) {
    this.#pace = new Pace(ports.clock, settings.pace, settings.pace * GAP)
    this.#missed = new Missed(ports.clock, (letters) => this.#follow(this.#greetMissed(letters)))
  }

  start(): void {
    this.#stop = new AbortController()
  }

  /** Resolves when nothing is under way; what is not finished stays in the inbox. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.settled()
  }

  /** Resolves when every message taken so far is answered, or given up. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  /** A message that came. Never throws: what goes wrong is told to `onFault`. */
  take(message: Incoming): void {
    const { openRooms } = this.settings
    const heard = hear(message, { name: this.connection.name, openRooms: new Set(openRooms) })
    if (heard.kind === 'nothing') return
    const letter = letterOf(message, heard)
    if (!mayAsk(message, this.settings)) {
      this.#audit('denied', letter)
      return
    }
    // Taken in, and its age told, when it comes: it may wait long for its turn.
    const accepted = this.#accept(letter)
    const old = this.#isOld(letter)
    this.#inLane(letter, async () => {
      if (!(await accepted)) this.#audit('repeated', letter)
      else if (old) await this.#tooOld(letter)
      else await this.#answer(letter, 0)
    })
  }

  async #accept(letter: Letter): Promise<boolean> {
    return this.ports.inbox.accept(letter)
  }

  #isOld = ({ at }: Letter): boolean => this.ports.clock.now() - at > this.settings.maxAge

  /** What an earlier process left: the rest is sent, or the person told, by its age. */
  resume(left: readonly { readonly letter: Letter; readonly sent: number }[]): void {
    for (const { letter, sent } of left) {
      const old = this.#isOld(letter)
      this.#inLane(letter, async () => {
        if (old && sent === 0) await this.#tooOld(letter)
        else await this.#answer(letter, sent)
      })
    }
  }

  /** A friend request, by policy; others are left for the owner to decide. */
  request(request: FriendRequest): void {
    if (!mayBefriend(request, this.settings)) return
    const { signal } = this.#stop
    this.#follow(
      this.ports.clock.sleep(this.settings.pace, signal).then(() => (signal.aborted ? undefined : request.accept())),
    )
  }

  /** A new friend is greeted, once. */
  befriended(contact: string): void {
    const letter: Letter = {
      key: `wechat:friend:${contact}`,
      at: this.ports.clock.now(),
      conversation: contact,
      talker: contact,
      heard: { kind: 'greeted' },
    }
    this.#inLane(letter, async () => {
      if (!(await this.ports.inbox.accept(letter))) return
      this.#audit('befriended', letter)
      await this.#answer(letter, 0)
    })
  }

  #inLane(letter: Letter, step: () => Promise<void>): void {
    this.#follow(this.ports.lanes.run(sessionOf(letter), step))
  }

  #follow(step: Promise<void>): void {
    const followed = step
      .catch((error: unknown) => {
        // What the stop has cut short is in the inbox.
        if (!this.#stop.signal.aborted) this.ports.onFault('wechat', faultOf(error))
      })
      .then(() => {
        this.#running.delete(followed)
      })
    this.#running.add(followed)
  }

  async #tooOld(letter: Letter): Promise<void> {
    if (letter.heard.kind === 'words') this.#missed.add(letter, this.#stop.signal)
    else await this.ports.inbox.done(letter.key)
  }

  async #greetMissed(letters: readonly Letter[]): Promise<void> {
    const [letter] = letters
    if (!letter) return
    await this.ports.lanes.run(sessionOf(letter), () => this.#send(recipientOf(letter), missedText(letters)))
    for (const each of letters) {
      await this.ports.inbox.done(each.key)
      this.#audit('missed', each)
    }
  }

  /** Gives the answer from its message number `sent` on. */
  async #answer(letter: Letter, sent: number): Promise<void> {
    const { inbox } = this.ports
    const { parts, reply } = await this.#compose(letter)
    for (const [i, part] of parts.entries()) {
      if (i < sent) continue
      try {
        await this.#send(recipientOf(letter, i === 0), part)
      } catch (error) {
        if (this.#stop.signal.aborted) return
        if (typeof part === 'string') throw this.#gaveUp(letter, error)
        await this.#send(recipientOf(letter, false), NO_FILE)
        break
      }
      await inbox.sent(letter.key, i + 1)
    }
    await inbox.done(letter.key)
    this.#audit('answered', letter, { parts: parts.length, ...(reply === undefined ? {} : { reply }) })
  }

  #gaveUp(letter: Letter, error: unknown): Error {
    this.#audit('failed', letter)
    return faultOf(error)
  }

  async #compose(letter: Letter): Promise<Answer> {
    const { desk, allowance } = this.ports
    const { heard, talker, key } = letter
    const person = personOf(talker)
    if (!(await allowance.take(person))) {
      this.#audit('held-back', letter)
      // Said once: to answer each message that is too many would be too many.
      const parts = this.#heldBack.has(person) ? [] : [TOO_FAST]
      this.#heldBack.add(person)
      return { parts }
    }
    this.#heldBack.delete(person)
    if (heard.kind === 'unread') return { parts: [UNREAD[heard.what]] }
    const limit = MESSAGE_BYTES - (letter.mention === undefined ? 0 : bytesOf(`@${letter.mention}\u2005\n`))
    if (heard.kind === 'greeted') return { parts: drawReply(await desk.welcome(), limit) }
    try {
      const reply = await desk.turn(sessionOf(letter), heard.words, { person, letter: key })
      return { parts: [...drawReply(reply, limit), ...(reply.files ?? [])], reply: reply.id }
    } catch (error) {
      this.ports.onFault('desk', faultOf(error))
      return { parts: [UNANSWERED] }
    }
  }

  /** Sends one message at its pace, again after a failure. Without a login it waits for one. */
  async #send(to: Recipient, part: string | FilePart): Promise<void> {
    const { signal } = this.#stop
    for (let attempt = 1; ; ) {
      await this.connection.loggedIn()
      await this.#pace.turn(to.conversation, signal)
      if (signal.aborted) throw new NotLoggedIn('the channel is stopped')
      try {
        await this.connection.say(to, part)
        return
      } catch (error) {
        if (error instanceof NotLoggedIn) continue
        this.ports.onFault('send', faultOf(error))
        if (attempt === ATTEMPTS) throw error
        await this.ports.clock.sleep(FIRST_WAIT * 2 ** (attempt - 1), signal)
        attempt++
      }
    }
  }

  #audit(event: AuditLine['event'], { key, talker, conversation }: Letter, more: Partial<AuditLine> = {}): void {
    this.ports.audit({ event, key, person: talker, conversation, ...more })
  }
}

const TOO_FAST = '消息太密了，慢一点才答得过来。过一会儿再问就行，前面说的都还记着。'
const UNANSWERED = '这句话没能回答，前面说的都还在。请换个说法，或过一会儿再问。'
const NO_FILE = '报告文件没能发出来：这个账号现在发不了文件。需要的话，过一会儿再说“导出报告”。'

const recipientOf = ({ conversation, talker, mention }: Letter, first = true): Recipient => ({
  conversation,
  ...(mention !== undefined && first ? { mention: { id: talker, name: mention } } : {}),
})

const faultOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
