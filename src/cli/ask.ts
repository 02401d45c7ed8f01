import { Command, Option } from 'commander'
import type { z } from 'zod'
import type { Reply } from '../desk/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { dayOption, regionInLine, regionOption, regionsText } from './inputs.ts'
import { FULL, type Io } from './io.ts'
import { eachLine } from './jsonl.ts'

const rowOf = (zod: typeof z) => zod.looseObject({ q: zod.string(), region: zod.string().nullish() })

interface Options {
  readonly region?: string
  readonly asOf?: string
  readonly full?: true
  readonly json?: true
  readonly jsonl?: true
}

/** `wence ask`: one question, one reply. */
export function askCommand(io: Io, { knowledge, desk, examples, today }: CommandParts): Command {
  const { figure, clause, places } = examples
  return new Command('ask')
    .description('问一个问题，得到条文和出处')
    .argument('[问题...]', '问题，不必加引号')
    .option('--region <地方>', `只问一地：${regionsText(knowledge)}`)
    .option('--as-of <日期>', '按哪一天判断文件是否有效，如 2024-06-30；默认今天')
    .option('--full', '折起来的也一并显示：整条条文、说明')
    .option('--json', '输出一个 JSON')
    .addOption(new Option('--jsonl', '从标准输入逐行读 {"id", "q", "region"?}，逐行输出').conflicts(['json']))
    .addHelpText(
      'after',
      helpExamples(
        `ask ${figure}`,
        `ask ${clause} --json`,
        `ask --as-of 2023-06-01 ${places.at(-1) ?? ''}的办法还有效吗`,
      ),
    )
    .action(async (words: string[], options: Options) => {
      const asOf = options.asOf === undefined ? undefined : dayOption(options.asOf)
      const on = asOf ?? today()
      const region = options.region === undefined ? undefined : regionOption(knowledge, options.region, on)
      const answer = (question: string, place = region) =>
        desk.ask(question, { ...(place ? { region: place } : {}), ...(asOf ? { asOf } : {}) })
      if (options.jsonl) {
        return eachLine(io, rowOf, async ({ q, region: name }) =>
          withReplyId(await answer(q, name ? regionInLine(knowledge, 'region', name, on) : region)),
        )
      }
      const reply = await answer(words.join(' '))
      io.out(options.json ? JSON.stringify(reply, undefined, 2) : io.drawReply(reply, options.full ? undefined : FULL))
    })
}

/** A line's own id stands at `id`; the reply's is told as `reply`. */
const withReplyId = ({ id, ...rest }: Reply) => ({ reply: id, ...rest })
