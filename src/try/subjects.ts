import { regulationOf } from '../law/index.ts'
import type { Trial } from './facts.ts'
import type { Missed } from './missed.ts'

/** Each subject asked by its label in every regulation that speaks of it: one of its clauses is to be cited. */
export async function trySubjects({
  knowledge,
  regulations,
  sentences,
  program,
}: Trial): Promise<{ tried: number; missed: Missed[] }> {
  const missed: Missed[] = []
  let tried = 0
  for (const { id, label, clauses } of knowledge.subjects.values())
    for (const regulation of regulations) {
      const refs = clauses.map(({ ref }) => ref).filter((ref) => regulationOf(ref) === regulation.id)
      if (refs.length === 0) continue
      for (const sentence of sentences.subjects) {
        tried += 1
        const says = sentence.replace('{label}', label)
        const cited = await program.cited(says, regulation.id)
        if (!cited.some((ref) => refs.some((wanted) => isWithin(ref, wanted) || isWithin(wanted, ref))))
          missed.push({
            kind: 'subject',
            id,
            way: regulation.id,
            says: `${regulation.place}：${says}`,
            wants: refs.join('、'),
            got: cited.join('、') || '没有引用',
          })
      }
    }
  return { tried, missed }
}

/** Whether a clause is another or stands under it. */
const isWithin = (ref: string, above: string): boolean => ref === above || ref.startsWith(`${above}.`)
