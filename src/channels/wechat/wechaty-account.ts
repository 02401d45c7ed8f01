import type { Wechaty, WechatyOptions } from 'wechaty'
import { needed } from '../../installed/index.ts'
import type { Contain } from '../delivery/index.ts'
import type { Account, AccountEvents, FilePart, OpenAccount, Recipient } from './account.ts'
import type { Incoming, Kind } from './incoming.ts'
import { called } from './outlet.ts'
import { keepLogin } from './wechat4u.ts'
import { isOfWechat, letFaultsOut } from './wechat4u-faults.ts'

type Library = typeof import('wechaty')
type Message = Awaited<ReturnType<Wechaty['Message']['findAll']>>[number]
type Friendship = InstanceType<Wechaty['Friendship']>

/**
 * An account driven by wechaty, which is loaded here and not before: it takes half a second and 80 MB. Its own log is
 * shut, as it tells message bodies and names; what goes wrong comes by `fault`, also where a library throws it and
 * nobody can catch it. A puppet may do so after it was stopped: the newest account answers for the ones before it.
 */
export const wechatyAccount = (
  options: () => WechatyOptions | Promise<WechatyOptions>,
  contain?: Contain,
): OpenAccount => {
  let release = () => {}
  return async (events) => {
    const library = await needed('wechaty', () => import('wechaty'))
    library.log.level('silent')
    const account = new WechatyAccount(library.WechatyBuilder.build(await options()), library, events)
    release()
    release = contain?.(isOfWechat, (fault) => account.failed(fault)) ?? release
    return account
  }
}

class WechatyAccount implements Account {
  #fault: Error | undefined
  /** A puppet may go on telling things, and fail, after it was stopped. */
  #stopped = false
  /** Messages of one conversation are told in the order they came, however long each takes to look up. */
  readonly #last = new Map<string, Promise<void>>()

  constructor(
    private readonly bot: Wechaty,
    private readonly library: Library,
    private readonly events: AccountEvents,
  ) {
    const { Waiting, Timeout } = library.ScanStatus
    bot.on('scan', (code, status) =>
      this.#tell(({ scan }) => scan(status === Waiting || status === Timeout ? code || undefined : undefined)),
    )
    bot.on('login', (self) => this.#tell(({ login }) => login(self.name())))
    bot.on('logout', () => this.#tell(({ logout }) => logout()))
    bot.on('heartbeat', () => this.#tell(({ heartbeat }) => heartbeat()))
    bot.on('error', (error) => this.failed(error))
    bot.on('message', (message) => this.#came(message))
    bot.on('friendship', (friendship) => this.#tell((events) => friend(friendship, library, events)))
  }

  /** wechaty's own start resolves where the puppet's has failed; only the puppet's state and an event tell. */
  async start(): Promise<void> {
    this.#fault = undefined
    try {
      await this.bot.start()
    } finally {
      // The puppet has been loaded by now.
      letFaultsOut(process)
    }
    if (!this.bot.puppet.state.active()) throw this.#fault ?? new Error('the puppet did not start, and gave no reason')
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const puppet = this.#puppet()
    if (puppet) keepLogin(puppet)
    await this.bot.stop()
  }

  /** wechaty throws where its start has not come as far as a puppet. */
  #puppet(): Wechaty['puppet'] | undefined {
    try {
      return this.bot.puppet
    } catch {
      return undefined
    }
  }

  async say({ conversation, mention }: Recipient, part: string | FilePart): Promise<void> {
    const { puppet } = this.bot
    if (typeof part !== 'string') await puppet.messageSendFile(conversation, await fileBox(part))
    else if (mention) await puppet.messageSendText(conversation, `${called(mention.name)}${part}`, [mention.id])
    else await puppet.messageSendText(conversation, part)
  }

  /** Some puppets give a room a new id at each login. */
  async room(name: string): Promise<string | undefined> {
    const { puppet } = this.bot
    if ((await puppet.roomList()).includes(name)) return name
    const [id, ...alike] = await puppet.roomSearch({ topic: name })
    // Anybody may call a room so, and bring the account in.
    if (alike.length > 0) throw new Error('several rooms have the topic that is named; name the one by its id')
    return id
  }

  #tell(step: (events: AccountEvents) => void): void {
    if (!this.#stopped) step(this.events)
  }

  failed(error: unknown): void {
    this.#fault = error instanceof Error ? error : new Error(String(error))
    const fault = this.#fault
    this.#tell((events) => events.fault(fault))
  }

  #came(message: Message): void {
    const conversation = message.room()?.id ?? message.talker().id
    const before = this.#last.get(conversation) ?? Promise.resolve()
    const told = before
      .then(() => incoming(message, this.bot, this.library))
      .then((one) => this.#tell((events) => events.message(one)))
      .catch((error: unknown) => this.failed(error))
      .then(() => {
        if (this.#last.get(conversation) === told) this.#last.delete(conversation)
      })
    this.#last.set(conversation, told)
  }
}

/** In base64, which a puppet in another process can be handed too. */
async function fileBox({ name, bytes }: FilePart) {
  const { FileBox } = await needed('file-box', () => import('file-box'))
  return FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name)
}

function friend(friendship: Friendship, { types }: Library, events: AccountEvents): void {
  const contact = friendship.contact().id
  if (friendship.type() === types.Friendship.Confirm) events.befriended(contact)
  if (friendship.type() === types.Friendship.Receive)
    events.asked({ contact, hello: friendship.hello(), accept: () => friendship.accept() })
}

async function incoming(message: Message, bot: Wechaty, { types }: Library): Promise<Incoming> {
  const talker = message.talker()
  const room = message.room()
  const remark = await talker.alias().catch(() => undefined)
  return {
    id: message.id,
    at: message.date().getTime(),
    kind: kindsOf(types)[message.type()] ?? 'other',
    text: message.text(),
    talker: {
      id: talker.id,
      name: talker.name(),
      ...(remark ? { remark } : {}),
      ...(talker.friend() === true ? { friend: true as const } : {}),
      self: message.self(),
      official: talker.type() === types.Contact.Official,
    },
    ...(room ? { room: await roomOf(room, message, bot) } : {}),
  }
}

async function roomOf(
  room: NonNullable<ReturnType<Message['room']>>,
  message: Message,
  bot: Wechaty,
): Promise<NonNullable<Incoming['room']>> {
  const alias = await room.alias(bot.currentUser).catch(() => undefined)
  return {
    id: room.id,
    topic: await room.topic(),
    mentioned: await message.mentionSelf(),
    ...(alias ? { alias } : {}),
  }
}

/** What wechaty calls the kinds of message; what is left out is WeChat's own: recalls, notices, group notes. */
const kindsOf = ({ Message: type }: Library['types']): Readonly<Record<number, Kind>> => ({
  [type.Text]: 'text',
  [type.Audio]: 'voice',
  [type.Image]: 'picture',
  [type.Video]: 'video',
  [type.Emoticon]: 'sticker',
  [type.MiniProgram]: 'mini-program',
  [type.Attachment]: 'file',
  [type.Url]: 'link',
  [type.Location]: 'location',
  [type.Contact]: 'card',
  [type.ChatHistory]: 'history',
  [type.Post]: 'link',
  [type.Transfer]: 'money',
  [type.RedEnvelope]: 'money',
})
