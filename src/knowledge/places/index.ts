export { type Division, type DivisionCode, kindOf, liesIn, NATION, provinceOf } from './division.ts'
export { Places } from './places.ts'
export type { PlaceMention, PlaceWords } from './types.ts'
