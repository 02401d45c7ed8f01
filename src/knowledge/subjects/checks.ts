import type { Regulation, RegulationId } from '../../law/index.ts'
import { missing, Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
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
        if (!declared.has(whole)) throw missing('主题', 'subjects', whole, declared.keys())
        if (wholesOf(whole, declared).has(id))
          throw new Unresolved(`${quoted(id)}属于${quoted(whole)}，${quoted(whole)}又属于${quoted(id)}`, '不绕圈的从属')
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
          `词${quoted(word)}，主题${quoted(other)}也有`,
          '只归一个主题的词；两边都有的写进“shared:”',
          // Where that list does not read, nobody knows which words are in it.
          { words: word, lists: ['shared'] },
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
        if (value.says[id]) throw new Unresolved(`${quoted(id)}写成没有说，又列了条款`, '“says:”或“silent:”，只写一处')
        const clause = text.clauses.find((each) => speaksIn(each.text, subject))
        if (clause)
          throw new Unresolved(
            `${quoted(id)}写成没有说，${quoted(clause.id)}里却有说它的话：${quoted(clause.text.slice(0, 60))}`,
            '在“says:”下列出条款，或者让“said:”只写专说这个主题的词',
          )
      })
}
