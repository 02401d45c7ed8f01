import { z } from 'zod'
import type { Step } from '../faults.ts'
import { Id, Text } from '../forms.ts'
import { missing, Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import { Programmes } from './programmes.ts'

const Words = z.array(Text).min(1)

/** knowledge/programmes.yaml. */
export const ProgrammesYaml = z.strictObject({
  programmes: z.record(Id, z.strictObject({ names: Words, run_by: z.array(Text).default([]), family: Id.optional() })),
  families: z.record(Id, Words).default({}),
  endings: z.array(z.strictObject({ words: Words, not_after: z.array(Text).default([]) })).default([]),
})
export type ProgrammesYaml = z.infer<typeof ProgrammesYaml>

/** Programmes and their families; a name leads to one programme or family. */
export function readProgrammes({ programmes, families, endings }: ProgrammesYaml, at: Step): Programmes {
  const owners = new Map<string, string>()
  const own = (path: readonly PropertyKey[], id: string, names: readonly string[]) => {
    for (const [i, name] of names.entries()) {
      at([...path, i], () => {
        const owner = owners.get(name)
        if (owner) throw new Unresolved(`名字${quoted(name)}，${quoted(owner)}也有`, '只归一个项目的名字')
        owners.set(name, id)
      })
    }
  }
  for (const [id, { names, family }] of Object.entries(programmes)) {
    own(['programmes', id, 'names'], id, names)
    at(['programmes', id, 'family'], () => {
      if (family !== undefined && !families[family]) throw missing('项目族', 'families', family, Object.keys(families))
    })
  }
  for (const [id, names] of Object.entries(families)) own(['families', id], id, names)
  return new Programmes({
    programmes: Object.entries(programmes).map(([id, { names, run_by, family }]) => ({
      id,
      names,
      runBy: run_by,
      ...(family ? { family } : {}),
    })),
    families,
    endings: endings.map(({ words, not_after }) => ({ words, notAfter: not_after })),
  })
}
