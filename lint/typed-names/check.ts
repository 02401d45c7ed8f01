import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { knowledge } from '../../test/support/library.ts'
import type { Source } from '../sources.ts'
import { nameFinder } from './names.ts'
import { wordsIn } from './words.ts'

const TO_GO = new URL('to-go.json', import.meta.url)
const read = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** By file, the names that it may hold until its room is rebuilt. The list only shrinks. */
const toGo = z.record(z.string(), z.array(z.string())).parse(read(TO_GO))
/** Words that the program has for things of its own and that some id or name is too, each with what it is here. */
const own = z.record(z.string(), z.string().min(1)).parse(read(new URL('own-words.json', import.meta.url)))

interface Found {
  readonly file: string
  readonly line: number
  readonly name: string
}

function namesIn(sources: readonly Source[], without: ReadonlySet<string>): Found[] {
  const find = nameFinder(knowledge, without)
  return sources.flatMap((source) =>
    wordsIn(source).flatMap((words) => find(words).map((name) => ({ file: source.file, line: words.line, name }))),
  )
}

/** Where the program names something of the world, which belongs into knowledge/: a line for each, and for each entry of the lists that is no longer needed. */
export function typedNameFaults(sources: readonly Source[]): string[] {
  const all = namesIn(sources, new Set())
  const found = all.filter(({ name }) => !Object.hasOwn(own, name))
  const left = Object.entries(toGo).flatMap(([file, names]) =>
    names.filter((name) => !found.some((each) => each.file === file && each.name === name)).map((name) => [file, name]),
  )
  return [
    ...found
      .filter(({ file, name }) => !toGo[file]?.includes(name))
      .map(({ file, line, name }) => `${file}:${line}: names ${name}, which only knowledge/ should know`),
    ...left.map(
      ([file, name]) => `lint/typed-names/to-go.json: ${file} names ${name} no more; npm run lint:shrink takes it off`,
    ),
    ...Object.keys(own)
      .filter((word) => !all.some(({ name }) => name === word))
      .map((word) => `lint/typed-names/own-words.json: nothing is called ${word} both here and in knowledge/`),
  ]
}

/** Takes off the list what is no longer needed; it never puts anything on it. */
export function shrink(sources: readonly Source[]): void {
  const found = namesIn(sources, new Set(Object.keys(own)))
  const kept = Object.entries(toGo).flatMap(([file, names]) => {
    const still = names.filter((name) => found.some((each) => each.file === file && each.name === name))
    return still.length > 0 ? [[file, still] as const] : []
  })
  writeFileSync(TO_GO, `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`)
}
