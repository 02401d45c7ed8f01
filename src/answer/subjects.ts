import { type FigureKind, type Knowledge, type Subject, speaksIn } from '../knowledge/index.ts'
import type { Found } from '../retrieval/index.ts'
import { offers } from './wants.ts'

/** The subjects heard whose words in the texts are known, so that it can be told whether a text speaks of them; of a kind of figure, those it is asked of. */
export const spokenFor = ({ heard }: Found, wanted?: FigureKind): Subject[] =>
  heard.flatMap(({ subject }) => {
    const meant = wanted ? subject.figures.includes(wanted.id) : subject.figures.length > 0
    return subject.said.length > 0 && meant ? [subject] : []
  })

/** The subjects that no sentence of the texts speaks on. */
export const unspoken = (texts: readonly string[], subjects: readonly Subject[]): readonly Subject[] =>
  subjects.filter((subject) => !texts.some((text) => speaksIn(text, subject)))

/** Whether a sentence of the text states a figure of the kind on one of the subjects. */
export const statesOn = (
  text: string,
  subjects: readonly Subject[],
  wanted: FigureKind,
  knowledge: Pick<Knowledge, 'readings'>,
): boolean =>
  subjects.some((subject) =>
    text
      .split(subject.close ? /[，；。]/u : /[；。]/u)
      .some((sentence) => speaksIn(sentence, subject) && offers(sentence, wanted, knowledge)),
  )
