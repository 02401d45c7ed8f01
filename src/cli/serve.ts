import { Command } from 'commander'
import { type Io, UsageError } from './io.ts'
import type { Parts } from './parts.ts'

interface Options {
  readonly withoutChannels?: true
}

/** `wence serve`: the channels that the environment switches on, until the program is told to end. */
export function serveCommand(io: Io, parts: Parts, fail: () => void): Command {
  return new Command('serve')
    .description('运行环境变量里开通的渠道（Slack、微信），在本机提供 /healthz、/readyz、/metrics')
    .option('--without-channels', '一个渠道都没开通也运行，只提供健康检查和指标')
    .addHelpText('after', '\n每个渠道要设哪些变量，运行 wence doctor 看；结果之外的话都写到标准错误。')
    .action(async ({ withoutChannels }: Options) => {
      const plan = await parts.service()
      if ('faults' in plan) throw new UsageError(plan.faults.map((fault) => `wence: ${fault}`).join('\n'))
      for (const line of plan.told) io.err(line)
      if (plan.on === 0 && !withoutChannels)
        throw new UsageError('wence: no channel is on. Set the variables of one, or run with --without-channels.')
      const ended = await plan.run(io.stopped(), (address) => io.err(`wence: health and metrics at ${address}`))
      if (ended === 'faulted') fail()
    })
}
