/** What finding is made of, each of which can be left out to see what it is worth. */
export interface Ingredients {
  readonly places: boolean
  readonly subjects: boolean
  readonly phrasings: boolean
  readonly terms: boolean
  readonly slips: boolean
  readonly secondLook: boolean
  readonly quotations: boolean
}

export const ALL: Ingredients = {
  places: true,
  subjects: true,
  phrasings: true,
  terms: true,
  slips: true,
  secondLook: true,
  quotations: true,
}
