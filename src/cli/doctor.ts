import { Command } from 'commander'
import type { Finding } from '../doctor/index.ts'
import type { Io } from './io.ts'

interface Options {
  readonly json?: true
  readonly model?: true
}

/** Examines what is set up; with `model`, calls the language model once. */
export type Examine = (options: { readonly model: boolean }) => Promise<readonly Finding[]>

const MARKS: Record<Finding['state'], string> = { ok: 'ok', off: 'off', doubtful: 'doubtful', wrong: 'WRONG' }

/** `wence doctor`: what is set up and what is wrong; fails where something is. For operators, hence in English. */
export function doctorCommand(io: Io, examine: Examine, fail: () => void): Command {
  return new Command('doctor')
    .description('检查运行环境、资料、索引、数据库、各渠道和模型的设置，说清哪里不对、怎么办')
    .option('--json', '输出一个 JSON')
    .option('--model', '另外调用一次语言模型（会产生一点费用）')
    .addHelpText('after', '\n有必须改正的问题时，退出状态为 1。')
    .action(async ({ json, model }: Options) => {
      const findings = await examine({ model: model === true })
      if (findings.some(({ state }) => state === 'wrong')) fail()
      if (json) return io.out(JSON.stringify(findings, undefined, 2))
      io.out(
        io.drawTable(
          ['what', 'state', 'found', 'what to do'],
          findings.map(({ what, state, found, remedy = '' }) => [what, MARKS[state], found, remedy]),
        ),
      )
    })
}
