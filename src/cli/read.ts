import { Command, Option } from 'commander'
import type { z } from 'zod'
import { type Reading, readFigures } from '../quantity/index.ts'
import { helpExamples } from './examples.ts'
import { type Io, UsageError } from './io.ts'
import { eachLine } from './jsonl.ts'
import type { Parts } from './parts.ts'

const rowOf = (zod: typeof z) => zod.looseObject({ text: zod.string() })

interface Options {
  readonly json?: true
  readonly jsonl?: true
}

/** `wence read`: the figures in a text and what only looks like one. */
export function readCommand(io: Io, _parts: Parts): Command {
  const read = (text: string) => ({ readings: readFigures(text) })
  return new Command('read')
    .description('读出一段文字里的数量，分清哪些只是像数字')
    .argument('[文字...]', '要读的文字')
    .option('--json', '输出一个 JSON')
    .addOption(new Option('--jsonl', '从标准输入逐行读 {"id", "text"}，逐行输出').conflicts(['json']))
    .addHelpText('after', helpExamples('read 两百多万，大概五百平', 'read 不低于百分之六十，一事一议'))
    .action(async (words: string[], options: Options) => {
      if (options.jsonl) return eachLine(io, rowOf, ({ text }) => read(text))
      const text = words.join(' ')
      if (text.trim() === '') throw new UsageError('要读哪段文字？例：wence read 两百多万')
      const { readings } = read(text)
      if (options.json) return io.out(JSON.stringify({ readings }, undefined, 2))
      if (readings.length === 0) return io.out('没有读到数字。')
      io.out(io.drawTable(['文字', '是', '值', '单位', '界限'], readings.map(row)))
    })
}

const KINDS: Record<Reading['kind'], string> = {
  figure: '数量',
  'article-number': '条款号',
  'document-number': '文号',
  date: '日期',
  time: '时刻',
  ordinal: '序数',
  'proper-name': '专名',
  idiom: '成语或固定说法',
  word: '词语',
  code: '代号',
}
const OPERATORS: Record<NonNullable<Reading['op']>, string> = {
  eq: '等于',
  ge: '不少于',
  gt: '超过',
  le: '不超过',
  lt: '低于',
  range: '范围',
  approx: '约',
  change: '增减',
}

const row = ({ surface, kind, value, interval, unit, op }: Reading): string[] => [
  surface,
  KINDS[kind],
  op === 'approx' && interval ? boundsText(interval) : Array.isArray(value) ? value.join(' 至 ') : String(value ?? ''),
  unit ?? '',
  op ? OPERATORS[op] : '',
]

/** 450 至 550, or 200 至 300（不含两端） where the bounds are open; in the unit facts are compared in. */
const boundsText = ({ min, max, minOpen, maxOpen }: NonNullable<Reading['interval']>): string =>
  `${min ?? ''} 至 ${max ?? ''}${minOpen && maxOpen ? '（不含两端）' : ''}`.trim()
