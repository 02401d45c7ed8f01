/** WeChat's own mark after a mention that was picked from its list. */
export const MARK = '\u2005'

/** A name in a mention, with its mark, is no longer. */
const LONGEST = 40
/** What parts a name from what is said to it; brackets and points may belong to a longer name: 问策（测试）, wence.bot. */
const PARTS = /^[\s，。？！：；、…,?!:;]/u
const LOOSE = /^[\p{P}\p{S}]{1,8}(?:\s|$)/u
const HAN = /^\p{Script=Han}/u
const LATIN_END = /[\p{Script=Latin}\p{Nd}]$/u
/** Before an @ this makes an e-mail of it. */
const ADDRESS = /[\p{Script=Latin}\p{Nd}._-]$/u

/**
 * Where one of the names is called in a text: marked by WeChat, or typed by hand. Who else is in the room is not known, so
 * a name that goes on is somebody else's: @问策小助手 and @问策Bot are not 问策. Only a name in Latin letters ends where
 * Han text begins (@wence万州补助多少).
 */
export function callsIn(text: string, names: readonly string[]): { readonly from: number; readonly to: number }[] {
  const calls: { from: number; to: number }[] = []
  for (const { index } of text.matchAll(/[@＠]/gu)) {
    const rest = text.slice(index + 1, index + 1 + LONGEST + LONGEST)
    const name = names.find(
      (each) => rest.startsWith(each) && ends(each, rest, text.slice(Math.max(0, index - 2), index)),
    )
    if (name !== undefined) calls.push({ from: index, to: index + 1 + name.length })
  }
  return calls
}

function ends(name: string, rest: string, before: string): boolean {
  const after = rest.slice(name.length)
  // What WeChat marks is a whole name, spaces in it included.
  const marked = /^[^@＠\n\u2005]{0,40}\u2005/u.exec(after)
  if (marked) return marked[0] === MARK
  if (ADDRESS.test(before)) return false
  return after === '' || PARTS.test(after) || LOOSE.test(after) || (LATIN_END.test(name) && HAN.test(after))
}

/** What is written after a name one speaks to. */
const ADDRESSED = /^[，,：:、；;]/u

/** The text with blanks for calls. */
export function withoutCalls(text: string, names: readonly string[]): string {
  let at = 0
  let kept = ''
  for (const { from, to } of callsIn(text, names)) {
    kept += `${text.slice(at, from)} `
    at = ADDRESSED.test(text.slice(to, to + 1)) ? to + 1 : to
  }
  return kept + text.slice(at)
}
