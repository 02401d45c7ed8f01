import type { Knowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'

/** Of a text judged on fewer of the matters that are asked after, nobody has looked for what it says on the rest. */
const MOST = 0.5

/** Whether somebody has looked what a text says, or does not say, on most of the matters that are asked after. */
export const isJudged = (id: RegulationId, { matters }: Pick<Knowledge, 'matters'>): boolean =>
  [...matters.values()].filter(({ said }) => said[id] !== undefined).length >= MOST * matters.size
