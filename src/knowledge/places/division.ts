/** Of a province two digits (37), of a prefecture four (3715), of a county six (371581). It begins with the code of what it lies in. */
export type DivisionCode = string

export interface Division {
  readonly code: DivisionCode
  readonly name: string
}

/** The nation, over all divisions: its rules are no province's. */
export const NATION: Division = { code: '0', name: '国家' }

/** Whether one division lies in another, or is it. */
export const liesIn = (inner: DivisionCode, outer: DivisionCode): boolean => inner.startsWith(outer)

/** The province that a division lies in. */
export const provinceOf = (code: DivisionCode): DivisionCode => code.slice(0, 2)

/** `371581 临清市`. */
export function divisionOf(line: string): Division | undefined {
  const match = /^(?<code>\d+) (?<name>\S+)$/u.exec(line.trim())
  return match?.groups ? { code: match.groups.code ?? '', name: match.groups.name ?? '' } : undefined
}

const KIND = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|盟|州|区|县|旗)$/u

/** The last character of a division's name, by which its own level is called: 市 in 市级, 市科技局. */
export const kindOf = (name: string): string => name.slice(-1)

/** A name without its kind, and of an autonomous place without its peoples: 聊城, 西双版纳. One character is no name. */
export function shortOf(name: string, peoples: readonly string[]): string {
  const stem = name.replace(KIND, '')
  const short = name.includes('自治') ? withoutPeoples(stem, peoples) : stem
  return short.length > 1 ? short : name
}

function withoutPeoples(stem: string, peoples: readonly string[]): string {
  for (const people of peoples) {
    for (const end of [`${people}族`, people]) {
      const rest = stem.slice(0, -end.length)
      if (stem.endsWith(end) && rest.length > 1) return withoutPeoples(rest, peoples)
    }
  }
  return stem
}
