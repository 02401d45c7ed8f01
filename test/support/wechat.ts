import type { FileBoxInterface } from 'file-box'
import { mock, PuppetMock } from 'wechaty-puppet-mock'
import type { AuditLine, Manners } from '../../src/channels/delivery/index.ts'
import type { Kind } from '../../src/channels/wechat/incoming.ts'
import { type WechatChannel, type WechatPorts, wechatChannel, wechatConfig } from '../../src/channels/wechat/index.ts'
import { wechatyAccount } from '../../src/channels/wechat/wechaty-account.ts'
import type { Inbox } from '../../src/desk/index.ts'
import { MemoryInbox } from '../../src/store/index.ts'
import { FakeClock, settle } from './clock.ts'
import { deskIn } from './talk.ts'

/** What the account sent, as WeChat got it. */
export interface Sent {
  readonly to: string
  readonly text: string
  readonly mentions: readonly string[]
  readonly file?: { readonly name: string; readonly text: string }
  readonly at: number
}

/** A puppet that tells what it is made to send, and fails where a test says so. */
class TellingPuppet extends PuppetMock {
  constructor(private readonly world: WechatWorld) {
    super({ mocker: new mock.Mocker() })
  }

  override async onStart(): Promise<void> {
    this.world.starting()
    await super.onStart()
  }

  override async messageSendText(conversation: string, text: string, mentions: string[] = []): Promise<void> {
    this.world.sending()
    await super.messageSendText(conversation, text)
    this.world.sent.push({ to: conversation, text, mentions, at: this.world.clock.now() })
  }

  override async messageSendFile(conversation: string, file: FileBoxInterface): Promise<void> {
    this.world.sending()
    await super.messageSendFile(conversation, file)
    const text = (await file.toBuffer()).toString('utf8')
    this.world.sent.push({
      to: conversation,
      text: '',
      mentions: [],
      file: { name: file.name, text },
      at: this.world.clock.now(),
    })
  }
}

interface Said {
  readonly id?: string
  readonly at?: number
  readonly kind?: number
  readonly room?: string
  readonly mentions?: readonly string[]
}

/** WeChat's message types, by the channel's names for them. */
export const TYPES: Readonly<Partial<Record<Kind, number>>> = {
  file: 1,
  voice: 2,
  card: 3,
  history: 4,
  sticker: 5,
  picture: 6,
  text: 7,
  location: 8,
  'mini-program': 9,
  money: 11,
  link: 14,
  video: 15,
}

export const BOT = 'bot'

const NOW = Date.UTC(2026, 10, 20, 2)
const MANNERS: Manners = {
  person: { burst: 20, every: 6000 },
  between: 0,
  retry: { first: 1000, longest: 60_000, attempts: 5 },
  lease: 60_000,
}
const HOUR = 60 * 60_000

/** The desk in a WeChat of its own, through wechaty and its mock: no network, no waiting. */
export class WechatWorld {
  readonly clock: FakeClock
  readonly inbox: Inbox
  readonly sent: Sent[] = []
  readonly audit: AuditLine[] = []
  readonly faults: string[] = []
  readonly shown: string[] = []
  readonly channel: WechatChannel
  readonly contacts = new Map<string, { name: string; type: number; friend: boolean }>()
  readonly rooms = new Map<string, { topic: string; members: string[] }>()
  /** Throws where a test wants the puppet to fail. */
  sending: () => void = () => {}
  starting: () => void = () => {}
  opening: () => void = () => {}
  opened = 0
  #puppet: TellingPuppet | undefined
  #count = 0

  constructor(
    env: Readonly<Record<string, string>> = {},
    ports: Partial<WechatPorts> = {},
    { clock = new FakeClock(NOW), inbox = new MemoryInbox() }: { clock?: FakeClock; inbox?: Inbox } = {},
  ) {
    this.clock = clock
    this.inbox = inbox
    const config = wechatConfig({ WECHATY_PUPPET: 'wechaty-puppet-mock', ...env })
    if (!config) throw new Error('no puppet')
    this.channel = wechatChannel(config, {
      desk: deskIn({ now: () => clock.now() }),
      inbox,
      owner: 'process 1',
      manners: MANNERS,
      clock,
      random: () => 0.5,
      audit: (line) => void this.audit.push(line),
      onFault: (fault) => void this.faults.push(fault.message),
      show: (text) => void this.shown.push(text),
      open: wechatyAccount(() => {
        this.opened++
        this.opening()
        this.#puppet = new TellingPuppet(this)
        return { puppet: this.#puppet as never }
      }),
      ...ports,
    })
    this.contact(BOT, '问策')
  }

  get puppet(): PuppetMock {
    if (!this.#puppet) throw new Error('nothing is open yet')
    return this.#puppet
  }

  contact(id: string, name: string, type = 1, friend = true): void {
    this.contacts.set(id, { name, type, friend })
  }

  /** A room's id has an @: the mock tells rooms by it. */
  room(id: string, topic: string, ...members: string[]): void {
    this.rooms.set(id, { topic, members: [BOT, ...members] })
  }

  async start(): Promise<void> {
    // Loading takes real time, once; what happens after it takes none.
    await Promise.all([import('wechaty'), import('file-box'), import('qrcode')])
    await this.channel.start()
    await settle()
  }

  /** Everybody is there, and the phone confirms. */
  async login(): Promise<void> {
    const { mocker } = this.puppet
    for (const [id, { name, type, friend }] of this.contacts) {
      if (!mocker.cacheContactPayload.has(id)) mocker.createContact({ id, name, type, friend, alias: `备注${name}` })
    }
    for (const [id, { topic, members }] of this.rooms) {
      if (!mocker.cacheRoomPayload.has(id)) mocker.createRoom({ id, topic, memberIdList: members })
    }
    mocker.login(mocker.ContactMock.load(BOT))
    await settle()
  }

  async running(): Promise<this> {
    await this.start()
    await this.login()
    return this
  }

  /** Somebody says something; the message's id. It is not waited for. */
  say(talker: string, text: string, { id, at = this.clock.now(), kind = 7, room, mentions = [] }: Said = {}): string {
    const message = id ?? `m${++this.#count}`
    const { mocker } = this.puppet
    const base = { id: message, talkerId: talker, text, timestamp: at, type: kind }
    if (!mocker.cacheMessagePayload.has(message))
      mocker.MessageMock.create(
        room === undefined ? { ...base, listenerId: BOT } : { ...base, roomId: room, mentionIdList: [...mentions] },
      )
    this.puppet.emit('message', { messageId: message })
    return message
  }

  /** Lets what came be answered, as long as that takes. */
  async answered(): Promise<void> {
    const end = this.clock.now() + 24 * HOUR
    await settle()
    while (this.waiting > 0) {
      if (this.clock.now() > end) throw new Error(`${this.waiting} messages are not answered after a day`)
      await this.clock.pass(1000)
    }
  }

  /** Ends the channel as the service would, giving what is under way this long. */
  async stop(within = 1000): Promise<void> {
    const stopped = this.channel.stop(within)
    await this.clock.pass(within + 1000)
    await stopped
  }

  /** How many messages wait for their answer. */
  get waiting(): number {
    return this.inbox.waiting('wechat')
  }

  textsTo(conversation: string): string[] {
    return this.sent.filter(({ to, file }) => to === conversation && !file).map(({ text }) => text)
  }

  filesTo(conversation: string): string[] {
    return this.sent.flatMap(({ to, file }) => (to === conversation && file ? [file.name] : []))
  }
}
