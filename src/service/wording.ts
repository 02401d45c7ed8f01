import type { Pseudonym } from './pseudonym.ts'
import { traceOf } from './trace.ts'

/** Faults of the program itself: what they say quotes what was being read, which may be somebody's message. */
const QUOTING = new Set([
  ...['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'EvalError', 'AssertionError'],
  ...['ZodError', '$ZodError', 'UnsourcedFigure', 'ERR_ASSERTION'],
])
/** What the store says names its file and what SQLite found, never a row. */
const OUTSPOKEN = new Set(['StoreFault'])

/** An id as Slack or WeChat gives it. */
const ID =
  /\b(?:[UWTCDGEB](?=[A-Z\d]{0,30}\d)[A-Z\d]{8,30}|wxid_\w{4,40}|gh_\w{6,40}|\d{5,20}@chatroom)\b|@{1,2}[\da-f]{16,80}\b/gu
const QUOTED = /"[^"\n]{0,2000}"|「[^「」\n]{0,2000}」|“[^“”\n]{0,2000}”/gu
const HAN = /\p{Script=Han}+/gu
/** A telephone or account number, a sum. */
const NUMBER = /\d{5,}/gu
const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/gu
const LONGEST = 2000

/** What of a fault is written down: who reads the log can mend it, and learns nobody's words, name or id. */
export function wordingOf(
  fault: Error,
  pseudonym: Pseudonym,
): { readonly said: string; readonly at?: readonly string[] } {
  if (OUTSPOKEN.has(fault.name)) return { said: fault.message }
  if (QUOTING.has(fault.name) || fault.constructor.name === 'ZodError') {
    const { at } = traceOf(fault)
    return { said: 'a fault of the program; what it says is left out', at }
  }
  return { said: told(fault.message.slice(0, LONGEST), pseudonym) }
}

/** Pseudonyms hold digits, so that they go in last. */
function told(message: string, pseudonym: Pseudonym): string {
  let said = ''
  let from = 0
  for (const { 0: id, index } of message.matchAll(ID)) {
    said += bare(message.slice(from, index)) + pseudonym(id)
    from = index + id.length
  }
  return said + bare(message.slice(from))
}

const bare = (text: string): string =>
  text.replace(MAIL, '…').replace(QUOTED, '"…"').replace(HAN, '…').replace(NUMBER, '…')
