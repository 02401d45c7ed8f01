import { Command } from 'commander'
import type { Entry } from '../drafting/index.ts'
import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { regulationNamed } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { Outcome } from '../try/index.ts'
import { drafted } from './drafting.ts'
import { regionsText } from './inputs.ts'
import { type Io, UsageError } from './io.ts'
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
        const id = place === undefined ? undefined : regulationNamed(knowledge, place, today())
        if (place === undefined || id !== undefined) {
          const regulation = knowledge.regulations.get(id ?? '')
          return tell(await rehearse(id), { ...options, ...(regulation ? { regulation } : {}) })
        }
        const world = await drafting()
        const drafts = await room.draftIds(world.shelf)
        if (!drafts.includes(place)) throw new UsageError(nothingNamed(place, knowledge, drafts))
        const draft = await room.readDraft(world.shelf, place)
        const grown = room.loadedWith(world.library, draft, world.opened)
        const outcome = await world.rehearseIn(grown, room.withDraft(world.library, draft), place)
        const regulation = grown.regulations.get(place)
        const waiting = room.clausesWaiting(draft)
        await tell(outcome, { ...options, ...(regulation ? { regulation } : {}), waiting })
        if (!options.json) for (const line of nextSteps(place, room.waiting(draft), outcome)) io.out(line)
      }),
    )
  return command

  async function tell(
    outcome: Outcome,
    {
      json,
      regulation,
      waiting = [],
    }: Options & { readonly regulation?: RegulationKnowledge; readonly waiting?: readonly ClauseId[] },
  ): Promise<void> {
    const { coverageLine, coverageOf } = await import('../try/index.ts')
    const coverage = regulation ? coverageOf(regulation, waiting) : []
    const { tried, faults } = outcome
    if (faults.length > 0) fail()
    if (json) return io.out(JSON.stringify({ ...outcome, coverage }, undefined, 2))
    for (const each of coverage) io.out(coverageLine(each))
    if (faults.length > 0) {
      const { missLine } = await import('../drafting/index.ts')
      for (const fault of faults) io.out(missLine(fault))
    }
    io.out(`试了 ${tried} 句，${faults.length === 0 ? '都读得回来' : `${faults.length} 句读不回来`}。`)
  }
}

const nothingNamed = (name: string, knowledge: Knowledge, drafts: readonly string[]): string =>
  `try ${name}：没有这个地方，也没有这份草稿；在使用的：${regionsText(knowledge)}${
    drafts.length > 0 ? `；没有投入使用的草稿：${drafts.join('、')}` : ''
  }`

/** What a clerk does next with a draft that was tried. */
function nextSteps(id: string, left: readonly Entry[], { faults }: Outcome): string[] {
  const requirements = left.filter(({ section }) => section !== 'statements' && section !== 'identity')
  const clauses = [...new Set(requirements.map(({ value }) => String(value.clause ?? '')))].filter((at) => at !== '')
  return [
    ...(left.length > 0
      ? [
          `没有确认的 ${left.length} 项不算数${clauses.length > 0 ? `，其中要求在 ${clauses.join('、')}` : ''}；要确认：wence confirm ${id}`,
        ]
      : []),
    faults.length === 0
      ? `下一步：wence publish ${id} 投入使用。`
      : `上面读不回来的，按文件和行去看；还没有确认的用 wence confirm ${id} 改（e）或改作未写（u），已确认的直接改那一行，再试。`,
  ]
}
