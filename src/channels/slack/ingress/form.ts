/** Slack sends some fifteen fields. */
const MOST_FIELDS = 100

/** The fields of a form as browsers send it; undefined where it is none, or a field stands there twice. */
export function fieldsOf(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split('&', MOST_FIELDS + 1)
  if (pairs.length > MOST_FIELDS) return undefined
  const fields = new Map<string, string>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decoded(at === -1 ? pair : pair.slice(0, at))
    const value = decoded(at === -1 ? '' : pair.slice(at + 1))
    if (!name || value === undefined || fields.has(name)) return undefined
    fields.set(name, value)
  }
  return Object.fromEntries(fields)
}

/** Undefined where the escapes are no UTF-8. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
