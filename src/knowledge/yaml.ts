import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import type { z } from 'zod'
import type { Fault } from './faults.ts'

/** A knowledge file as read from disk; `name` is how messages call it. */
export interface KnowledgeFile {
  readonly name: string
  readonly text: string
}

type Path = readonly PropertyKey[]

/** A parsed YAML file that knows on which line each of its values stands. */
export class YamlFile {
  readonly #lines = new LineCounter()
  readonly #document: Document

  constructor(private readonly file: KnowledgeFile) {
    this.#document = parseDocument(file.text, { lineCounter: this.#lines, prettyErrors: false, merge: false })
  }

  /** What the file says, unchecked. */
  get value(): unknown {
    return this.#document.toJS()
  }

  /** The file's value as `schema` has it, or the faults that keep it from that. */
  read<T>(
    schema: z.ZodType<T>,
  ): { readonly value: T; readonly faults: [] } | { readonly value: undefined; readonly faults: Fault[] } {
    const errors = this.#document.errors.map((error) =>
      this.#faultAt(error.pos[0], `YAML: ${error.message}`, 'well-formed YAML'),
    )
    if (errors.length > 0) return { value: undefined, faults: errors }
    const numbers = this.#numbers()
    const parsed = schema.safeParse(this.#document.toJS())
    if (parsed.success && numbers.length === 0) return { value: parsed.data, faults: [] }
    const issues = parsed.error?.issues.flatMap((issue) => this.#faultsOf(issue)) ?? []
    return { value: undefined, faults: [...numbers, ...issues] }
  }

  /** A fault at the value under `path`, or at the nearest thing above it that is there. */
  fault(path: Path, found: string, wanted: string): Fault {
    return this.#faultAt(this.#nodeAt(path)?.range?.[0] ?? 0, found, wanted)
  }

  /** Every string value with its path, for checks that go over all that is said. */
  strings(): { readonly path: Path; readonly text: string }[] {
    const walk = (value: unknown, path: Path): { path: Path; text: string }[] => {
      if (typeof value === 'string') return [{ path, text: value }]
      if (typeof value !== 'object' || value === null) return []
      return Object.entries(value).flatMap(([key, inner]) =>
        walk(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    }
    return walk(this.#document.toJS(), [])
  }

  #faultsOf(issue: z.core.$ZodIssue): Fault[] {
    if (issue.code !== 'unrecognized_keys') return [this.fault(issue.path, this.#shown(issue.path), issue.message)]
    return issue.keys.map((key) =>
      this.fault([...issue.path, key], `the key ${key}`, 'a key that this file knows (src/knowledge/schema.ts)'),
    )
  }

  /** A number on its own is a figure typed where one should be read. */
  #numbers(): Fault[] {
    const faults: Fault[] = []
    visit(this.#document, {
      Scalar: (key, node) => {
        if (key !== 'key' && typeof node.value === 'number') {
          const wanted =
            'no figure in knowledge: name the clause and the phrase in it that states the figure (an address is quoted: "8.7")'
          faults.push(this.#faultAt(node.range?.[0] ?? 0, `the typed figure ${node.source ?? node.value}`, wanted))
        }
      },
    })
    return faults
  }

  #nodeAt(path: Path): Node | undefined {
    let node: unknown = this.#document.contents
    let last: Node | undefined = isNode(node) ? node : undefined
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(this.#document)
      if (isMap(node)) node = node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value
      else if (isSeq(node)) node = node.items[Number(key)]
      else break
      if (isNode(node)) last = node
    }
    return last
  }

  #shown(path: Path): string {
    const value = path.reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      this.#document.toJS(),
    )
    const shown = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80)
    return `${shown} at ${path.map(String).join('.') || 'the top'}`
  }

  #faultAt(offset: number, found: string, wanted: string): Fault {
    return { file: this.file.name, line: this.#lines.linePos(offset).line, found, wanted }
  }
}
