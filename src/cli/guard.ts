import { Command, Option } from 'commander'
import type { z } from 'zod'
import { guard, type Judgement, slotsOf } from '../answer/index.ts'
import type { ClauseId } from '../law/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { type Io, UsageError } from './io.ts'
import { eachLine } from './jsonl.ts'

const rowOf = (zod: typeof z) => zod.looseObject({ draft: zod.string(), cited: zod.array(zod.string()) })

interface Options {
  readonly cited: readonly string[]
  readonly json?: true
  readonly jsonl?: true
}

/** `wence guard`: whether a model's draft may be shown, and what in it may not. */
export function guardCommand(io: Io, { knowledge, examples: { slot } }: CommandParts): Command {
  const judge = (draft: string, cited: readonly ClauseId[]): Judgement =>
    guard(draft, { cited, slots: slotsOf(knowledge, cited) })
  return new Command('guard')
    .description('检查模型写的话：自己写了数字，或提到没给它看的条款，就拦下')
    .argument('[文字...]', '要检查的话')
    .option(
      '--cited <条款>',
      `给模型看过的条款，可多次，如 --cited ${slot.clause}`,
      (value, all: string[]) => [...all, value],
      [],
    )
    .option('--json', '输出一个 JSON')
    .addOption(
      new Option('--jsonl', '从标准输入逐行读 {"id", "draft", "cited"}，逐行输出').conflicts(['json', 'cited']),
    )
    .addHelpText('after', helpExamples('guard 不少于五百平方米', `guard --cited ${slot.clause} "${slot.words}"`))
    .action(async (words: string[], options: Options) => {
      if (options.jsonl) return eachLine(io, rowOf, ({ draft, cited }) => judge(draft, cited))
      const draft = words.join(' ')
      if (draft.trim() === '') throw new UsageError('要检查哪段话？例：wence guard 不少于五百平方米')
      const judgement = judge(draft, options.cited)
      if (options.json) return io.out(JSON.stringify(judgement, undefined, 2))
      if (judgement.verdict === 'pass') return io.out('通过：没有自己写的数字，也没有没给它看的条款。')
      io.out(`拦下：\n${io.drawTable(['位置', '文字'], judgement.found.map(row))}`)
    })
}

const row = ({ text, start, end }: Judgement['found'][number]): string[] => [`${start}–${end}`, text]
