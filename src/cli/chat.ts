import { Command, Option } from 'commander'
import type { z } from 'zod'
import type { Reply, TurnOptions } from '../desk/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { dayOption } from './inputs.ts'
import type { Io } from './io.ts'
import { eachLine } from './jsonl.ts'
import type { Parts } from './parts.ts'

const rowOf = (zod: typeof z) =>
  zod.looseObject({
    session: zod.union([zod.string().min(1), zod.number()]),
    user: zod.string(),
    person: zod.string().nullish(),
  })

interface Options {
  readonly db?: string
  readonly asOf?: string
  readonly jsonl?: true
}

/** `wence chat`: a conversation, in the terminal or line by line. Sessions last where a file is named. */
export function chatCommand(io: Io, parts: CommandParts): Command {
  return new Command('chat')
    .description('对话：问条文，或一步步核对条件（不带任何命令运行 wence 就是它）')
    .option('--db <文件>', '会话存进这个文件，下次接着说；默认只在内存里')
    .option('--as-of <日期>', '按哪一天判断文件是否有效，如 2024-06-30；默认今天')
    .addOption(new Option('--jsonl', '从标准输入逐行读 {"session", "user"}，逐行输出'))
    .addHelpText(
      'after',
      `${helpExamples('chat', 'chat --db ~/.wence.db')}\n  echo '{"session":"a","user":"${parts.examples.figure}"}' | wence chat --jsonl`,
    )
    .action(async ({ db, asOf: day, jsonl }: Options) => {
      const asOf = day === undefined ? undefined : dayOption(day)
      const { desk, told, close } = await parts.talkOn(db)
      const turn = (session: string, words: string, options: Pick<TurnOptions, 'person' | 'unseen'>): Promise<Reply> =>
        desk.turn(session, words, {
          ...options,
          ...(asOf ? { asOf } : {}),
          ...(told ? { handOff: { channel: TERMINAL, to: session } } : {}),
        })
      if (!jsonl) {
        await io.converse({
          welcome: desk.welcome(asOf),
          turn: (words, unseen) => turn(SESSION, words, { unseen }),
          save: async (name, bytes) => {
            await io.writeFile(name, bytes)
            return name
          },
          words: wordsToComplete(parts),
          ...(told ? { told: () => told(SESSION) } : {}),
        })
        return close?.()
      }
      await eachLine(io, rowOf, async ({ session, user, person }) => {
        const came = told?.(String(session)) ?? []
        const reply = await turn(String(session), user, { person: person ?? String(session) })
        return { session, ...(came.length > 0 ? { told: came } : {}), ...withoutFiles(reply) }
      })
      close?.()
    })
}

/** Places, subjects, what is asked of an applicant, and what can be said in a check. */
const wordsToComplete = ({ knowledge }: Parts): string[] => [
  ...[...knowledge.regulations.values()].map(({ place }) => place),
  ...[...knowledge.subjects.values()].map(({ label }) => label),
  ...[
    '返回',
    '修改',
    '跳过',
    '不知道',
    '看结果',
    '展开',
    '重新开始',
    '退出',
    '换到',
    '继续',
    '为什么',
    '出处',
    '转人工',
    '帮助',
  ],
]

const withoutFiles = ({ files: _bytes, ...rest }: Reply) => rest

/** The one session of a terminal. */
const SESSION = 'terminal'
/** The channel of terminals, in letters. */
const TERMINAL = 'terminal'
