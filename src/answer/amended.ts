import { amendmentsOn } from '../knowledge/index.ts'
import { regulationOf } from '../law/index.ts'
import { type Draft, type DraftBlock, fromTemplate, phrase, refer, say } from '../reply/index.ts'
import type { Sources } from './sources.ts'

/** An answer that cites a clause which a later text has changed says so, and shows the words that change it. */
export function withAmendments(draft: Draft, { library, asOf }: Pick<Sources, 'library' | 'asOf'>): Draft {
  const changed = [...new Set(draft.cites)].flatMap((ref) => {
    const regulation = library.regulations.get(regulationOf(ref))
    return regulation ? amendmentsOn(regulation, ref, asOf).map((made) => ({ ref, made })) : []
  })
  // What a part before has told is not told once more.
  const fresh = changed.filter(({ made }) => !draft.cites.includes(made.phrase.ref))
  if (fresh.length === 0) return draft
  const blocks = fresh.map(
    ({ ref, made }): DraftBlock => ({
      kind: 'notice',
      text: say`${refer(ref)}已被《${fromTemplate(made.title)}》修改，以修改后的为准：${refer(made.phrase.ref)}“${phrase(made.phrase)}”。`,
    }),
  )
  return {
    ...draft,
    blocks: [...blocks, ...draft.blocks],
    cites: [...new Set([...draft.cites, ...fresh.map(({ made }) => made.phrase.ref)])],
  }
}
