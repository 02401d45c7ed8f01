import { Command, Option } from 'commander'
import type { z } from 'zod'
import type { Context, TrainedEars } from '../hear/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { type Io, UsageError } from './io.ts'
import { BadLine, eachLine } from './jsonl.ts'

const rowOf = (zod: typeof z) =>
  zod.looseObject({ text: zod.string(), context: zod.string().nullish(), open: zod.boolean().nullish() })

interface Options {
  readonly context?: string
  readonly open?: true
  readonly json?: true
  readonly jsonl?: true
}

/** A command on one message in its context: what it gives as JSON, and as a person reads it. */
export interface MessageCommand<T extends object> {
  readonly name: string
  readonly description: string
  readonly of: (message: string, context: Context, ears: TrainedEars) => T
  readonly drawn: (given: T) => string
}

export function messageCommand<T extends object>(
  io: Io,
  { knowledge, ears, today, examples: { said, answered } }: CommandParts,
  { name, description, of, drawn }: MessageCommand<T>,
): Command {
  const unknown = (fact: string): string =>
    `context：没有“${fact}”这项；可用：${[...knowledge.facts.keys()].join('、')}`
  const given = (text: string, asked: string | undefined, open: boolean): T => {
    const thisYear = Number(today().slice(0, 'YYYY'.length))
    return of(text, { ...(asked ? { asked } : {}), open, thisYear }, ears())
  }
  return new Command(name)
    .description(description)
    .argument('[话...]', '要听的话')
    .option('--context <项>', '刚问过的那项，好让“三十五”“是的”这样的回答有着落')
    .option('--open', '正在逐项核对')
    .option('--json', '输出一个 JSON')
    .addOption(
      new Option('--jsonl', '从标准输入逐行读 {"id", "text", "context"?, "open"?}，逐行输出').conflicts([
        'json',
        'context',
        'open',
      ]),
    )
    .addHelpText(
      'after',
      helpExamples(`${name} ${said}`, `${name} --open --context ${answered.fact} ${answered.words}`),
    )
    .action(async (words: string[], { context, open, json, jsonl }: Options) => {
      if (jsonl) {
        return eachLine(io, rowOf, (row) => {
          if (row.context && !knowledge.facts.has(row.context)) throw new BadLine(unknown(row.context))
          return given(row.text, row.context ?? undefined, row.open ?? false)
        })
      }
      const text = words.join(' ')
      if (text.trim() === '') throw new UsageError(`要听哪句话？例：wence ${name} ${said}`)
      if (context !== undefined && !knowledge.facts.has(context)) throw new UsageError(unknown(context))
      const result = given(text, context, open ?? false)
      io.out(json ? JSON.stringify(result, undefined, 2) : drawn(result))
    })
}
