import { z } from 'zod'
import type { Step } from '../faults.ts'
import { Text } from '../forms.ts'
import { Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import { type Division, type DivisionCode, divisionOf } from './division.ts'
import { divisionsIn } from './gazetteer.ts'
import { Places } from './places.ts'

const Words = z.array(Text).min(1)

/** knowledge/places/names.yaml. */
export const NamesYaml = z.strictObject({
  names: z.record(Text, Words),
  inside: z.record(Text, Words),
  zones: Words,
  nation: Words,
  capitals: z.array(Text),
  anywhere: Words,
  words: Words,
  no_place: Words,
  nameless: Words,
  abroad: Words,
  away: Words,
  peoples: Words,
})
export type NamesYaml = z.infer<typeof NamesYaml>

/** What is known of no places where names.yaml does not read. */
export const NO_NAMES: NamesYaml = {
  names: {},
  inside: {},
  zones: [],
  nation: [],
  capitals: [],
  anywhere: [],
  words: [],
  no_place: [],
  nameless: [],
  abroad: [],
  away: [],
  peoples: [],
}

/** The code of `3715 聊城市`, which must stand so among the divisions. */
export function codeOf(line: string, known: ReadonlyMap<DivisionCode, Division>): DivisionCode {
  const division = divisionOf(line)
  if (division && known.get(division.code)?.name === division.name) return division.code
  const near = known.get(division?.code ?? line)
  const named = [...known.values()].filter(({ name }) => name === (division?.name ?? line))
  throw new Unresolved(
    `地方${quoted(line)}`,
    [near, ...named].flatMap((each) => (each ? quoted(`${each.code} ${each.name}`) : [])).join('或') ||
      '“knowledge/places/divisions.txt”里的一行：代码、空格、名称',
    { words: line },
  )
}

/** Places by divisions.txt and names.yaml; a name that two divisions are given leads to neither. */
export function readPlaces(yaml: NamesYaml, divisions: string, at: Step): Places {
  const lines = divisions
    .split('\n')
    .filter((line) => divisionOf(line))
    .join('\n')
  const known = divisionsIn(lines)
  const byCode = (key: 'names' | 'inside') =>
    Object.fromEntries(
      Object.entries(yaml[key]).flatMap(([line, words]) => {
        const code = at([key, line], () => codeOf(line, known))
        return code ? [[code, words]] : []
      }),
    )
  const owners = new Map<string, string>()
  for (const [line, words] of Object.entries(yaml.names)) {
    for (const [i, word] of words.entries()) {
      at(['names', line, i], () => {
        const owner = owners.get(word)
        if (owner) throw new Unresolved(`名字${quoted(word)}，${quoted(owner)}也有`, '只归一个地方的名字')
        owners.set(word, line)
      })
    }
  }
  const { zones, nation, anywhere, words, nameless, abroad, away, peoples } = yaml
  return new Places({
    divisions: lines,
    names: byCode('names'),
    inside: byCode('inside'),
    capitals: yaml.capitals.flatMap((line, i) => at(['capitals', i], () => codeOf(line, known)) ?? []),
    ...{ zones, nation, anywhere, words, nameless, abroad, away, peoples },
    noPlace: yaml.no_place,
    held: [],
  })
}
