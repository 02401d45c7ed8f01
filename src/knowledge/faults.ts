/** One thing wrong in a knowledge file: where it stands, what was found there and what would be right. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly found: string
  readonly wanted: string
}

const written = ({ file, line, found, wanted }: Fault): string => `${file}:${line}: found ${found}; wanted ${wanted}`

/** Loading stopped. `faults` has everything that was wrong, not only the first thing. */
export class KnowledgeError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(`knowledge does not load:\n${faults.map((fault) => `  ${written(fault)}`).join('\n')}`)
    this.name = 'KnowledgeError'
  }
}
