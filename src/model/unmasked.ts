import { readFigures } from '../quantity/index.ts'
import { ModelFailure } from './failure.ts'

/** What must never leave, should the masking before have missed it. */
export type Unmasked = 'e-mail' | 'number of a person or a body' | 'figure'

/** As the answer side writes them; nothing else between braces is one. */
const SLOT =
  /\{\{(?:ref [a-z]+:[a-z\d.]{1,40}|[a-z]+:[a-z\d.]{1,40}(?:#[1-9]\d{0,2}|\/[a-z][a-z\d_]*)|applicant#[1-9]\d{0,2})\}\}/gu
const INVISIBLE = /\p{Cf}|\p{Mn}/gu

const E_MAIL = /(?<![\w.+-])[\w.+-]+ {0,8}@ {0,8}[\w-]+(?: {0,8}\. {0,8}[\w-]+)+/gu
/** Telephones, identity cards, accounts: so many digits, however they are parted. */
const NUMBER = /\d(?:[ \-()+.]{0,2}\d){6,}/gu
/** 统一社会信用代码: 18 digits and capitals without I, O, S, V and Z, a digit among them. */
const CREDIT_CODE = /(?<![A-Z\d])(?=[A-Z]*\d)[\dA-HJ-NP-RTUW-Y]{2}\d{6}[\dA-HJ-NP-RTUW-Y]{10}(?![A-Z\d])/giu

const plainOf = (text: string): string => text.replace(SLOT, ' ').normalize('NFKC').replace(INVISIBLE, '')

/** The first thing in a text that names or numbers a person or a body. */
export function privateIn(text: string): Unmasked | undefined {
  const plain = plainOf(text)
  if (plain.search(E_MAIL) >= 0) return 'e-mail'
  return plain.search(NUMBER) >= 0 || plain.search(CREDIT_CODE) >= 0 ? 'number of a person or a body' : undefined
}

/** A text without any of these: as it was where it holds none. */
export const withoutPrivate = (text: string): string =>
  privateIn(text)
    ? plainOf(text).replace(E_MAIL, '〔邮箱〕').replace(CREDIT_CODE, '〔号码〕').replace(NUMBER, '〔号码〕')
    : text

/** The same, and any figure that is no slot. */
export function unmaskedIn(text: string): Unmasked | undefined {
  const found = privateIn(text)
  if (found) return found
  const stated = readFigures(text.replace(SLOT, '〔〕')).some(({ figure, kind }) => figure || kind === 'date')
  return stated ? 'figure' : undefined
}

/** The second belt: the answer side has masked all this already. Throws 'unmasked', saying what is left, not where. */
export function refuseUnmasked(data: unknown): void {
  if (typeof data === 'string') {
    const found = unmaskedIn(data)
    if (found) throw new ModelFailure('unmasked', {}, `not sent: the data still hold a ${found}`)
  } else if (typeof data === 'object' && data !== null) {
    // Ids are the program's own, and number clauses.
    for (const [name, value] of Object.entries(data)) if (name !== 'ref' && name !== 'id') refuseUnmasked(value)
  }
}
