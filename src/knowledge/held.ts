import type { Fact } from './facts/types.ts'
import { type DivisionCode, liesIn, type PlaceMention, provinceOf } from './places/index.ts'
import type { ProgrammeId, ProgrammeMention } from './programmes/index.ts'
import type { Knowledge, RegulationKnowledge } from './types.ts'

type Regulations = Knowledge['regulations']

/** The regulations of the innermost place with any that a division lies in: 临清's are 聊城's. */
export function regulationsAround(code: DivisionCode, regulations: Regulations): RegulationKnowledge[] {
  const around = [...regulations.values()].filter(({ division }) => liesIn(code, division))
  const inmost = Math.max(0, ...around.map(({ division }) => division.length))
  return around.filter(({ division }) => division.length === inmost)
}

/** The regulations that a place has itself. */
export const regulationsOf = (code: DivisionCode, regulations: Regulations): RegulationKnowledge[] =>
  [...regulations.values()].filter(({ division }) => division === code)

/** The regulations that a place stands for: its own; of a capital without any, its province's; else those around what was said around it. */
export function regulationsNamed(
  { kind, codes, within }: PlaceMention,
  { regulations, places }: Pick<Knowledge, 'regulations' | 'places'>,
): RegulationKnowledge[] {
  if (kind !== 'division') return []
  const provinces = codes.filter((code) => places.words.capitals.includes(code)).map(provinceOf)
  const [own] = [
    ...[codes, provinces].map((each) => each.flatMap((code) => regulationsOf(code, regulations))),
    within === undefined ? [] : regulationsAround(within, regulations),
  ].filter(({ length }) => length > 0)
  return own ?? []
}

/** Whether one regulation's place lies in the other's, and is not the same. */
export const isWithin = (inner: RegulationKnowledge, outer: RegulationKnowledge): boolean =>
  inner.division !== outer.division && liesIn(inner.division, outer.division)

/** The regulations that are held of a programme. */
export const regulationsOn = (programme: ProgrammeId, regulations: Regulations): RegulationKnowledge[] =>
  [...regulations.values()].filter((regulation) => regulation.programme === programme)

/** The programmes that a text names of which any regulation is held, or one of their family. */
export const heldProgrammesIn = (
  text: string,
  { programmes, regulations }: Pick<Knowledge, 'programmes' | 'regulations'>,
): ProgrammeMention[] =>
  programmes
    .mentionsIn(text)
    .filter((mention) => mention.programmes.some((programme) => regulationsOn(programme, regulations).length > 0))

/** The choice of a seat for a place that may be any of these; where none of them has a regulation around it, elsewhere. */
export function seatOf(fact: Fact, codes: readonly DivisionCode[]): string | undefined {
  const choices = Object.entries(fact.choices)
  const around = choices.filter(([, { division }]) => division && codes.some((code) => liesIn(code, division)))
  const [inmost] = around.sort(([, a], [, b]) => (b.division?.length ?? 0) - (a.division?.length ?? 0))
  return (inmost ?? choices.find(([, { division }]) => !division))?.[0]
}
