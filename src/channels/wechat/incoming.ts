import { numberIn } from './blocks.ts'
import { callsIn, withoutCalls } from './mention.ts'

/** What the desk cannot read, and says so. */
export const UNREADABLE = [
  'voice',
  'picture',
  'video',
  'sticker',
  'mini-program',
  'file',
  'link',
  'location',
  'card',
  'history',
  'money',
] as const
export type Unreadable = (typeof UNREADABLE)[number]

/** What a message is made of, as far as it matters here. `other` is WeChat's own: notices, recalls. */
export type Kind = Unreadable | 'text' | 'other'

/** One message as the account hands it over. */
export interface Incoming {
  readonly id: string
  /** Milliseconds since 1970, when it was sent. */
  readonly at: number
  readonly kind: Kind
  readonly text: string
  readonly talker: {
    readonly id: string
    readonly name: string
    /** What the account's owner calls the person; nobody else can set it. */
    readonly remark?: string
    /** Can be written to alone, as far as the puppet knows. */
    readonly friend?: true
    /** Sent by the account itself, from the phone or by this program. */
    readonly self: boolean
    /** A public account or WeChat's own: nobody waits for an answer there. */
    readonly official: boolean
  }
  readonly room?: {
    readonly id: string
    readonly topic: string
    readonly mentioned: boolean
    /** What the account is called in the room, besides its own name. */
    readonly alias?: string
  }
}

/** What is made of a message: words for the desk, something that cannot be read, or nothing to answer. */
export type Heard =
  /** `question`: what is quoted with the words, to be answered by them. `called`: the account is mentioned where it need not be. */
  | { readonly kind: 'words'; readonly words: string; readonly question?: number; readonly called?: true }
  | { readonly kind: 'unread'; readonly what: Unreadable }
  | { readonly kind: 'greeted' }
  | { readonly kind: 'nothing'; readonly why: 'self' | 'official' | 'not-mentioned' | 'no-words' | 'system' }

/** Where and by whom the desk may be asked in rooms. */
export interface Hearing {
  /** The account's own name. */
  readonly name: string
  /** Rooms answered without being mentioned, by id or topic. */
  readonly openRooms: ReadonlySet<string>
}

/** WeChat's own senders: their words are notices. */
const SYSTEM = new Set([
  ...['weixin', 'filehelper', 'fmessage', 'newsapp', 'medianote', 'floatbottle', 'qmessage', 'qqmail', 'tmessage'],
  ...['weixinreminder', 'notification_messages', 'mphelper', 'notifymessage', 'weixinguanhaozhushou'],
])

/** Decides what a message asks, if anything. Pure: the same message is heard the same way again. */
export function hear(message: Incoming, hearing: Hearing): Heard {
  const { talker, room, kind } = message
  if (talker.self) return { kind: 'nothing', why: 'self' }
  if (talker.official || talker.id.startsWith('gh_') || SYSTEM.has(talker.id))
    return { kind: 'nothing', why: 'official' }
  if (kind === 'other') return { kind: 'nothing', why: 'system' }
  const names = room ? [hearing.name, room.alias ?? ''].filter((name) => name !== '') : []
  const mentioned = isMentioned(message, names)
  const open = room !== undefined && (hearing.openRooms.has(room.id) || hearing.openRooms.has(room.topic))
  if (room && !mentioned && !open) return { kind: 'nothing', why: 'not-mentioned' }
  if (kind !== 'text') {
    // In a room that talks among itself, a picture is not for the desk.
    return room && !mentioned ? { kind: 'nothing', why: 'not-mentioned' } : { kind: 'unread', what: kind }
  }
  // Where only mentions are heard, one says nothing of whom the words are for.
  const called = room ? open && mentioned : callsIn(message.text, [hearing.name]).length > 0
  const words = wordsOf(message, called ? [...names, hearing.name] : names)
  const question = questionIn(message, names)
  if (words !== '')
    return { kind: 'words', words, ...(question === undefined ? {} : { question }), ...(called ? { called } : {}) }
  return mentioned ? { kind: 'greeted' } : { kind: 'nothing', why: 'no-words' }
}

/** The mark that WeChat puts between a quoted message and what is said to it. */
const QUOTED = /^「([^\n：:]{1,64})[：:]([\s\S]*?)」[^\S\n]{0,8}\n[-—－ ]{5,64}\n([\s\S]*)/u

