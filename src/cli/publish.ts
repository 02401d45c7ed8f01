import { Command } from 'commander'
import { drafted } from './drafting.ts'
import type { Io } from './io.ts'
import type { Parts } from './parts.ts'

/** `wence publish`: puts a draft into service, where nothing is wrong with it. */
export function publishCommand(io: Io, { drafting }: Parts, fail: () => void): Command {
  return new Command('publish')
    .description('把草稿投入使用；有错、试不过就不投入，逐条说明')
    .argument('<编号>', '草稿的编号')
    .action((id: string) =>
      drafted(io, fail, async ({ publishDraft, ownMisses }) => {
        const { rehearseIn, ...world } = await drafting()
        const tried: Parameters<typeof publishDraft>[1]['tried'] = async (knowledge, grown, of) =>
          ownMisses(await rehearseIn(knowledge, grown, of), grown, of)
        for (const line of await publishDraft(id, { ...world, tried, at: world.today() })) io.out(line)
      }),
    )
}

/** `wence retire`: takes a regulation out of service; it is a draft again. */
export function retireCommand(io: Io, { drafting }: Parts, fail: () => void): Command {
  return new Command('retire')
    .description('把一部撤下，回到草稿')
    .argument('<编号>', '在使用的编号')
    .action((id: string) =>
      drafted(io, fail, async ({ retireRegulation }) => {
        const world = await drafting()
        for (const line of await retireRegulation(id, { ...world, at: world.today() })) io.out(line)
      }),
    )
}
