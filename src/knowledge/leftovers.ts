import type { Library } from './library.ts'
import { quoted } from './similar.ts'
import type { Warning } from './types.ts'
import type { KnowledgeFile } from './yaml.ts'

const REGULATIONS = 'knowledge/regulations/'

/** The id of the regulation that a file called so is of. */
export const idIn = (name: string): string => (name.split('/').at(-1) ?? name).replace(/\.yaml$/u, '')

/** The folder of a regulation that a file stands in; '' of any other file. */
export const folderOf = (name: string): string =>
  name.startsWith(REGULATIONS) ? (name.slice(REGULATIONS.length).split('/').slice(0, -1)[0] ?? '') : ''

interface Leftovers {
  /** Folders whose regulation has no file yet: nothing in them is read. */
  readonly begun: ReadonlySet<string>
  readonly warnings: readonly Warning[]
}

/** What the start of a regulation leaves behind: a seed that no regulation names, a folder without its file. Neither is told of to people. */
export function leftoversOf(
  { seeds, folders, regulations }: Pick<Library, 'seeds' | 'folders' | 'regulations'>,
  files: readonly { readonly value: { readonly id: string; readonly seed: string } }[],
): Leftovers {
  const ids = new Set([
    ...files.map(({ value }) => value.id),
    ...regulations.map(({ name }: KnowledgeFile) => idIn(name)),
  ])
  const begun = folders.filter((folder) => !ids.has(folder))
  const unnamed = seeds.filter(({ file }) => !files.some(({ value }) => value.seed === file))
  return {
    begun: new Set(begun),
    warnings: [
      ...unnamed.map(({ file }) => ({
        where: `seeds/${file}`,
        found: '没有哪部办法用到这个文本，不读也不答',
        wanted: `${quoted(`${REGULATIONS}*.yaml`)}里写上${quoted(`seed: ${file}`)}，或者移走这个文件`,
      })),
      ...begun.map((folder) => ({
        where: `${REGULATIONS}${folder}/`,
        found: '有目录，没有这部办法的文件，里面的都不读',
        wanted: `写好${quoted(`${REGULATIONS}${folder}.yaml`)}，或者移走这个目录`,
      })),
    ],
  }
}
