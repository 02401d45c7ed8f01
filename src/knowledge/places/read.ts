import { z } from 'zod'
import { Text } from '../forms.ts'
import { Unresolved } from '../resolve.ts'
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

type Step = <T>(path: readonly PropertyKey[], step: () => T) => T | undefined

/** The code of `3715 聊城市`, which must stand so among the divisions. */
export function codeOf(line: string, known: ReadonlyMap<DivisionCode, Division>): DivisionCode {
  const division = divisionOf(line)
  if (division && known.get(division.code)?.name === division.name) return division.code
  const near = known.get(division?.code ?? line)
  const named = [...known.values()].filter(({ name }) => name === (division?.name ?? line))
  throw new Unresolved(
    `the division ${line}`,
    [near, ...named].flatMap((each) => (each ? `${each.code} ${each.name}` : [])).join(' or ') ||
      'code and name as knowledge/places/divisions.txt has them',
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
        if (owner) throw new Unresolved(`the name ${word}, which ${owner} has too`, 'a name of one place only')
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
