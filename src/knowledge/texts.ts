import { parseSeed, type Seed } from '../corpus/index.ts'
import type { Regulation } from '../law/index.ts'
import type { Fault, Faults } from './faults.ts'
import { divisionsIn } from './places/gazetteer.ts'
import type { Places } from './places/index.ts'
import { codeOf } from './places/read.ts'
import type { Held } from './places/seats.ts'
import type { RegulationYaml } from './schema.ts'
import { listed, oneOf, quoted } from './similar.ts'
import type { YamlFile } from './yaml.ts'

/** A file that was read, and what it says. */
export interface Read<T> {
  readonly yaml: YamlFile
  readonly value: T
}

/** Regulations are told in the order of their texts, whatever their files are called and in which order they came. */
export const byText = ({ value: a }: Read<RegulationYaml>, { value: b }: Read<RegulationYaml>): number =>
  compared(a.seed, b.seed) || compared(a.title, b.title)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type HeldOn = Held & { readonly programme: string }

/** Each regulation with the division that its file names, and its programme. */
export function divisionsOf(files: readonly Read<RegulationYaml>[], places: Places, faults: Faults): HeldOn[] {
  const known = divisionsIn(places.words.divisions)
  return files.flatMap(({ yaml, value }) => {
    const division = faults.stepsOf(yaml)(['division'], () => codeOf(value.division, known))
    if (!division) faults.breaks('regulations', value.id)
    return division ? [{ id: value.id, division, programme: value.programme }] : []
  })
}

/** Parses the seeds and gives each regulation the id of the file that bears its title. */
export function parseTexts(
  seeds: readonly Seed[],
  files: readonly Read<RegulationYaml>[],
  faults: Faults,
): Map<string, Regulation> {
  const texts = new Map<string, Regulation>()
  for (const seed of seeds) {
    const own = files.filter(({ value }) => value.seed === seed.file)
    if (own.length === 0) continue
    for (const regulation of parseSeed(
      seed,
      (title, i) => own.find(({ value }) => value.title === title)?.value.id ?? `${seed.file}#${i + 1}`,
    )) {
      texts.set(regulation.id, regulation)
    }
  }
  for (const { yaml, value } of files) {
    if (texts.has(value.id)) continue
    faults.breaks('regulations', value.id)
    const titles = [...texts.values()].filter(({ file }) => file === value.seed).map(({ title }) => title)
    faults.add(
      titles.length > 0
        ? yaml.fault(
            ['title'],
            `题名${quoted(value.title)}，${quoted(value.seed)}里没有`,
            `那里的题名：${listed(titles)}`,
          )
        : yaml.fault(
            ['seed'],
            `文本文件${quoted(value.seed)}，“seeds/”里没有`,
            oneOf(
              value.seed,
              seeds.map(({ file }) => file),
            ),
          ),
    )
  }
  return texts
}

/** What a regulation is called must lead to one only, and a condition's id to one condition. */
export function clashes(files: readonly Read<RegulationYaml>[]): Fault[] {
  const owners = new Map<string, string>()
  return files.flatMap(({ yaml, value }) => {
    const names = value.called.flatMap((name, i) => {
      const owner = owners.get(name)
      owners.set(name, value.id)
      return owner ? [yaml.fault(['called', i], `名字${quoted(name)}，${quoted(owner)}也有`, '只归一部办法的名字')] : []
    })
    const ids = value.conditions.map(({ clause, fact, name }) => `${clause}/${name ?? fact}`)
    const conditions = ids.flatMap((id, i) =>
      ids.indexOf(id) < i
        ? [
            yaml.fault(
              ['conditions', i],
              `条件${quoted(id)}写了第二遍`,
              '一条一个事实只写一个条件；有几个的各写“name:”',
            ),
          ]
        : [],
    )
    return [...names, ...conditions]
  })
}
