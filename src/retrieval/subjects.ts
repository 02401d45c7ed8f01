import type { Knowledge, Subject } from '../knowledge/index.ts'
import { wordingReader } from './wordings.ts'

/** A subject that was heard, and the word it was heard in. */
export interface HeardSubject {
  readonly subject: Subject
  readonly word: string
}

export type SubjectReader = (folded: string) => HeardSubject[]

/** Subjects whose words stand in the question, in the order in which it names them. */
export function subjectReader({ subjects }: Pick<Knowledge, 'subjects'>): SubjectReader {
  const read = wordingReader([...subjects.values()].map((subject) => ({ of: subject, ...subject })))
  return (folded) => {
    const heard = new Map<Subject, string>()
    for (const { of, word } of read(folded)) if (!heard.has(of)) heard.set(of, word)
    return [...heard].map(([subject, word]) => ({ subject, word }))
  }
}

/** The subjects heard, and in the place of one on which no text has a clause of its own, what it is a part of. */
export function spokenOf(heard: readonly HeardSubject[], subjects: Knowledge['subjects']): Subject[] {
  const spoken = new Set<Subject>()
  const add = (subject: Subject, above: readonly Subject[]) => {
    spoken.add(subject)
    if (subject.clauses.length > 0 || above.includes(subject)) return
    for (const id of subject.partOf) {
      const whole = subjects.get(id)
      if (whole) add(whole, [...above, subject])
    }
  }
  for (const { subject } of heard) add(subject, [])
  return [...spoken]
}
