import { Command, Option } from 'commander'
import { type CommandParts, helpExamples } from './examples.ts'
import { regionOption, regionsText } from './inputs.ts'
import type { Io } from './io.ts'

interface Options {
  readonly json?: true
  readonly jsonl?: true
}

/** `wence outline`: every clause with its address, and what the parser found wrong in the source. */
export function outlineCommand(io: Io, { knowledge, today, examples: { places } }: CommandParts): Command {
  return new Command('outline')
    .description('列出文本的全部条款')
    .argument('[地方]', `哪一地：${regionsText(knowledge)}；不写为全部`)
    .option('--json', '输出一个 JSON')
    .addOption(new Option('--jsonl', '每个条款一行 JSON').conflicts(['json']))
    .addHelpText('after', helpExamples(`outline ${places[0]}`, 'outline --jsonl'))
    .action((place: string | undefined, options: Options) => {
      const only = place === undefined ? undefined : regionOption(knowledge, place, today())
      const chosen = [...knowledge.regulations.values()].filter(({ id }) => only === undefined || id === only)
      const clauses = chosen.flatMap(({ regulation }) => regulation.clauses)
      if (options.json) return io.out(JSON.stringify(clauses, undefined, 2))
      if (options.jsonl) {
        for (const clause of clauses) io.out(JSON.stringify(clause))
        return
      }
      for (const { title, regulation } of chosen) {
        io.out(`${title}（${regulation.file}）`)
        const rows = regulation.clauses.map(({ id, label, title: heading, text }) => [
          id,
          label,
          excerpt(heading ?? text),
        ])
        io.out(io.drawTable(['编号', '条款', '内容'], rows))
        for (const { line, text } of regulation.defects) io.out(`! ${regulation.file} 第${line}行：${text}`)
        io.out('')
      }
    })
}

const excerpt = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ')
  return line.length > 30 ? `${line.slice(0, 30)}…` : line
}
