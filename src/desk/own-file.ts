import { nameOf, type Wording, wordingText } from '../answer/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Reply } from '../reply/index.ts'
import type { Retention } from './retention.ts'
import type { Session, Told } from './session.ts'
import type { Held, HeldCell } from './store.ts'

type File = NonNullable<Reply['files']>[number]

/** What the file is made of; times in milliseconds since 1970. */
export interface OwnFile {
  readonly person: string
  readonly held: readonly Held[]
  /** The conversation, where it is in memory alone. */
  readonly session?: Session
  readonly knowledge: Knowledge
  readonly retention: Retention
  readonly now: number
  /** The day it is named after. */
  readonly madeOn: string
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})
const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

const NOT_HELD = [
  '姓名、头像、电话、邮箱：不另存，只在您自己打的字里有',
  '语音、图片、文件：不收',
  '答过的消息：只存编号和时间，认得出重发的；编号里没有您的话，也对不上您',
  '运行日志：没有话，人的编号是加了钥匙的散列；由维护人员按自己的期限保存',
]

/** Everything that is held of a person, for them to read: JSON with headings in Chinese. */
export function ownFile({ person, held, session, knowledge, retention, now, madeOn }: OwnFile): File {
  const sections = held.map(({ heading, rows }) => [heading, rows.map((row) => rowOf(row, knowledge))] as const)
  const told = {
    说明: session ? IN_MEMORY : '这里是问策现在存着的、与您有关的全部内容。时间都是东八区时间（UTC+8）。',
    导出时间: timeOf(now),
    您的编号: person,
    ...(session ? { 对话: [sessionOf(session, knowledge)] } : Object.fromEntries(sections)),
    没有存的: NOT_HELD,
    保存多久: session ? '到程序结束为止' : keptFor(retention),
    怎么删: '说“删除我的数据”，就都删除',
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(told, undefined, 2)}\n`)
  return { name: `wence-我的数据-${madeOn}.json`, type: 'application/json', bytes }
}

const IN_MEMORY = '这次对话只在程序的内存里，没有存进文件；程序一结束就没有了。时间都是东八区时间（UTC+8）。'

const timeOf = (at: number): string => CLOCK.format(at)

const keptFor = ({ notes, replies, keys, session }: Retention) => ({
  对话: `最后一次说话以后 ${session / HOUR} 小时`,
  记下的问题和意见: `${notes / DAY} 天`,
  '留着的答复、等着回答的消息': `${replies / DAY} 天`,
  答过的消息的编号: `${keys / DAY} 天`,
})

const rowOf = (row: readonly HeldCell[], knowledge: Knowledge) =>
  Object.fromEntries(row.map(({ heading, as, value }) => [heading, told(as, value, knowledge)]))

function told(as: HeldCell['as'], value: unknown, knowledge: Knowledge): unknown {
  switch (as) {
    case 'time':
      return typeof value === 'number' ? timeOf(value) : value
    case 'yes-no':
      return value === 1 || value === true ? '是' : '否'
    case 'session':
      return sessionOf(value as Session, knowledge)
    default:
      return value
  }
}

/** What was told and said, with headings; and the whole as the program has it. */
function sessionOf(session: Session, knowledge: Knowledge) {
  const { check, told: loose, own, others, log } = session
  const place = (id: string) => knowledge.regulations.get(id)?.place ?? id
  return {
    ...(check ? { 正在核对: place(check.regulation) } : {}),
    说过的情况: factsOf(check ?? loose, knowledge),
    ...(Object.keys(own).length > 0
      ? {
          按各地说法另记的: Object.fromEntries(
            Object.entries(own).map(([id, of]) => [place(id), factsOf(of, knowledge)]),
          ),
        }
      : {}),
    ...(others.length > 0
      ? {
          说到的别家: others.map(({ name, number, told: of, check: theirs }) => ({
            称呼: name ?? `第 ${number} 家`,
            说过的情况: factsOf(theirs ?? of, knowledge),
          })),
        }
      : {}),
    最近的对话: log.map(({ words, reply }) => ({ 您说: words, 回答: reply })),
    程序里的原样: session,
  }
}

function factsOf({ facts, said }: Pick<Told, 'facts' | 'said'>, knowledge: Knowledge) {
  return Object.entries(facts).map(([id, value]) => {
    const fact = knowledge.facts.get(id)
    const words: Wording | undefined = said[id]
    return { 项目: fact ? nameOf(fact) : id, ...(words ? { 原话: wordingText(words) } : {}), 记作: value }
  })
}
