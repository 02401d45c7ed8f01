/** A finite decimal, `digits` × 10^`exponent`: 1.2亿 is 12 × 10^7 and never passes through binary fractions. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

export const ZERO: Decimal = { digits: 0n, exponent: 0 }
export const ONE: Decimal = { digits: 1n, exponent: 0 }

/** Reads plain decimal writing, exponent allowed (`0.033`, `1e+21`). */
export const decimal = (text: string): Decimal => {
  const [mantissa = '', power = '0'] = text.split('e')
  const [whole = '', part = ''] = mantissa.split('.')
  return { digits: BigInt(whole + part), exponent: Number(power) - part.length }
}

/** The nearest number: decimal writing is rounded once, by the runtime. */
export const toNumber = ({ digits, exponent }: Decimal): number => Number(`${digits}e${exponent}`)

/** Whether both are written with the same digits in the same place. */
export const same = (a: Decimal, b: Decimal): boolean => a.digits === b.digits && a.exponent === b.exponent

/** Moves the decimal point `by` places to the right. */
export const shift = ({ digits, exponent }: Decimal, by: number): Decimal => ({ digits, exponent: exponent + by })

export const times = (a: Decimal, factor: bigint): Decimal => ({ digits: a.digits * factor, exponent: a.exponent })

export const plus = (a: Decimal, b: Decimal): Decimal => {
  const exponent = Math.min(a.exponent, b.exponent)
  const at = (d: Decimal) => d.digits * 10n ** BigInt(d.exponent - exponent)
  return { digits: at(a) + at(b), exponent }
}

/** a − b without float dust, for the numbers a person wrote. */
export const difference = (a: number, b: number): number =>
  toNumber(plus(decimal(String(a)), times(decimal(String(b)), -1n)))

/** One unit of the place that the last digit other than 0 stands in: 100 for 1200, 0.1 for 2.5. */
export const lastPlace = ({ digits, exponent }: Decimal): Decimal => {
  let [rest, place] = [digits, exponent]
  while (rest !== 0n && rest % 10n === 0n) {
    rest /= 10n
    place += 1
  }
  return { digits: 1n, exponent: place }
}
