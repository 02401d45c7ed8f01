import type { Knowledge } from '../types.ts'
import { wordingReader } from '../wording-reader.ts'
import type { Subject } from './types.ts'

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

/**
 * What is spoken of: the subjects heard, the narrower where a whole and its part are, and in the place of one on which no text has a
 * clause of its own, what it is a part of.
 */
export function spokenOf(heard: readonly HeardSubject[], subjects: Knowledge['subjects']): Subject[] {
  const under = new Set(heard.flatMap(({ subject }) => (subject.clauses.length > 0 ? wholesOf(subject, subjects) : [])))
  const spoken = heard.flatMap(({ subject }) => {
    if (under.has(subject)) return []
    return subject.clauses.length > 0 ? [subject] : [subject, ...wholesOf(subject, subjects)]
  })
  return [...new Set(spoken)]
}

/** All that a subject is a part of, the nearest first. */
function wholesOf({ partOf }: Subject, subjects: Knowledge['subjects']): Subject[] {
  const wholes = partOf.flatMap((id) => subjects.get(id) ?? [])
  return [...wholes, ...wholes.flatMap((whole) => wholesOf(whole, subjects))]
}
