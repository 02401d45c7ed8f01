import { Unresolved } from './resolve.ts'
import type { YamlFile } from './yaml.ts'

/** One thing wrong in a knowledge file: where it stands, what was found there and what would be right, in Chinese. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly found: string
  readonly wanted: string
}

const written = ({ file, line, found, wanted }: Fault): string => `${file}:${line}：找到：${found}；应为：${wanted}`

/** Loading stopped. `faults` has everything that was wrong, by file and line, each once; `unchecked` counts what hangs on it. */
export class KnowledgeError extends Error {
  readonly faults: readonly Fault[]

  constructor(
    faults: readonly Fault[],
    readonly unchecked = 0,
  ) {
    const all = inOrder(faults)
    const rest = unchecked > 0 ? [`另有 ${unchecked} 处因此没有检查，以上改好后再查。`] : []
    super(
      [`资料有 ${all.length} 处错误，改好才能用：`, ...all.map((fault) => `  ${written(fault)}`), ...rest].join('\n'),
    )
    this.name = 'KnowledgeError'
    this.faults = all
  }
}

const inOrder = (faults: readonly Fault[]): Fault[] =>
  [...new Map(faults.map((fault) => [written(fault), fault])).values()].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )

/** Runs a step of reading; a reference that leads nowhere becomes a fault at the entry under the path. */
export type Step = <T>(path: readonly PropertyKey[], step: () => T) => T | undefined

/**
 * What is wrong so far. An entry with a fault is remembered by its list and id (facts, rd_staff), a list of which a file could not
 * be read as a whole; what only refers to one of those is not wrong itself, and is counted.
 */
export class Faults {
  readonly #all: Fault[] = []
  readonly #broken = new Map<string, Set<string>>()
  readonly #whole = new Set<string>()
  #unchecked = 0

  get some(): boolean {
    return this.#all.length > 0
  }

  add(...faults: readonly Fault[]): void {
    this.#all.push(...faults)
  }

  /** Without an id, some entry of the list, nobody knows which. */
  breaks(list: string, id?: string): void {
    if (id === undefined) this.#whole.add(list)
    else this.#broken.set(list, (this.#broken.get(list) ?? new Set()).add(id))
  }

  isBroken(list: string, id: string): boolean {
    return this.#whole.has(list) || this.#broken.get(list)?.has(id) === true
  }

  /** So many things hang on what is broken. */
  leavesOut(count = 1): void {
    this.#unchecked += count
  }

  /** Tells what leads nowhere at its place, or leaves it out where what it leads to is broken. */
  tell({ found, wanted, about }: Unresolved, at: (words?: string) => Pick<Fault, 'file' | 'line'>): void {
    if (about?.lists?.some((list) => this.isBroken(list, about.words))) this.leavesOut()
    else this.add({ ...at(about?.words), found, wanted })
  }

  stepsOf(yaml: YamlFile): Step {
    return (path, step) => {
      try {
        return step()
      } catch (error) {
        if (!(error instanceof Unresolved)) throw error
        this.tell(error, (words) => yaml.fault(path, '', '', words))
        const [list, id] = path
        if (typeof list === 'string' && typeof id === 'string') this.breaks(list, id)
        return undefined
      }
    }
  }

  error(): KnowledgeError {
    return new KnowledgeError(this.#all, this.#unchecked)
  }
}
