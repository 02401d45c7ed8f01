/** The places of the best scores above `least`, at most so many, by score and then by place. */
export function bestOf(
  scores: Float64Array,
  most: number,
  least: number,
  among?: (place: number) => boolean,
): number[] {
  const best = new Int32Array(most)
  let size = 0
  const at = (i: number) => scores[best[i] ?? 0] ?? 0
  /** Whether the one at `i` of the heap is to go before the one at `j`: the lower, or of two alike the later. */
  const worse = (i: number, j: number) => at(i) < at(j) || (at(i) === at(j) && (best[i] ?? 0) > (best[j] ?? 0))
  const swap = (i: number, j: number) => {
    const one = best[i] ?? 0
    best[i] = best[j] ?? 0
    best[j] = one
  }
  const up = (from: number) => {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >>> 1
      if (!worse(i, parent)) return
      swap(i, parent)
      i = parent
    }
  }
  const down = () => {
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      const child = right < size && worse(right, left) ? right : left
      if (child >= size || !worse(child, i)) return
      swap(i, child)
      i = child
    }
  }
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] ?? 0
    // Of two alike the first stays, and places rise.
    if (score <= 0 || score < least || (size === most && score <= at(0)) || (among && !among(place))) continue
    if (size < most) {
      best[size] = place
      up(size++)
    } else {
      best[0] = place
      down()
    }
  }
  return [...best.subarray(0, size)].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}
