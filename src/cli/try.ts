import { Command } from 'commander'
import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { Outcome } from '../try/index.ts'
import { drafted } from './drafting.ts'
import { regionOption, regionsText } from './inputs.ts'
import type { Io } from './io.ts'
import type { Parts } from './parts.ts'

/** Tries what knowledge declares: of one regulation, or of all. */
export type Rehearse = (only?: RegulationId) => Promise<Outcome>

interface Options {
  readonly json?: true
}

/** `wence try`: says what knowledge declares to the program and reads it back; fails where something is not read as it was said. */
export function tryCommand(io: Io, { knowledge, rehearse, drafting, today }: Parts, fail: () => void): Command {
  const command = new Command('try')
    .description('试一遍知识里写的：每项情况各种答法、每个条件够和不够、每个事项，看能不能读回来')
    .argument('[地方]', `只试一地，或一份草稿的编号：${regionsText(knowledge)}`)
    .option('--json', '输出一个 JSON')
    .addHelpText('after', '\n有读不回来的，逐条说在哪个文件哪一行、说的什么、读成了什么，退出状态为 1。')
    .action((place: string | undefined, options: Options) =>
      drafted(io, fail, async (room) => {
        const world = place === undefined || isHeld(knowledge, place) ? undefined : await drafting()
        if (world && place !== undefined && (await room.draftIds(world.shelf)).includes(place)) {
          const draft = await room.readDraft(world.shelf, place)
          const grown = room.loadedWith(world.library, draft)
          const outcome = await world.rehearseIn(grown, room.withDraft(world.library, draft), place)
          return tell(outcome, grown.regulations.get(place), options, room.clausesWaiting(draft))
        }
        const id = place === undefined ? undefined : regionOption(knowledge, place, today())
        return tell(await rehearse(id), knowledge.regulations.get(id ?? ''), options)
      }),
    )
  return command

  async function tell(
    outcome: Outcome,
    regulation: RegulationKnowledge | undefined,
    { json }: Options,
    waiting: readonly ClauseId[] = [],
  ): Promise<void> {
    const { coverageLine, coverageOf } = await import('../try/index.ts')
    const coverage = regulation ? coverageOf(regulation, waiting) : []
    const { tried, faults } = outcome
    if (faults.length > 0) fail()
    if (json) return io.out(JSON.stringify({ ...outcome, coverage }, undefined, 2))
    for (const each of coverage) io.out(coverageLine(each))
    for (const { file, line, id, way, says, wants, got } of faults)
      io.out(`${file}:${line}：${id}（${way}）说“${says}”，应读出 ${wants}，读到 ${got}`)
    io.out(`试了 ${tried} 句，${faults.length === 0 ? '都读得回来' : `${faults.length} 句读不回来`}。`)
  }
}

const isHeld = ({ regulations }: Knowledge, name: string): boolean =>
  [...regulations.values()].some(({ id, place, center }) => [id, place, center].includes(name))
