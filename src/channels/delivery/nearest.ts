/** Longer names than this are nobody's slip of the finger. */
const LONGEST = 80
/** One letter in so many may be wrong, and one always. */
const LETTERS_PER_SLIP = 3

const wordsOf = (name: string): readonly string[] => name.split(/[_-]/u).filter((word) => word !== '')

/**
 * Which known names one that is unknown was perhaps meant to be, the likeliest alone or those that are equally likely:
 * a few letters are wrong, words are left out, or the first word is another family's.
 */
export function nearest(name: string, known: readonly string[]): readonly string[] {
  if (name === '' || name.length > LONGEST) return []
  const written = name.toLowerCase()
  const [first = '', ...rest] = wordsOf(written)
  const slips = Math.max(1, Math.floor((rest.length === 0 ? first : rest.join('_')).length / LETTERS_PER_SLIP))
  const likely = known
    .map((each) => {
      const words = wordsOf(each.toLowerCase())
      const shared = words.filter((word) => word === first || rest.includes(word)).length
      const letters = changesBetween(written, each.toLowerCase())
      const leftOut = rest.length > 0 && [first, ...rest].every((word) => words.includes(word))
      const sameEnd = rest.length > 0 && words.slice(1).join('_') === rest.join('_')
      return { each, shared, letters, near: letters <= slips || leftOut || sameEnd }
    })
    .filter(({ near }) => near)
    .sort((a, b) => a.letters - b.letters || b.shared - a.shared)
  const [best] = likely
  return likely
    .filter(({ letters, shared }) => letters === best?.letters && shared === best.shared)
    .map(({ each }) => each)
}

/** Letters to put in, take out, change or swap with the next until one is the other. */
function changesBetween(from: string, to: string): number {
  let before: number[] = []
  let above = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1]
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (same ? 0 : 1),
          ...(swapped ? [(before[j - 2] ?? 0) + 1] : []),
        ),
      )
    }
    ;[before, above] = [above, row]
  }
  return above[to.length] ?? 0
}

/** ": did you mean A or B?", or nothing where no name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near.length === 0 ? '' : `: did you mean ${near.join(' or ')}?`
}
