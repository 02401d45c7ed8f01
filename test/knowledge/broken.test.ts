import { describe, expect, it } from 'vitest'
import { type Fault, KnowledgeError, type KnowledgeFile, type Library } from '../../src/knowledge/index.ts'
import { library, loaded } from '../support/library.ts'
import { full } from '../support/size.ts'

/** One file broken on one line; `line` is where it is to be told. */
interface Break {
  readonly text: string
  readonly line: number
}
type Breaker = (lines: readonly string[], file: string) => Break | undefined

const base = library()

/** The YAML files of knowledge by their names, with what puts another text in their place. */
const FILES: readonly KnowledgeFile[] = [
  ...base.facts,
  base.words,
  ...base.subjects,
  ...base.matters,
  ...base.statements,
  base.asking,
  base.places.names,
  base.programmes,
  base.outside,
  base.courtesies,
  base.plain,
  ...base.regulations,
]

function withText(base: Library, name: string, text: string): Library {
  const edit = <F extends KnowledgeFile>(file: F): F => (file.name === name ? { ...file, text } : file)
  return {
    ...base,
    facts: base.facts.map(edit),
    words: edit(base.words),
    subjects: base.subjects.map(edit),
    matters: base.matters.map(edit),
    statements: base.statements.map(edit),
    precedents: base.precedents.map(edit),
    stances: base.stances.map(edit),
    asking: edit(base.asking),
    places: { ...base.places, names: edit(base.places.names) },
    programmes: edit(base.programmes),
    outside: edit(base.outside),
    courtesies: edit(base.courtesies),
    plain: edit(base.plain),
    regulations: base.regulations.map(edit),
  }
}

function errorOf(changed: Library): KnowledgeError | undefined {
  try {
    loaded(changed)
    return undefined
  } catch (error) {
    if (error instanceof KnowledgeError) return error
    throw error
  }
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** The last line that matches is changed, for most of what depends on it then lies before. */
const onLine =
  (pattern: RegExp, change: (line: string) => string): Breaker =>
  (lines) => {
    // What goes on below would be wrong for another reason.
    const isWhole = (i: number) => indentOf(lines[i + 1] ?? '') <= indentOf(lines[i] ?? '')
    const at = lines.findLastIndex((line, i) => pattern.test(line) && (isWhole(i) || line.endsWith(':')))
    if (at < 0) return undefined
    return { text: lines.map((line, i) => (i === at ? change(line) : line)).join('\n'), line: at + 1 }
  }

/** A key with its value, all on one line, that nothing below refers to. */
const ENTRY = /^(?!.*&) *[a-z_]+: (?:[^\s"'[{&*#>|][^#]*|\[.*\]|\{.*\})$/u
const PLAIN = /^ *[a-z_]+: [^\s"'[{&*#>|][^#]*$/u
const FLOW = /^ *(?:- )?(?:[a-z_0-9]+: )?\{.*\}$|^ *[a-z_]+: \[.*\]$/u

const WAYS: Readonly<Record<string, Breaker>> = {
  键写错: (lines) => {
    const at = lines.findIndex((line) => /^[a-z_]+:/u.test(line))
    return { text: lines.map((line, i) => (i === at ? line.replace(':', 'x:') : line)).join('\n'), line: at + 1 }
  },
  多一个键: (lines) => ({ text: ['colour: red', ...lines].join('\n'), line: 1 }),
  值不成样子: onLine(ENTRY, (line) => line.replace(/: .*$/u, ': { wrong: { worse: red } }')),
  写了数: onLine(PLAIN, (line) => line.replace(/: .*$/u, ': 12')),
  制表符: onLine(/^ {2,}[a-z_]+:/u, (line) => line.replace(/^ {2}/u, '\t')),
  引号没有合上: onLine(PLAIN, (line) => line.replace(': ', ': "')),
  括号没有合上: onLine(FLOW, (line) => line.replace(/[\]}]$/u, '')),
  键写两遍: (lines) => {
    const at = lines.findLastIndex((line) => FLOW.test(line) && /^ *[a-z_0-9]+: /u.test(line))
    if (at < 0) return undefined
    return { text: lines.flatMap((line, i) => (i === at ? [line, line] : [line])).join('\n'), line: at + 2 }
  },
  该成组的写成列表: (lines) => {
    const at = lines.findIndex((line) => /^[a-z_]+:/u.test(line))
    return { text: [...lines.slice(0, at), '- red'].join('\n'), line: at + 1 }
  },
  空文件: () => ({ text: '', line: 1 }),
  全角冒号: onLine(/^[a-z_]+:/u, (line) => line.replace(/: ?/u, '：')),
  冒号后不空格: onLine(PLAIN, (line) => line.replace(': ', ':')),
}

/** Words in no quotation marks of the fault's own. */
const bare = (text: string): string => text.replace(/“[^”]*”/gu, '')

const cases = Object.entries(WAYS).flatMap(([way, breaker]) =>
  FILES.flatMap((file) => {
    const broken = breaker(file.text.replace(/\n+$/u, '').split('\n'), file.name)
    return broken && broken.text !== file.text ? [{ way, name: file.name, ...broken }] : []
  }),
)

describe('每个资料文件各坏一处：都报在那一行，说中文，别处不跟着报错', () => {
  it('坏法和文件都不少', () => {
    expect(Object.keys(WAYS).length).toBeGreaterThanOrEqual(12)
    expect(new Set(cases.map(({ name }) => name)).size).toBe(FILES.length)
    for (const way of Object.keys(WAYS)) expect(cases.filter((each) => each.way === way).length, way).toBeGreaterThan(8)
  })

  const told = (faults: readonly Fault[], { name, line }: (typeof cases)[number]) => {
    const own = faults.filter(({ file }) => file === name)
    expect(own.map((fault) => fault.line)).toContain(line)
    for (const { found, wanted } of own) {
      expect(bare(found + wanted)).not.toMatch(/[A-Za-z]/u)
      expect(found + wanted).toMatch(/\p{Script=Han}/u)
    }
  }

  it.each(Object.keys(WAYS))('所有文件一起坏：%s，一次报全', (way) => {
    const broken = cases.filter((each) => each.way === way)
    const error = errorOf(broken.reduce((changed, { name, text }) => withText(changed, name, text), base))
    for (const each of broken) told(error?.faults ?? [], each)
    expect(error?.message).toContain(`资料有 ${error?.faults.length} 处错误`)
  })

  // Each file in some way, so that each way meets several files; more of them where there is time.
  const step = full ? 3 : 10
  const some = cases.filter((_, i) => i % step === 0)
  it.each(some)('$way：$name', (each) => {
    const faults = errorOf(withText(base, each.name, each.text))?.faults ?? []
    expect(new Set(faults.map(({ file }) => file))).toEqual(new Set([each.name]))
    told(faults, each)
  })
})
