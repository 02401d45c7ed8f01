import { numbersIn } from '../privacy/index.ts'
import { readFigures } from '../quantity/index.ts'
import { ModelFailure } from './failure.ts'

/** What must never leave, should whoever asked have left it in: the words of a person are masked, a clause has slots for its figures. */
export type Unmasked = 'number of a person or a body' | 'figure'

/** As the answer side writes them; nothing else between braces is one. */
const SLOT = /\{\{(?:ref [a-z]+:[a-z\d.]{1,40}|[a-z]+:[a-z\d.]{1,40}(?:#[1-9]\d{0,2}|\/[a-z][a-z\d_]*))\}\}/gu

/** The first thing in a text that is to be no model's business. */
export function unmaskedIn(text: string): Unmasked | undefined {
  const plain = text.replace(SLOT, '〔〕')
  if (numbersIn(plain).length > 0) return 'number of a person or a body'
  return readFigures(plain).some(({ figure, kind }) => figure || kind === 'date') ? 'figure' : undefined
}

/** A person's own words, which may hold their figures. */
const SAID: ReadonlySet<string> = new Set(['question', 'message'])
/** Ids are the program's own, and number clauses. */
const IDS: ReadonlySet<string> = new Set(['ref', 'id'])

/** The second belt: the answer side has masked all this already. Throws 'unmasked', saying what is left, not where. */
export function refuseUnmasked(data: unknown, name = ''): void {
  if (IDS.has(name)) return
  if (typeof data === 'string') {
    const found = unmaskedIn(data)
    if (found === undefined || (found === 'figure' && SAID.has(name))) return
    throw new ModelFailure('unmasked', {}, `not sent: the data still hold a ${found}`)
  }
  if (typeof data === 'object' && data !== null)
    for (const [key, value] of Object.entries(data)) refuseUnmasked(value, Array.isArray(data) ? name : key)
}
