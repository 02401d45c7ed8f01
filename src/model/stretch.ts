/** A text in half width and without blanks; each unit knows the stretch of the text it came from. */
interface Squeezed {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

function squeezed(text: string): Squeezed {
  const units: string[] = []
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const sign of text) {
    // A sign may become several (㎡), and they stay together.
    for (const unit of sign.normalize('NFKC').replace(/\s/gu, '')) {
      for (let i = 0; i < unit.length; i++) {
        from.push(at)
        to.push(at + sign.length)
      }
      units.push(unit)
    }
    at += sign.length
  }
  return { text: units.join(''), from, to }
}

/** The first stretch of a message that these words are, blanks and width apart, as it stands there; undefined where they are none. */
export function stretchOf(message: string, words: string): string | undefined {
  const { text, from, to } = squeezed(message)
  const sought = squeezed(words).text
  const start = sought === '' ? -1 : text.indexOf(sought)
  return start < 0 ? undefined : message.slice(from[start], to[start + sought.length - 1])
}
