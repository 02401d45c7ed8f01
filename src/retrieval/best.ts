/** So many steps from nothing to the best score tell roughly where the last of the best stands. */
const STEPS = 1024

/** The places of the best scores, at most so many, by score and then by place. */
export function bestOf(
  scores: ReadonlyMap<number, number>,
  most: number,
  among: (place: number) => boolean = () => true,
): number[] {
  const all = new Float64Array(scores.size)
  let count = 0
  for (const place of scores.keys()) if (among(place)) all[count++] = place
  const places = all.subarray(0, count).sort()
  const own = places.map((place) => scores.get(place) ?? 0)
  const best = [...likeliestOf(own, most)].sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0) || a - b)
  return best.map((at) => places[at] ?? 0)
}

/** The places of the best scores in their order, where each stands at its place; what is nothing is none of them. */
export function likeliestOf(scores: Float64Array, most: number): Uint32Array {
  const places = placesIn(scores)
  return places.length > most ? cutTo(scores, places, most) : places
}

function placesIn(scores: Float64Array): Uint32Array {
  const places = new Uint32Array(scores.length)
  let count = 0
  for (let place = 0; place < scores.length; place++) if ((scores[place] ?? 0) > 0) places[count++] = place
  return places.subarray(0, count)
}

/** The best `most` of these places, which rise: of those alike with the last of them, the first. */
function cutTo(scores: Float64Array, places: Uint32Array, most: number): Uint32Array {
  const [last, above] = lastOf(scores, places, most)
  const best = new Uint32Array(most)
  let [count, alike] = [0, most - above]
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0
    const score = scores[place] ?? 0
    if (score > last || (score === last && alike-- > 0)) best[count++] = place
  }
  return best
}

/** The score of the last of the best `most`, and how many are above it. */
function lastOf(scores: Float64Array, places: Uint32Array, most: number): readonly [last: number, above: number] {
  let top = 0
  for (let i = 0; i < places.length; i++) top = Math.max(top, scores[places[i] ?? 0] ?? 0)
  const steps = new Uint16Array(places.length)
  const counts = new Uint32Array(STEPS)
  for (let i = 0; i < places.length; i++) {
    const step = Math.floor(((scores[places[i] ?? 0] ?? 0) / top) * (STEPS - 1))
    steps[i] = step
    counts[step] = (counts[step] ?? 0) + 1
  }
  let [last, above] = [STEPS - 1, 0]
  while (last > 0 && above + (counts[last] ?? 0) < most) above += counts[last--] ?? 0
  const alike = new Float64Array(counts[last] ?? 0)
  let count = 0
  for (let i = 0; i < places.length; i++) if (steps[i] === last) alike[count++] = scores[places[i] ?? 0] ?? 0
  alike.sort()
  const score = alike[alike.length - (most - above)] ?? 0
  return [score, above + alike.length - 1 - alike.lastIndexOf(score)]
}
