import { Command, Option } from 'commander'
import type { z } from 'zod'
import { excerptOf, isMarked, standingWord } from '../answer/index.ts'
import { standingOn } from '../corpus/index.ts'
import { amendmentsOn, type RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type Day, quotable, type Regulation, regulationOf, whole } from '../law/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { dayOption, regionInLine, regionOption, regionsText } from './inputs.ts'
import { type Io, UsageError } from './io.ts'
import { eachLine } from './jsonl.ts'

const MOST = 10
/** About so many characters of a clause are shown. */
const SHOWN = 90

const rowOf = (zod: typeof z) => zod.looseObject({ q: zod.string(), region: zod.string().nullish() })

/** A clause that ends in a colon is shown with what stands under it. */
const withItems = (regulation: Regulation, clause: Clause): string => {
  const own = quotable(regulation, clause)
  if (!/[：:]\s*$/u.test(own)) return own
  const [, ...under] = whole(regulation, clause)
  return [own, ...under.map((item) => quotable(regulation, item))].join('')
}

/** With the standing of its text where that must be told and its name does not tell it. */
function titled(title: string, regulation: RegulationKnowledge, asOf: Day): string {
  const standing = standingWord(regulation, asOf)
  return isMarked(regulation, asOf) && !title.includes(standing) ? `${title}（${standing}）` : title
}

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
  const lookUp = async (words: string, asOf: Day, region?: string) => {
    const found = await desk.find(words, region, asOf)
    return found.hits.slice(0, MOST).flatMap(({ ref, score }) => {
      const known = knowledge.regulations.get(regulationOf(ref))
      const clause = known?.regulation.clauses.find(({ id }) => id === ref)
      if (!known || !clause) return []
      const { regulation, short, term } = known
      const amended = amendmentsOn(known, ref, asOf).map(({ phrase: { ref: by, text } }) => ({ by, text }))
      const hit = {
        ref,
        score: Math.round(score * 1000) / 1000,
        title: `${short}${clause.label}`,
        text: withItems(regulation, clause),
        standing: standingOn(term, asOf),
        ...(amended.length > 0 ? { amended } : {}),
      }
      return [
        {
          hit,
          row: () => [
            `${titled(hit.title, known, asOf)}${amended.length > 0 ? '（修改过）' : ''}`,
            [
              ...amended.map(({ text }) => `${text} 原：`),
              excerptOf({ ...clause, text: hit.text }, regulation.clauses, found, SHOWN),
            ].join(''),
          ],
        },
      ]
    })
  }
  const find = async (words: string, asOf: Day, region?: string) => ({
    hits: (await lookUp(words, asOf, region)).map(({ hit }) => hit),
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
          found.map(({ row }) => row()),
        ),
      )
    })
}
