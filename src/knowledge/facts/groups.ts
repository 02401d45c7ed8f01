import { expressionOf } from '../regulation.ts'
import { missing, Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import type { Expression } from '../types.ts'
import type { FactsFile } from './read.ts'
import type { Fact } from './types.ts'

/** Groups may be built on one another, in any order and from any file, but not in a circle; what a fact is asked for only `when` is read with them. */
export function readGroups(files: readonly FactsFile[], facts: Map<string, Fact>): Map<string, Expression> {
  const written = new Map(files.flatMap(({ value }) => Object.entries(value.groups)))
  const groups = new Map<string, Expression>()
  const resolve = (name: string, above: readonly string[]): Expression => {
    const known = groups.get(name)
    if (known) return known
    const yaml = written.get(name)
    if (yaml === undefined) throw missing('分组', 'groups', name, written.keys())
    if (above.includes(name)) throw new Unresolved(`分组${quoted(name)}，绕回了自己`, '不绕圈的分组')
    const group = expressionOf(yaml, facts, (other) => resolve(other, [...above, name]))
    groups.set(name, group)
    return group
  }
  for (const { value, at } of files) {
    for (const name of Object.keys(value.groups)) at(['groups', name], () => resolve(name, []))
    for (const [id, { when }] of Object.entries(value.facts)) {
      const fact = facts.get(id)
      const expression =
        when && fact && at(['facts', id, 'when'], () => expressionOf(when, facts, (name) => resolve(name, [])))
      if (fact && expression) facts.set(id, { ...fact, when: expression })
    }
  }
  return groups
}
