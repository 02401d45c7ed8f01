import type { Knowledge, Library } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { DraftingWorld } from './add.ts'

/** What a trial finds: so many sentences were said, and these were not read back as they were meant. */
export interface Tried {
  readonly tried: number
  readonly faults: readonly Miss[]
}

interface Miss {
  readonly file: string
  readonly line: number
  readonly kind: string
  readonly id: string
  readonly way: string
  readonly says: string
  readonly wants: string
  readonly got: string
}

/** Drafting, and trying what is drafted. */
export interface DraftingPorts extends DraftingWorld {
  /** What a trial finds of one regulation in other knowledge than the program's own. */
  readonly rehearseIn: (knowledge: Knowledge, library: Library, id: RegulationId) => Promise<Tried>
  /** How far its requirements are written, an article a line; of `waiting` clauses there are entries that nobody has confirmed. */
  readonly coverageIn: (knowledge: Knowledge, id: RegulationId, waiting: readonly ClauseId[]) => readonly string[]
}

/** What was said, what should have been read and what was, for a clerk. */
export const missLine = ({ file, line, id, way, says, wants, got }: Miss): string =>
  `${file}:${line}：${id}（${way}）说“${says}”，应读出 ${wants}，读到 ${got}`

/** What of a regulation's own is not read back: its conditions, its subjects, and the facts that came with it; lines in Chinese. */
export function ownMisses({ faults }: Tried, library: Library, id: RegulationId): string[] {
  const facts = library.facts.filter(({ name }) => name.endsWith(`/${id}/facts.yaml`)).map(({ name }) => name)
  return faults
    .filter(({ kind, file, id: of, way }) =>
      kind === 'fact' ? facts.includes(file) : kind === 'condition' ? of.startsWith(`${id} `) : way === id,
    )
    .map(missLine)
}
