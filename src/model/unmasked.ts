import { numbersIn } from '../privacy/index.ts'
import { readFigures } from '../quantity/index.ts'
import { ModelFailure } from './failure.ts'
import { Lru } from './lru.ts'

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
const SAID: ReadonlySet<string> = new Set(['question', 'message', 'before'])
/** The program's own words of what there is, in which a figure is its own: 近3年研发费用, a year in a title. */
const OWN: ReadonlySet<string> = new Set(['name', 'swaps'])
/** A sentence as a text prints it, of which stretches alone come back, and are looked up in it again. */
const PRINTED = 'printed'
/** Ids are the program's own, and number clauses. */
const IDS: ReadonlySet<string> = new Set(['ref', 'id', 'asked', 'rejected'])

/** Of the program's own texts, so many have been looked at and need not be again. */
const LOOKED_AT = 4000

/** Looks at each of the program's own texts once: they are a hundred in each request, and the same in all. A person's words are not remembered. */
export function onceEach(): Look {
  const looked = new Lru<Unmasked | 'nothing'>(LOOKED_AT)
  return (text, name) => {
    if (SAID.has(name)) return unmaskedIn(text)
    const found = looked.get(text) ?? unmaskedIn(text) ?? 'nothing'
    looked.set(text, found)
    return found === 'nothing' ? undefined : found
  }
}

/** What is found in the text of a field of this name. */
export type Look = (text: string, name: string) => Unmasked | undefined

/** The second belt: the answer side has masked all this already. Throws 'unmasked', saying what is left, not where. */
export function refuseUnmasked(data: unknown, look: Look = unmaskedIn, name = ''): void {
  if (IDS.has(name)) return
  if (typeof data === 'string') {
    const found = look(data, name)
    if (found === undefined || (found === 'figure' && (SAID.has(name) || OWN.has(name) || name === PRINTED))) return
    throw new ModelFailure('unmasked', {}, `not sent: the data still hold a ${found}`)
  }
  if (typeof data !== 'object' || data === null) return
  const isNamed = !Array.isArray(data) && !OWN.has(name)
  for (const [key, value] of Object.entries(data)) refuseUnmasked(value, look, isNamed ? key : name)
}
