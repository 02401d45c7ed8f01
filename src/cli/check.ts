import { Command, Option } from 'commander'
import type { z } from 'zod'
import { type Facts, readFacts } from '../eligibility/index.ts'
import { unitOf } from '../knowledge/index.ts'
import { reportOf } from '../report/index.ts'
import { type CommandParts, helpExamples } from './examples.ts'
import { dayOption, factOption, factsFile, faultText, regionInLine, regionOption, regionsText } from './inputs.ts'
import { type Io, UsageError } from './io.ts'
import { BadLine, eachLine } from './jsonl.ts'
import type { Parts } from './parts.ts'
import { reportOption, saveReport } from './report-file.ts'

const rowOf = (zod: typeof z) => zod.looseObject({ regulation: zod.string(), facts: zod.unknown().default({}) })

interface Options {
  readonly region?: string
  readonly facts?: string
  readonly fact: readonly string[]
  readonly report?: string
  readonly asOf?: string
  readonly json?: true
  readonly jsonl?: true
}

/** `wence check`: facts against a regulation's conditions, as a card, and as a report where one is asked for. */
export function checkCommand(io: Io, parts: CommandParts, fail: () => void): Command {
  const { knowledge, desk, today, corpus } = parts
  const { asJson, told, denied, places } = parts.examples
  const [first, second, third] = places
  return new Command('check')
    .description('拿单位情况逐条对照一地的条件')
    .option('--region <地方>', `对照哪一地：${regionsText(knowledge)}`)
    .option('--facts <文件>', `JSON 文件，如 ${asJson}；- 为标准输入`)
    .option(
      '--fact <项=值>',
      `一项情况，可多次，如 --fact ${told[0]} --fact ${denied}`,
      (value, all: string[]) => [...all, value],
      [],
    )
    .option('--report <文件>', '另写一份可以打印的报告：.docx、.html 或 .md；同名文件会被换掉')
    .option('--as-of <日期>', '按哪一天判断文件是否有效，如 2024-06-30；默认今天')
    .option('--json', '输出一个 JSON')
    .addOption(
      new Option('--jsonl', '从标准输入逐行读 {"id", "regulation", "facts"}，逐行输出').conflicts([
        'json',
        'region',
        'facts',
        'fact',
        'report',
      ]),
    )
    .addHelpText(
      'after',
      `${helpExamples(
        `check --region ${first} --facts 我们.json`,
        `check --region ${second} ${told.map((each) => `--fact ${each}`).join(' ')}`,
        `check --region ${third} --facts 我们.json --report 报告.docx`,
      )}\n\n可填的项：\n${factList(knowledge)}`,
    )
    .action(async (options: Options) => {
      const asOf = options.asOf === undefined ? undefined : dayOption(options.asOf)
      if (options.jsonl) {
        return eachLine(io, rowOf, ({ regulation, facts }) => {
          const id = regionInLine(knowledge, 'regulation', regulation, asOf ?? today())
          const read = readFacts(facts, knowledge.facts)
          if ('faults' in read) throw new BadLine(read.faults.map(faultText).join('；'))
          return checkOf(desk.check(id, read.facts, asOf))
        })
      }
      if (options.region === undefined)
        throw new UsageError(`要对照哪一地？请加 --region，可用：${regionsText(knowledge)}`)
      const region = regionOption(knowledge, options.region, asOf ?? today())
      const form = options.report === undefined ? undefined : reportOption(options.report)
      const file: Facts = options.facts === undefined ? {} : await factsFile(io, knowledge, options.facts, asJson)
      const facts = options.fact.reduce((known, text) => withFact(known, factOption(parts, text), text), file)
      const reply = desk.check(region, facts, asOf)
      // Before anything is printed: a reader that closes the pipe early must not cost the report.
      const fault =
        options.report === undefined || !form
          ? undefined
          : await saveReport(io, options.report, form(reportOf(reply, { madeOn: today(), corpus })))
      io.out(options.json ? JSON.stringify(checkOf(reply), undefined, 2) : io.drawReply(reply))
      if (fault === undefined) return
      io.err(fault)
      fail()
    })
}

/** The check with what a program needs to show it: notices, citations and the sources of its figures. */
const checkOf = ({ check, notices, citations, figures }: ReturnType<Parts['desk']['check']>) => ({
  ...check,
  notices,
  citations,
  figures,
})

const factList = ({ facts }: Parts['knowledge']): string =>
  [...facts.values()]
    .map((fact) => {
      const { id, label, kind, choices } = fact
      const forms = { 'yes-no': '是/否', choice: Object.keys(choices).join('|'), date: '年月日', share: '百分比' }
      const unitText = forms[kind as keyof typeof forms] ?? unitOf(fact)
      return `  ${id}  ${label.map((part) => (typeof part === 'string' ? part : part.text)).join('')}（${unitText}）`
    })
    .join('\n')

/** A fact told twice with two values is a mistake of the one who tells it, not for the program to settle. */
function withFact(known: Facts, told: Facts, text: string): Facts {
  const [[id, value] = []] = Object.entries(told)
  const before = id === undefined ? undefined : known[id]
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value)) {
    throw new UsageError(`--fact ${text}：${id} 已经说过一个不同的值；请只留一个`)
  }
  return { ...known, ...told }
}
