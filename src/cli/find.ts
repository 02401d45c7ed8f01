import { Command, Option } from 'commander'
import type { z } from 'zod'
import { type FoundClause, hitOf } from '../desk/index.ts'
import type { Day } from '../law/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { dayOption, regionInLine, regionOption, regionsText } from './inputs.ts'
import { type Io, UsageError } from './io.ts'
import { eachLine } from './jsonl.ts'

const rowOf = (zod: typeof z) => zod.looseObject({ q: zod.string(), region: zod.string().nullish() })

/** With the standing of its text where that must be told and its name does not tell it. */
const titled = ({ label, regulation: { short, isMarked, standingWord }, amended }: FoundClause): string =>
  [
    isMarked && !`${short}${label}`.includes(standingWord) ? `${short}${label}（${standingWord}）` : `${short}${label}`,
    amended.length > 0 ? '（修改过）' : '',
  ].join('')

const excerpted = ({ amended, excerpt }: FoundClause): string =>
  [...amended.map(({ text }) => `${text} 原：`), ...excerpt.map(({ text }) => text)].join('')

interface Options {
  readonly region?: string
  readonly asOf?: string
  readonly json?: true
  readonly jsonl?: true
}

/** `wence find`: the clauses nearest to some words, best first. */
export function findCommand(io: Io, { knowledge, desk, examples, today }: CommandParts): Command {
  const { subject, places, list } = examples
  const sample = `${list.replace(`${places[1]} `, '')} --region ${places[1]}`
  const lookUp = (words: string, asOf: Day, region?: string) =>
    desk.texts.lookUp(words, { asOf, ...(region === undefined ? {} : { region }) })
  const find = async (words: string, asOf: Day, region?: string) => ({
    hits: (await lookUp(words, asOf, region)).map(hitOf),
  })
  return new Command('find')
    .description('按词语找条款，最相近的在前')
    .argument('[词语...]', '要找的词语')
    .option('--region <地方>', `只找一地：${regionsText(knowledge)}`)
    .option('--as-of <日期>', '找哪一天施行的文本，如 2024-06-30；默认今天')
    .option('--json', '输出一个 JSON')
    .addOption(new Option('--jsonl', '从标准输入逐行读 {"id", "q", "region"?}，逐行输出').conflicts(['json']))
    .addHelpText('after', helpExamples(`find ${sample}`, `find ${subject}`))
    .action(async (words: string[], options: Options) => {
      const asOf = options.asOf === undefined ? today() : dayOption(options.asOf)
      const region = options.region === undefined ? undefined : regionOption(knowledge, options.region, asOf)
      if (options.jsonl) {
        return eachLine(io, rowOf, ({ q, region: name }) => {
          return find(q, asOf, name ? regionInLine(knowledge, 'region', name, asOf) : region)
        })
      }
      const sought = words.join(' ').trim()
      if (sought === '') throw new UsageError(`要找什么？例：wence find ${sample}`)
      if (options.json) return io.out(JSON.stringify(await find(sought, asOf, region), undefined, 2))
      const found = await lookUp(sought, asOf, region)
      if (found.length === 0) return io.out('没有找到相近的条款。')
      io.out(
        io.drawTable(
          ['条款', '内容'],
          found.map((hit) => [titled(hit), excerpted(hit)]),
        ),
      )
    })
}
