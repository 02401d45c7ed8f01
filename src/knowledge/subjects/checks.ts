import type { Regulation, RegulationId } from '../../law/index.ts'
import { Unresolved } from '../resolve.ts'
import { plainWords, wordingsOf } from '../wording.ts'
import type { SubjectsFile } from './read.ts'
import type { SubjectYaml } from './schema.ts'
import { speaksIn } from './speaks.ts'
import type { Subject, SubjectId } from './types.ts'

type Declared = ReadonlyMap<SubjectId, { readonly yaml: SubjectYaml; readonly file: SubjectsFile }>

/** A subject is a part of subjects that there are, and never of itself. */
export function strayParts(declared: Declared): void {
  for (const [id, { yaml, file }] of declared)
    for (const [i, whole] of (yaml.part_of ?? []).entries())
      file.at(['subjects', id, 'part_of', i], () => {
        if (!declared.has(whole)) throw new Unresolved(`the subject ${whole}`, 'a subject of knowledge/subjects')
        if (wholesOf(whole, declared).has(id))
          throw new Unresolved(`${id} as a part of ${whole}, which is a part of ${id}`, 'parts without a circle')
      })
}

/** All that a subject is a part of, near and far, with the subject itself. */
function wholesOf(id: SubjectId, declared: Declared, seen = new Set<SubjectId>()): Set<SubjectId> {
  if (seen.has(id)) return seen
  seen.add(id)
  for (const whole of declared.get(id)?.yaml.part_of ?? []) wholesOf(whole, declared, seen)
  return seen
}

/** A word of two subjects would be heard as both: it is declared as shared, or it is a mistake. */
export function claimedTwice(declared: Declared, shared: ReadonlySet<string>): void {
  const claims = new Map<string, SubjectId>()
  for (const [id, { yaml, file }] of declared)
    for (const word of plainWords(wordingsOf(yaml.words))) {
      const other = claims.get(word)
      claims.set(word, id)
      if (other === undefined || shared.has(word)) continue
      file.at(['subjects', id, 'words'], () => {
        throw new Unresolved(
          `the word ${word}, which the subject ${other} claims too`,
          'a word of one subject, or `shared:`',
        )
      })
    }
}

/** A regulation declared silent on a subject has no clause on it, and none of the words that speak of it. */
export function falseSilences(
  files: readonly SubjectsFile[],
  subjects: ReadonlyMap<SubjectId, Subject>,
  texts: ReadonlyMap<RegulationId, Regulation>,
): void {
  for (const { value, at } of files)
    for (const [i, id] of value.silent.entries())
      at(['silent', i], () => {
        const [subject, text] = [subjects.get(id), texts.get(value.regulation ?? '')]
        if (!subject || !text) return
        if (value.says[id]) throw new Unresolved(`${id} as silent, and clauses on it`, '`says:` or `silent:`, not both')
        const clause = text.clauses.find((each) => speaksIn(each.text, subject))
        if (clause)
          throw new Unresolved(
            `${id} as silent, and ${clause.id} with words that speak of it: “${clause.text.slice(0, 60)}”`,
            'clauses under `says:`, or `said:` with words that only speak of the subject',
          )
      })
}
