import type { App } from '@slack/bolt'
import { type AccessRules, type Message, RateLimit, type Refusal, refusalOf } from '../delivery/index.ts'
import type { SlackApi } from './api.ts'
import { ACTIONS } from './buttons.ts'
import type { Clerks } from './clerks.ts'
import type { SlackConfig } from './config.ts'
import type { Identity } from './connect.ts'
import { homeView } from './home.ts'
import { type Incoming, readPayload } from './incoming.ts'
import { messageOf, SLACK, targetOf } from './letters.ts'
import { ANSWER_VIEW, answerView, FORM_VIEW, formIn, formView, NO_ANSWER, readForm } from './modal.ts'
import { NOTES, noteMessage } from './notes.ts'
import type { SlackOutlet } from './outlet.ts'
import type { SlackPorts } from './ports.ts'
import { promptsOf } from './prompts.ts'
import { personOf, sessionOf } from './whose.ts'

export const COMMAND = '/wence'
/** Any of our buttons; one of several in a row has its number. */
const ACTION = new RegExp(`^(?:${Object.values(ACTIONS).join('|')})(?:\\.\\d+)?$`, 'u')

export interface HearingPorts {
  readonly self: Identity
  readonly config: SlackConfig
  readonly world: SlackPorts
  readonly api: SlackApi
  readonly outlet: Pick<SlackOutlet, 'send' | 'words'>
  readonly clerks: Pick<Clerks, 'barred'>
  /** Keeps what is to be answered; when it returns that may be acknowledged. */
  readonly accept: (message: Message) => 'new' | 'seen'
  /** Slack was heard of. */
  readonly alive: () => void
}

/** What is not kept but shown at once: the person asks again if they still want it. */
const FLEETING = new Set<Incoming['kind']>(['form', 'home', 'opened', 'ticket-form'])
/** Where a person stands outside every channel, or acts on what was let through before. */
const ANYWHERE = new Set<Incoming['kind']>(['form', 'home', 'opened', 'check', 'thread-started'])

/** Hears what Slack sends: keeps what is to be answered, then acknowledges, then works. */
export class Hearing {
  readonly #rules: AccessRules
  /** Of those who are kept out, how often each is told. */
  readonly #told: RateLimit

