import type { Fault } from './faults.ts'
import type { RegulationYaml } from './schema.ts'
import type { YamlFile } from './yaml.ts'

type Path = readonly PropertyKey[]

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isProposed = (value: unknown): boolean => isRecord(value) && Reflect.get(value, 'proposed') === true

/** The paths of the entries that are proposed and that nobody has confirmed. */
export function proposedIn(value: unknown, path: Path = []): Path[] {
  if (!isRecord(value)) return []
  if (isProposed(value)) return [path]
  return Object.entries(value).flatMap(([key, inner]) =>
    proposedIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

export const hasProposed = (value: unknown): boolean => proposedIn(value).length > 0

export const proposedKeys = (entries: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(entries).filter((key) => isProposed(entries[key]))

/** A file's value as if the entries that nobody has confirmed were not there. */
export function withoutProposed<T>(value: T): T {
  if (Array.isArray(value)) return value.filter((each) => !isProposed(each)).map(withoutProposed) as T
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([, inner]) => !isProposed(inner))
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProposed(inner)])) as T
}

/** In a file that is in service nothing may stand that nobody has confirmed. */
export function unconfirmedFaults({ yaml, value }: { readonly yaml: YamlFile; readonly value: unknown }): Fault[] {
  const judged = isRecord(value) && isRecord(value.proposed) ? Object.keys(value.proposed) : []
  return [...proposedIn(value), ...judged.map((id): Path => ['proposed', id])].map((path) =>
    yaml.fault(
      path,
      '还没有人确认的条目（proposed）',
      '用 wence confirm 逐项确认，或去掉 proposed: true，或删去这一条',
    ),
  )
}

/** A condition that was confirmed on a fact that was not. */
export function builtOnProposed(
  yaml: YamlFile,
  { conditions }: RegulationYaml,
  unconfirmed: ReadonlySet<string>,
): Fault[] {
  return conditions
    .flatMap(({ proposed, ...condition }, i) =>
      proposed ? [] : factsNamed(condition, ['conditions', i]).filter(({ fact }) => unconfirmed.has(fact)),
    )
    .map(({ fact, path }) => yaml.fault(path, `情况 ${fact} 还没有确认，条件却已确认`, '先确认这项情况'))
}

/** The facts that a condition names, however deep, with where. */
function factsNamed(value: unknown, path: Path): { readonly fact: string; readonly path: Path }[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    if ((key === 'fact' || key === 'by') && typeof inner === 'string') return [{ fact: inner, path: at }]
    return factsNamed(inner, at)
  })
}
