import { Command, Option } from 'commander'
import type { z } from 'zod'
import { addressOf, quotable, regulationOf } from '../law/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { regionInLine, regionOption, regionsText } from './inputs.ts'
import { type Io, UsageError } from './io.ts'
import { eachLine } from './jsonl.ts'

const MOST = 10

const rowOf = (zod: typeof z) => zod.looseObject({ q: zod.string(), region: zod.string().nullish() })

interface Options {
  readonly region?: string
  readonly json?: true
  readonly jsonl?: true
}

/** `wence find`: the clauses nearest to some words, best first. */
export function findCommand(io: Io, { knowledge, desk, examples }: CommandParts): Command {
  const { subject, places, list } = examples
  const sample = `${list.replace(`${places[1]} `, '')} --region ${places[1]}`
  const find = async (words: string, region?: string) => ({
    hits: (await desk.find(words, region)).hits.slice(0, MOST).map(({ ref, score }) => {
      const known = knowledge.regulations.get(regulationOf(ref))
      const clause = known?.regulation.clauses.find(({ id }) => id === ref)
      const text = known && clause ? quotable(known.regulation, clause) : ''
      return {
        ref,
        score: Math.round(score * 1000) / 1000,
        title: `${known?.short ?? ''}${clause?.label ?? addressOf(ref)}`,
        text,
      }
    }),
  })
  return new Command('find')
    .description('按词语找条款，最相近的在前')
    .argument('[词语...]', '要找的词语')
    .option('--region <地方>', `只找一地：${regionsText(knowledge)}`)
    .option('--json', '输出一个 JSON')
    .addOption(new Option('--jsonl', '从标准输入逐行读 {"id", "q", "region"?}，逐行输出').conflicts(['json']))
    .addHelpText('after', helpExamples(`find ${sample}`, `find ${subject}`))
    .action(async (words: string[], options: Options) => {
      const region = options.region === undefined ? undefined : regionOption(knowledge, options.region)
      if (options.jsonl) {
        return eachLine(io, rowOf, ({ q, region: name }) => {
          return find(q, name ? regionInLine(knowledge, 'region', name) : region)
        })
      }
      const sought = words.join(' ').trim()
      if (sought === '') throw new UsageError(`要找什么？例：wence find ${sample}`)
      const found = await find(sought, region)
      if (options.json) return io.out(JSON.stringify(found, undefined, 2))
      if (found.hits.length === 0) return io.out('没有找到相近的条款。')
      io.out(
        io.drawTable(
          ['条款', '内容'],
          found.hits.map(({ title, text }) => [title, text.length > 90 ? `${text.slice(0, 90)}…` : text]),
        ),
      )
    })
}
