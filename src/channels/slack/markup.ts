const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/**
 * What a person wrote, out of the text of an event: mentions of `self` are gone, links and names stand as they were
 * shown, and Slack's three entities are the signs again.
 */
export function typedText(text: string, self?: string): string {
  return text
    .replace(/<([^<>]*)>/gu, (_, inner: string) => shownAs(inner, self))
    .replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity)
    .trim()
}

function shownAs(inner: string, self: string | undefined): string {
  const bar = inner.indexOf('|')
  const [target, label] = bar === -1 ? [inner, undefined] : [inner.slice(0, bar), inner.slice(bar + 1)]
  const sign = target[0]
  if (sign === '@') return target.slice(1) === self ? ' ' : `@${label ?? target.slice(1)}`
  if (sign === '#') return `#${label ?? target.slice(1)}`
  if (sign === '!') return label ?? `@${target.slice(1)}`
  return label ?? target
}
