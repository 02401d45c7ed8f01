import { Command, Option } from 'commander'
import type { z } from 'zod'
import { type CommandParts, helpExamples } from './examples.ts'
import { type Io, UsageError } from './io.ts'
import { BadLine, eachLine } from './jsonl.ts'
import type { Parts } from './parts.ts'

const rowOf = (zod: typeof z) => zod.looseObject({ text: zod.string(), context: zod.string().nullish() })

interface Options {
  readonly context?: string
  readonly json?: true
  readonly jsonl?: true
}

/** `wence intake`: what a message says of the applicant. */
export function intakeCommand(io: Io, { knowledge, desk, examples: { said, answered } }: CommandParts): Command {
  const unknown = (context: string): string =>
    `context：没有“${context}”这项；可用：${[...knowledge.facts.keys()].join('、')}`
  return new Command('intake')
    .description('读出一句话里说到的单位情况')
    .argument('[话...]', '要读的话')
    .option('--context <项>', '刚问过的那项，好让“三十五”“是的”这样的回答有着落')
    .option('--json', '输出一个 JSON')
    .addOption(
      new Option('--jsonl', '从标准输入逐行读 {"id", "text", "context"?}，逐行输出').conflicts(['json', 'context']),
    )
    .addHelpText('after', helpExamples(`intake ${said}`, `intake --context ${answered.fact} ${answered.words}`))
    .action(async (words: string[], options: Options) => {
      if (options.jsonl) {
        return eachLine(io, rowOf, ({ text, context }) => {
          if (context && !knowledge.facts.has(context)) throw new BadLine(unknown(context))
          return { facts: desk.read(text, context ?? undefined) }
        })
      }
      const text = words.join(' ')
      if (text.trim() === '') throw new UsageError(`要读哪句话？例：wence intake ${said}`)
      if (options.context !== undefined && !knowledge.facts.has(options.context))
        throw new UsageError(unknown(options.context))
      const facts = desk.read(text, options.context)
      if (options.json) return io.out(JSON.stringify({ facts }, undefined, 2))
      const rows = Object.entries(facts).map(([id, value]) => [id, labelOf(knowledge, id), JSON.stringify(value)])
      io.out(rows.length === 0 ? '没有读到单位情况。' : io.drawTable(['项', '名称', '值'], rows))
    })
}

const labelOf = ({ facts }: Parts['knowledge'], id: string): string =>
  (facts.get(id)?.label ?? []).map((part) => (typeof part === 'string' ? part : part.text)).join('')
