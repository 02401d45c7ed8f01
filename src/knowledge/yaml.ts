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
import { lacksOf, valueAt } from './issues.ts'
import { quoted } from './similar.ts'
import { slipsOf } from './syntax.ts'

/** A knowledge file as read from disk; `name` is how messages call it. */
export interface KnowledgeFile {
  readonly name: string
  readonly text: string
}

type Path = readonly PropertyKey[]

/** An entry of a list that does not read; without an id, any of the list. */
interface Broken {
  readonly list: string
  readonly id?: string
}

interface Reading<T> {
  readonly value: T | undefined
  readonly faults: readonly Fault[]
  readonly broken: readonly Broken[]
}

/** A parsed YAML file that knows on which line each of its values stands. */
export class YamlFile {
  readonly #lines = new LineCounter()
  readonly #document: Document
  /** Of a list some entries of which were left out: where those that stayed stand in the file. */
  readonly #kept = new Map<string, readonly number[]>()

  constructor(private readonly file: KnowledgeFile) {
    this.#document = parseDocument(file.text, { lineCounter: this.#lines, prettyErrors: false, merge: false })
  }

  /** What the file says, unchecked. */
  get value(): unknown {
    return this.#document.toJS()
  }

  /**
   * The file's value as `schema` has it, and what is wrong with it. Entries of its lists that have a fault are left out of the value
   * and named as broken, by list and, where they have one, by id; without a value, all its lists are.
   */
  read<S extends z.ZodObject>(schema: S): Reading<z.output<S>> {
    const lists = Object.keys(schema.shape).map((list) => ({ list }))
    const slips = slipsOf(this.file.text, this.#document.errors, (offset) => this.#lines.linePos(offset).line)
    const unreadable = [...slips.map((slip) => ({ file: this.file.name, ...slip })), ...this.#strayAliases()]
    if (unreadable.length > 0) return { value: undefined, faults: unreadable, broken: lists }
    const numbers = this.#numbers()
    const written = this.value
    const parsed = schema.safeParse(written)
    if (parsed.success) return { value: parsed.data, faults: numbers, broken: [] }
    const lacks = lacksOf(parsed.error.issues, written, schema).filter(
      ({ path }) => numbers.length === 0 || typeof valueAt(written, path) !== 'number',
    )
    const faults = [...numbers, ...lacks.map(({ path, found, wanted }) => this.faultInFile(path, found, wanted))]
    const sound = this.#without(parsed.error.issues, written, Object.keys(schema.shape))
    const rest = sound && schema.safeParse(sound.value)
    if (!rest?.success) return { value: undefined, faults, broken: lists }
    return { value: rest.data, faults, broken: sound?.broken ?? [] }
  }

  /**
   * A fault at the value that was read under `path`, or at the nearest thing above it that is there; where one of its words is meant,
   * at those that read so.
   */
  fault([list, index, ...inner]: Path, found: string, wanted: string, words?: string): Fault {
    const place = this.#kept.get(String(list))?.[Number(index)] ?? index
    const path = [list, place, ...inner].filter((key) => key !== undefined)
    return this.faultInFile(path, found, wanted, words)
  }

  /** The same with a path of the file as it is written, whatever was left out of the value. */
  faultInFile(path: Path, found: string, wanted: string, words?: string): Fault {
    const { at, within } = this.#nodeAt(path)
    const meant = words === undefined ? undefined : this.#reading(within, words)
    return this.#faultAt(meant ?? at, found, wanted)
  }

  /** Every string value with its path in the file, for checks that go over all that is said. */
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

  /** The value without the entries of its lists that have an issue; undefined where an issue lies above them. */
  #without(issues: readonly z.core.$ZodIssue[], written: unknown, lists: readonly string[]) {
    if (typeof written !== 'object' || written === null) return undefined
    const value: Record<string, unknown> = { ...written }
    const broken: Broken[] = []
    const faulty = new Map<string, Set<PropertyKey>>()
    for (const issue of issues) {
      const [list, id] = issue.path
      if (list === undefined && issue.code === 'unrecognized_keys')
        for (const key of issue.keys) {
          // A list that is called wrong is not read, and nobody knows which it was.
          if (typeof value[key] === 'object') broken.push(...lists.map((each) => ({ list: each })))
          delete value[key]
        }
      else if (list === undefined || id === undefined) return undefined
      else faulty.set(String(list), (faulty.get(String(list)) ?? new Set()).add(id))
    }
    for (const [list, ids] of faulty) {
      const entries = Object.entries(Object(value[list])).filter(([id]) => !ids.has(id) && !ids.has(Number(id)))
      if (Array.isArray(value[list])) {
        this.#kept.set(
          list,
          entries.map(([index]) => Number(index)),
        )
        value[list] = entries.map(([, entry]) => entry)
      } else {
        value[list] = Object.fromEntries(entries)
        broken.push(...[...ids].map((id) => ({ list, id: String(id) })))
      }
    }
    return { value, broken }
  }

  /** What stands for something written elsewhere in the file, which is not there. */
  #strayAliases(): Fault[] {
    const faults: Fault[] = []
    if (this.#document.errors.length > 0) return faults
    visit(this.#document, {
      Alias: (_, node) => {
        if (!node.resolve(this.#document))
          faults.push(
            this.#faultAt(
              node.range?.[0] ?? 0,
              `${quoted(`*${node.source}`)}，前面没有`,
              `前面写有${quoted(`&${node.source}`)}`,
            ),
          )
      },
    })
    return faults
  }

  /** A number on its own is a figure typed where one should be read. */
  #numbers(): Fault[] {
    const faults: Fault[] = []
    visit(this.#document, {
      Scalar: (key, node) => {
        if (key !== 'key' && typeof node.value === 'number') {
          const wanted = '不写数：写条款和条款里说出这个数的原话；编号用半角引号引起来，如“"8.7"”'
          const found = `直接写的数${quoted(node.source ?? String(node.value))}`
          faults.push(this.#faultAt(node.range?.[0] ?? 0, found, wanted))
        }
      },
    })
    return faults
  }

  /** Where the value under a path begins, with its key, and the value itself or the nearest one above it. */
  #nodeAt(path: Path): { readonly at: number; readonly within: Node | undefined } {
    let node: unknown = this.#document.contents
    let within: Node | undefined = isNode(node) ? node : undefined
    let at = within?.range?.[0] ?? 0
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(this.#document)
      if (isMap(node)) {
        const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key))
        if (isNode(pair?.key)) at = pair.key.range?.[0] ?? at
        node = pair?.value
      } else if (isSeq(node)) {
        node = node.items[Number(key)]
        if (isNode(node)) at = node.range?.[0] ?? at
      } else break
      if (isNode(node)) within = node
      else break
    }
    return { at, within }
  }

  /** Where in a value the first word or phrase stands that reads so. */
  #reading(within: Node | undefined, words: string): number | undefined {
    let at: number | undefined
    if (!within) return undefined
    visit(within, {
      Scalar: (_, node) => {
        if (String(node.value).trim() !== words) return undefined
        at = node.range?.[0]
        return visit.BREAK
      },
    })
    return at
  }

  #faultAt(offset: number, found: string, wanted: string): Fault {
    return { file: this.file.name, line: this.#lines.linePos(offset).line, found, wanted }
  }
}
