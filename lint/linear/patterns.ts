import ts from 'typescript'
import { lineOf, nodesIn, type Source } from '../sources.ts'

/** A regular expression of the program, where it is written or put together. */
export interface Pattern {
  readonly file: string
  readonly line: number
  readonly source: string
  readonly flags: string
}

/** Where one is put together from strings, which only running the program tells. */
export interface Site {
  readonly file: string
  readonly line: number
}

const LITERAL = /^\/(?<source>[\s\S]*)\/(?<flags>[a-z]*)$/u

/** The patterns that stand in a file as they are, and the places where others are built. */
export function writtenIn(source: Source): { readonly patterns: Pattern[]; readonly sites: Site[] } {
  const [patterns, sites]: [Pattern[], Site[]] = [[], []]
  for (const node of nodesIn(source.tree)) {
    const at = () => ({ file: source.file, line: lineOf(source, node) })
    if (ts.isRegularExpressionLiteral(node)) {
      const { source: words = '', flags = '' } = LITERAL.exec(node.text)?.groups ?? {}
      patterns.push({ ...at(), source: words, flags })
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText(source.tree) === 'RegExp'
    )
      sites.push(at())
  }
  return { patterns, sites }
}

/** Notes every pattern that the program builds from now on, until it is told to stop. */
export function noteBuilt(): { readonly patterns: () => Pattern[]; readonly stop: () => void } {
  const Native = globalThis.RegExp
  const home = `${process.cwd().replaceAll('\\', '/')}/`
  const found = new Map<string, Pattern>()
  const noting: RegExpConstructor = new Proxy(Native, {
    construct: (target, args, self) => noted(Reflect.construct(target, args, self === noting ? target : self)),
    apply: (target, _self, args) => noted(Reflect.apply(target, undefined, args)),
  })
  globalThis.RegExp = noting
  return {
    patterns: () => [...found.values()],
    stop: () => {
      globalThis.RegExp = Native
    },
  }

  function noted(pattern: RegExp): RegExp {
    const depth = Error.stackTraceLimit
    Error.stackTraceLimit = 3
    const [, , , caller = ''] = (new Error().stack ?? '').split('\n')
    Error.stackTraceLimit = depth
    const from = caller.indexOf(home)
    const [file = '', line] = from < 0 ? [] : caller.slice(from + home.length).split(':')
    const { source, flags } = pattern
    if (file.startsWith('src/'))
      found.set(`${file}:${line} ${flags} ${source}`, { file, line: Number(line), source, flags })
    return pattern
  }
}