  constructor(private readonly ports: HearingPorts) {
    const { config, self, world } = ports
    this.#told = new RateLimit(world.manners.person)
    this.#rules = {
      teams: config.teams.length > 0 ? config.teams : [self.team],
      rooms: config.channels,
      people: config.people,
      direct: 'open',
    }
  }

  /** Keeps what an event says. It is called before the event is acknowledged; where it throws, Slack sends it again. */
  async kept(body: unknown): Promise<void> {
    const incoming = isEvent(body) ? this.#read(body) : undefined
    if (incoming && !this.#refusal(incoming)) this.#accept(incoming)
  }

  /** Listens for all that the manifest subscribes to. */
  listen(app: App): void {
    const { world } = this.ports
    for (const name of ['message', 'app_mention'])
      app.event(name, async ({ body }) => {
        await this.#shutOut(this.#read(body))
      })
    app.event('app_home_opened', async ({ body }) => {
      const incoming = this.#read(body)
      if (!incoming || this.#refusal(incoming)) return
      await (incoming.kind === 'home' ? this.#home(incoming) : this.#prompts(incoming))
    })
    app.command(COMMAND, async ({ body, ack }) => {
      const incoming = this.#read(body)
      if (incoming && !this.#refusal(incoming)) this.#accept(incoming)
      await ack()
      await this.#shutOut(incoming)
    })
    app.action(ACTION, async ({ body, ack }) => {
      const incoming = this.#read(body)
      if (incoming && !this.#refusal(incoming)) this.#accept(incoming)
      await ack()
      if (incoming?.kind === 'form' && !this.#refusal(incoming)) await this.#form(incoming)
      else if (incoming?.kind === 'ticket-form' && !this.#refusal(incoming)) await this.#answerForm(incoming)
      else await this.#shutOut(incoming)
    })
    app.view(FORM_VIEW, async ({ body, ack }) => {
      const incoming = this.#read(body)
      if (incoming?.kind !== 'answers' || this.#refusal(incoming)) return ack()
      const { regulation, values, held } = incoming
      const form = [...world.desk.fields(regulation, Object.keys(values))]
      const filled = readForm(form, values, (fact, words) => this.#understood(fact, words), held)
      if ('errors' in filled) return ack({ response_action: 'errors', errors: filled.errors })
      this.#accept({ ...incoming, form })
      return ack()
    })
    app.view(ANSWER_VIEW, async ({ body, ack }) => {
      const incoming = this.#read(body)
      if (incoming?.kind !== 'ticket' || this.#refusal(incoming)) return ack()
      if (!incoming.words) return ack({ response_action: 'errors', errors: NO_ANSWER })
      this.#accept(incoming)
      return ack()
    })
  }

  #read(body: unknown): Incoming | undefined {
    this.ports.alive()
    return readPayload(body, this.ports.self, this.ports.config)
  }

  #accept(incoming: Incoming): void {
    if (!FLEETING.has(incoming.kind)) this.ports.accept(messageOf(incoming, this.ports.world.clock.now()))
  }

  /** Which rule keeps the person out. Clerks answer in a channel of their own. */
  #refusal({ kind, team, user, channel, direct }: Incoming): Refusal | undefined {
    const clerk = kind === 'ticket' || kind === 'ticket-form'
    const { people, rooms } = this.#rules
    const rules = clerk ? { ...this.#rules, people: [], rooms: [...rooms, channel] } : { ...this.#rules, people }
    return refusalOf({ person: user, team, ...(direct || ANYWHERE.has(kind) ? {} : { room: channel }) }, rules)
  }

  /** Says to a person why nothing comes; over and done with, whether it arrives or not. */
  async #shutOut(incoming: Incoming | undefined): Promise<void> {
    const why = incoming && this.#refusal(incoming)
    if (!incoming || !why) return
    const { outlet, world } = this.ports
    const message = messageOf(incoming, world.clock.now())
    world.audit({ event: 'refused', channel: SLACK, person: message.person, session: message.session, why })
    if (!this.#told.take(message.person, world.clock.elapsed())) return
    const letter = { ...message, channel: SLACK }
    await this.#tried(incoming, () => outlet.send(outlet.words(NOTES[why], letter)))
  }

  #understood(fact: string, words: string): boolean {
    return this.ports.world.desk.read(words, fact)[fact] !== undefined
  }

  async #home(incoming: Incoming): Promise<void> {
    const { api, world } = this.ports
    const checks = world.desk.checks(personOf(incoming))
    const view = homeView({ welcome: world.desk.welcome(), checks })
    await this.#tried(incoming, () => api.call('views.publish', { user_id: incoming.user, view }))
  }

  /** In the agent view prompts stand at the top of the conversation. */
  async #prompts(incoming: Incoming): Promise<void> {
    const { api, config, world } = this.ports
    if (!config.agentView) return
    const prompts = { channel_id: incoming.channel, prompts: promptsOf(world.desk.examples()) }
    await this.#tried(incoming, () => api.call('assistant.threads.setSuggestedPrompts', prompts))
  }

  async #form(incoming: Extract<Incoming, { kind: 'form' }>): Promise<void> {
    const { channel, thread, trigger, value, user } = incoming
    const { person, question } = formIn(value)
    const own = person === undefined || person === user
    const { api, outlet, world } = this.ports
    const form = own ? world.desk.form(sessionOf(incoming), question) : undefined
    const place = { channel, ...(thread ? { thread } : {}), ...(question === undefined ? {} : { question }) }
    const view = form && formView({ ...place, regulation: form.regulation }, form.fields)
    const opened = view && (await this.#tried(incoming, () => api.call('views.open', { trigger_id: trigger, view })))
    if (opened) return
    const message = noteMessage(own ? NOTES.formOver : NOTES.anothers)
    await this.#tried(incoming, () => outlet.send({ kind: 'whisper', target: targetOf(incoming), user, message }))
  }

  /** A form for an answer, or why there is none to be written. */
  async #answerForm(incoming: Extract<Incoming, { kind: 'ticket-form' }>): Promise<void> {
    const { channel, ticket, trigger, user } = incoming
    const { api, clerks, outlet, world } = this.ports
    await this.#tried(incoming, async () => {
      const barred = await clerks.barred(ticket, user)
      const question = world.tickets?.get(ticket)?.question ?? ''
      if (barred === undefined)
        await api.call('views.open', { trigger_id: trigger, view: answerView({ ticket, channel }, question) })
      else await outlet.send({ kind: 'whisper', target: { channel }, user, message: noteMessage(barred) })
    })
  }

  /** False where it did not work, which is told. */
  async #tried({ key }: Incoming, step: () => Promise<unknown>): Promise<boolean> {
    try {
      await step()
      return true
    } catch (error) {
      this.ports.world.onFault(error instanceof Error ? error : new Error(String(error)), `${SLACK}/${key}`)
      return false
    }
  }
}

const isEvent = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'event_callback'
