import { Command, Option } from 'commander'
import type { z } from 'zod'
import { type CommandParts, helpExamples } from './examples.ts'
import { dayOption } from './inputs.ts'
import { FULL, type Io, UsageError } from './io.ts'
import { eachLine } from './jsonl.ts'

const rowOf = (zod: typeof z) => zod.looseObject({ topic: zod.string() })

interface Options {
  readonly asOf?: string
  readonly full?: true
  readonly json?: true
  readonly jsonl?: true
}

/** `wence compare`: what each regulation says on a subject. */
export function compareCommand(io: Io, { desk, examples }: CommandParts): Command {
  const { subject, places } = examples
  return new Command('compare')
    .description('把一件事在各地文本里的规定并排列出')
    .argument('[事项...]', '要比较的事，可带地名')
    .option('--as-of <日期>', '按哪一天判断文件是否有效，如 2024-06-30；默认今天')
    .option('--full', '折起来的也一并显示：整条条文、说明')
    .option('--json', '输出一个 JSON')
    .addOption(new Option('--jsonl', '从标准输入逐行读 {"id", "topic"}，逐行输出').conflicts('json'))
    .addHelpText('after', helpExamples(`compare ${subject}`, `compare ${places.slice(0, 2).join(' ')} ${subject}`))
    .action(async (words: string[], options: Options) => {
      const asOf = options.asOf === undefined ? undefined : dayOption(options.asOf)
      if (options.jsonl) {
        return eachLine(io, rowOf, async ({ topic }) => {
          const { id, ...rest } = await desk.compare(topic, asOf)
          return { reply: id, ...rest }
        })
      }
      const topic = words.join(' ').trim()
      if (topic === '') throw new UsageError(`要比较什么？例：wence compare ${subject}`)
      const reply = await desk.compare(topic, asOf)
      io.out(options.json ? JSON.stringify(reply, undefined, 2) : io.drawReply(reply, options.full ? undefined : FULL))
    })
}
