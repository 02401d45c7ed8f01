import type { Clock } from '../../../channels/delivery/index.ts'
import { type DraftingPorts, Refused } from '../../../drafting/index.ts'
import { inBrowser } from './in-browser.ts'

/** Something that takes a while, and how it came out. */
export interface Step {
  readonly name: string
  /** The draft that it is done with, once it is known. */
  readonly draft?: string
  readonly began: number
  /** What was filled in, to be given back where it was refused. */
  readonly typed: Readonly<Record<string, string>>
  readonly state: 'under-way' | 'done' | 'refused'
  /** What is told of it, in Chinese. */
  readonly lines: readonly string[]
}

interface Work {
  readonly name: string
  readonly draft?: string
  readonly typed?: Readonly<Record<string, string>>
  /** Whether it changes what is in service. */
  readonly serves?: boolean
  readonly run: (ports: DraftingPorts) => Promise<Pick<Step, 'lines' | 'draft'>>
}

/** What stands in the folder is read anew after so long: a clerk at a terminal may have changed it. */
const READ_FOR = 5 * 60 * 1000
/** So many steps are remembered, until the program is started anew. */
const REMEMBERED = 50

interface Ports {
  readonly open: () => Promise<DraftingPorts>
  readonly clock: Clock
  readonly onFault: (fault: Error) => void
}

/** Where drafts are worked on from the browser: what takes long is done one after the other while its page is looked at. */
export class Bench {
  readonly #ports: Ports
  readonly #steps = new Map<string, Step>()
  #world: { readonly at: number; readonly ports: Promise<DraftingPorts> } | undefined
  #line: Promise<unknown> = Promise.resolve()
  #changes: Promise<unknown> = Promise.resolve()
  #count = 0

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** What drafting works with, as the folder stands. */
  ports(): Promise<DraftingPorts> {
    const now = this.#ports.clock.elapsed()
    if (!this.#world || now - this.#world.at > READ_FOR) this.#world = { at: now, ports: this.#ports.open() }
    return this.#world.ports
  }

  step(id: string): Step | undefined {
    return this.#steps.get(id)
  }

  /** The step that is under way with a draft. */
  busy(draft: string): string | undefined {
    return [...this.#steps].find(([, step]) => step.draft === draft && step.state === 'under-way')?.[0]
  }

  /** Begins a step, to be looked at by the id that is given back. */
  begin({ name, draft, typed = {}, serves = false, run }: Work): string {
    const id = String(++this.#count)
    const step: Step = {
      name,
      ...(draft === undefined ? {} : { draft }),
      began: this.#ports.clock.now(),
      typed,
      state: 'under-way',
      lines: [],
    }
    this.#steps.set(id, step)
    for (const old of [...this.#steps.keys()].slice(0, -REMEMBERED)) this.#steps.delete(old)
    this.#line = this.#line.then(async () => {
      this.#steps.set(id, { ...step, ...(await this.#done(run)) })
      if (serves) this.#world = undefined
    })
    return id
  }

  /** Makes a change to a draft, after those that were begun before. Rejects as it does. */
  inTurn<T>(change: (ports: DraftingPorts) => Promise<T>): Promise<T> {
    const made = this.#changes.then(async () => change(await this.ports()))
    this.#changes = made.catch(() => undefined)
    return made
  }

  async #done(run: Work['run']): Promise<Partial<Step>> {
    try {
      const { lines, draft } = await run(await this.ports())
      return { state: 'done', lines: lines.map(inBrowser), ...(draft === undefined ? {} : { draft }) }
    } catch (error) {
      const lines = refusalIn(error)
      if (!lines && error instanceof Error) this.#ports.onFault(error)
      return { state: 'refused', lines: lines ?? ['这一步没有办成，维护人员会看到；草稿还是原来的样子。'] }
    }
  }
}

const DENIED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC'])

/** Why something is refused, for a clerk; undefined of a fault of the program. */
export function refusalIn(error: unknown): readonly string[] | undefined {
  if (error instanceof Refused) return error.lines.map(inBrowser)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return DENIED.has(code)
    ? [`问策的文件夹写不了（${code}），什么都没有改。请维护人员把 knowledge 和 seeds 放到可写的地方（WENCE_HOME）。`]
    : undefined
}
