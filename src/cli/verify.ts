import { Command, Option } from 'commander'
import { accountsOf, coverageOf } from '../knowledge/index.ts'
import type { Io } from './io.ts'
import type { Parts } from './parts.ts'

interface Options {
  readonly json?: true
  readonly jsonl?: true
}

/** `wence verify`: every numeral of the texts with what accounts for it, and how much is judged of what each text says; fails while a figure is unaccounted for. */
export function verifyCommand(io: Io, { knowledge }: Parts, fail: () => void): Command {
  return new Command('verify')
    .description('核对文本里的每个数字都有着落')
    .option('--json', '输出一个 JSON')
    .addOption(new Option('--jsonl', '每个数字一行 JSON').conflicts(['json']))
    .addHelpText('after', '\n有数字没有着落时，退出状态为 1。')
    .action((options: Options) => {
      const accounts = accountsOf(knowledge)
      const open = accounts.filter(({ kind }) => kind === 'none')
      if (open.length > 0) fail()
      if (options.json) return io.out(JSON.stringify(accounts, undefined, 2))
      if (options.jsonl) {
        for (const account of accounts) io.out(JSON.stringify(account))
        return
      }
      io.out(
        io.drawTable(
          ['条款', '数字', '着落', '凭'],
          accounts.map(({ regulation, ref, surface, kind, by }) => [
            ref ?? regulation,
            surface,
            KINDS[kind] ?? kind,
            by ?? '',
          ]),
        ),
      )
      io.out('')
      io.out(
        open.length === 0
          ? `共 ${accounts.length} 处，都有着落。`
          : `共 ${accounts.length} 处，其中 ${open.length} 处没有着落：${open.map(({ ref, surface }) => `${ref ?? ''} ${surface}`).join('；')}`,
      )
      io.out('')
      for (const { regulation, stated, open: left, silent, uncited } of coverageOf(knowledge)) {
        io.out(
          `${knowledge.regulations.get(regulation)?.short ?? regulation}：写了 ${stated} 项，没写定 ${left} 项，没写 ${silent} 项。`,
        )
        if (uncited.length > 0) io.out(`  没有事项引到的 ${uncited.length} 条：${uncited.join('、')}`)
      }
      const { warnings } = knowledge
      if (warnings.length === 0) return
      io.out('')
      io.out(`另有 ${warnings.length} 处提醒，不影响使用：`)
      for (const { where, found, wanted } of warnings) io.out(`  ${where}：${found}；应为：${wanted}`)
    })
}

const KINDS: Record<string, string> = {
  condition: '条件',
  definition: '事实的定义',
  subject: '事项',
  'article-number': '条款号',
  'document-number': '文号',
  date: '日期',
  time: '时刻',
  ordinal: '序数',
  'proper-name': '专名',
  idiom: '固定说法',
  word: '词语',
  code: '代号',
  none: '没有着落',
}
