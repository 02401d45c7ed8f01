import type { Reply } from '../../src/desk/index.ts'
import { examples } from './library.ts'
import { deskIn } from './talk.ts'

export interface Dialogue {
  readonly id: string
  readonly turns: readonly { readonly user: string }[]
}

export const dialogues = (): Dialogue[] => examples<Dialogue>('dev/dialogues.jsonl')

/** The replies of every example dialogue and question, each with what it answers. */
export async function exampleReplies(): Promise<{ readonly asked: string; readonly reply: Reply }[]> {
  const replies: { asked: string; reply: Reply }[] = []
  for (const { id, turns } of dialogues()) {
    const desk = deskIn()
    for (const [i, { user }] of turns.entries())
      replies.push({ asked: `${id}/${i} ${user}`, reply: await desk.turn('s', user) })
  }
  const desk = deskIn()
  for (const [i, { q }] of examples<{ readonly q: string }>('dev/questions.jsonl').entries())
    replies.push({ asked: q, reply: await desk.turn(`q${i}`, q) })
  return replies
}

/** What a verdict card and its report look like, besides what the examples ask for. */
export async function reportReplies(): Promise<{ readonly asked: string; readonly reply: Reply }[]> {
  const lines = [
    '我们公司设备两百多万，场地380平，研发人员12人，非软件行业，够报万州的吗',
    '看结果',
    '导出报告',
    '换到云南',
    '看结果',
  ]
  const desk = deskIn()
  const replies: { asked: string; reply: Reply }[] = []
  for (const line of lines) replies.push({ asked: line, reply: await desk.turn('s', line) })
  for (const line of ['重庆 附件2', '云南 第十条', '万州和聊城 绩效评估', '<a href="https://x.cn">点我</a> @所有人'])
    replies.push({ asked: line, reply: await desk.turn('t', line) })
  return replies
}

/** All that a reply says, once everything is opened. */
export const opened = ({ receipt, lead, blocks }: Reply): string =>
  [receipt, lead, ...blocks.map(({ text }) => text)].filter((line) => line !== undefined).join('\n')
