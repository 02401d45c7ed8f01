/** Names of knowledge as messages print them: whatever is no Chinese of the program's own stands in these. */
export const quoted = (name: string): string => `“${name}”`

/** So many are named one by one; of more, the first. */
const MOST = 12

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map(quoted).join('、')
  return names.length > MOST ? `${shown}等 ${names.length} 个` : shown
}

/** What a name that is not known should have been: the names most like it, or all there are. */
export function oneOf(name: string, known: Iterable<string>): string {
  const names = [...new Set(known)]
  if (names.length === 0) return '先写好它所指的那一项（现在一个也没有）'
  const like = nearest(name, names)
  if (like.length === 0) return `下列之一：${listed(names)}`
  return `已有的一个，最像的是${like.map(quoted).join('、')}`
}

/** At least so much of the longer name is the same. */
const ALIKE = 0.6
/** A name that is a part of another is as like it as this. */
const PART = 0.8
const SHORTEST_PART = 4
/** Longer names are no slips of one another that anybody looks for. */
const LONGEST = 60

/** Up to three names of which one may have been meant, the likeliest first. */
export function nearest(name: string, names: readonly string[]): string[] {
  return names
    .map((other) => ({ other, alike: likeness(name, other) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, 3)
    .map(({ other }) => other)
}

function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  if (longest === 0 || longest > LONGEST) return 0
  const held = a.length >= SHORTEST_PART && b.includes(a) ? PART : 0
  return Math.max(held, 1 - slips(a, b) / longest)
}

/** How many letters are wrong, missing, too many or changed about. */
function slips(a: string, b: string): number {
  let [older, old] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const least = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (same ? 0 : 1))
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(turned ? Math.min(least, (older[j - 2] ?? 0) + 1) : least)
    }
    older = old
    old = row
  }
  return old[b.length] ?? 0
}
