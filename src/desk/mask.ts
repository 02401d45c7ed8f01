import { type Knowledge, liesIn, plainWords } from '../knowledge/index.ts'
import { type Mask, masking } from '../privacy/index.ts'
import { readFigures } from '../quantity/index.ts'

/** Masks what names or numbers whoever asked; a word of the texts, or of what people call the things in them, is never taken for a name. */
export function maskFor({ regulations, subjects, facts, places: known }: Knowledge): Mask {
  const all = [...regulations.values()]
  const capitals = known.words.capitals.filter((code) => all.some(({ division }) => liesIn(code, division)))
  const places = [
    ...all.flatMap(({ called }) => called),
    ...[...all.map(({ division }) => division), ...capitals].flatMap((code) => known.namesOf(code)),
  ]
  const words = [
    ...all.flatMap(({ title, center, regulation }) => [title, center, ...regulation.clauses.map(({ text }) => text)]),
    ...[...subjects.values()].flatMap((subject) => plainWords(subject.words)),
    ...[...facts.values()].flatMap((fact) => fact.words.map(({ text }) => text)),
    ...places,
  ].join('\n')
  return masking({ knows: (asked) => words.includes(asked), places })
}

/** Masked words as they are kept for the bureau to see what its text leaves unclear: alike ones count together, whatever their figures. */
export const withoutFigures = (masked: string): string =>
  masked
    .split(PLACEHOLDER)
    .map((words, i) => (i % 2 === 0 ? figuresHidden(words) : words))
    .join('')

/** The numbers of placeholders are no figures. */
const PLACEHOLDER = /(〔\p{Script=Han}{2}\d{1,6}〕)/u

function figuresHidden(words: string): string {
  let shown = ''
  let from = 0
  for (const { start, end, figure, kind } of readFigures(words)) {
    if (!figure && kind !== 'date') continue
    shown += `${words.slice(from, start)}〔数〕`
    from = end
  }
  return shown + words.slice(from)
}

const LONGEST = 200

/** Cut to what a list can show. */
export const shortened = (words: string): string => {
  const plain = words
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return [...plain].length > LONGEST ? `${[...plain].slice(0, LONGEST).join('')}…` : plain
}
