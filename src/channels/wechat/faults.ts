const LENGTH = 200
/** A library's own slip: it says what it stumbled over, which may be a message in any language. */
const SLIPS = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'AssertionError'])

/**
 * A fault for operators. What wechaty and its puppets say may hold a message's words or a person's name, which are
 * Chinese or stand in quotation marks; and a token, which is long.
 */
export function faultIn(where: string, error: unknown): Error {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  if (SLIPS.has(name))
    return new Error(`wechat, ${where}: ${name} in the puppet or its library; what it says is left out`)
  const told = message
    .replace(/"[^"\n]*"|'[^'\n]*'|「[^「」]*」|“[^“”]*”/gu, '"…"')
    .replace(/\p{Script=Han}+/gu, '…')
    .replace(/[\w-]{24,}/gu, '…')
    .replace(/\s+/gu, ' ')
  return new Error(`wechat, ${where}: ${name === 'Error' ? '' : `${name}: `}${told.slice(0, LENGTH)}`)
}