/** A quoted message, with who sent it, and what is said to it. */
export function quotedIn(
  text: string,
): { readonly by: string; readonly earlier: string; readonly said: string } | undefined {
  const [whole, by = '', earlier = '', said = ''] = QUOTED.exec(text) ?? []
  return whole === undefined ? undefined : { by: by.trim(), earlier, said }
}

/** A mention in what is quoted calls nobody again, though some puppets count it. */
function isMentioned({ text, room }: Incoming, names: readonly string[]): boolean {
  const [, , earlier = '', said = text] = QUOTED.exec(text) ?? []
  const holds = (words: string) => names.some((name) => words.includes(`@${name}`))
  if (holds(earlier) && !holds(said)) return false
  return room?.mentioned === true || callsIn(said, names).length > 0
}

function wordsOf({ text, talker, room }: Incoming, names: readonly string[]): string {
  const bare = (words: string) => unmentioned(words, names, room?.mentioned === true)
  const quoted = QUOTED.exec(text)
  if (!quoted) return bare(text)
  const [, by = '', earlier = '', said = ''] = quoted
  return followUp(bare(earlier), bare(said), by.trim() === talker.name)
}

/** The question of ours that is quoted. */
function questionIn({ text, talker, room }: Incoming, names: readonly string[]): number | undefined {
  const [, by = '', earlier = ''] = QUOTED.exec(text) ?? []
  const ours = room ? names.includes(by.trim()) : by.trim() !== talker.name
  return ours ? numberIn(earlier) : undefined
}

/** An answer that stands on its own: a number, yes or no. */
const ANSWER = /^(?:回复)?\s*(?:[\d０-９①-⑩]+|是的?|不是|有|没有|对|不对|好的?|不知道|跳过|返回|继续|看结果)[。.！!]*$/u
/** A clause as replies name it: 万州办法第八条第7项, 聊城办法（征求意见稿）第二十条. */
const CLAUSE =
  /\p{Script=Han}{2,4}(?:办法|指引)(?:（[^）]{1,8}）)?(?:第[^：，。；“”\s]{1,10}?[条款项行](?!第)|附件\d+(?:第\d+行)?)/u
const ABOUT_IT = /原文|出处|全文|什么意思|怎么理解|解释|详细|这一?[条款项]|该[条款项]|怎么算|指(?:的是)?什么/u
const QUOTE_LENGTH = 200

/**
 * A quoted message as what the reply to it is about. One's own words are said again with the new ones. Of anybody
 * else's, the desk's own included, only the clause named is taken: its figures are not the applicant's.
 */
function followUp(earlier: string, said: string, own: boolean): string {
  if (ANSWER.test(said)) return said
  if (own) return earlier.length > QUOTE_LENGTH ? said : [earlier, said].filter((each) => each !== '').join('，')
  const clause = CLAUSE.exec(earlier)?.[0]
  if (clause && (said === '' || (ABOUT_IT.test(said) && !CLAUSE.test(said)))) return `${clause} ${said}`.trim()
  return said
}

/** The words without mentions: the account's own by name, others up to the mark WeChat ends a mention with. `told`: the puppet says that the account is mentioned. */
function unmentioned(text: string, names: readonly string[], told: boolean): string {
  const bare = withoutCalls(text, names)
    .replace(/@[^@\u2005\n]{1,40}\u2005/gu, ' ')
    .replace(/[\u2005\u00a0\u200b\ufeff]/gu, ' ')
  return (told ? names.reduce((words, name) => words.replaceAll(`@${name}`, ' '), bare) : bare)
    .replace(/[ \t]{2,}/gu, ' ')
    .trim()
}

/** What works instead of what cannot be read. */
export const UNREAD: Record<Unreadable, string> = {
  voice: '语音听不了。请打字发来，或长按语音选“转文字”，再把文字发来。',
  picture: '图片看不了。请把图里要问的那几句打字发来；条件可以直接说，比如场地、设备、人员各是多少。',
  video: '视频看不了。请把要问的打字发来。',
  sticker: '表情看不懂。要问条文或核对条件，直接打字就行。',
  'mini-program': '小程序打不开。请把里面要问的内容打字发来。',
  file: '文件打不开。请把要核对的情况打字发来，一条消息说几项都可以。',
  link: '链接打不开。请把要问的内容复制成文字发来。',
  location: '位置看不了。请直接说注册在哪个市、哪个区。',
  card: '名片看不了。要问条文或核对条件，直接打字就行。',
  history: '转发的聊天记录看不了。请把要问的那几句复制成文字发来。',
  money: '红包和转账不收。要问条文或核对条件，直接打字就行。',
}
