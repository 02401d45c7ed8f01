import type { Caller } from '../../hear/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import type { ClauseId } from '../../law/index.ts'
import { type DraftBlock, type Parts, phrase, refer, say } from '../../reply/index.ts'
import { checked, type Fault } from './checked.ts'
import type { Explainer, PlainSaid } from './explainer.ts'
import { partsOf, type Shown, shownOf } from './shown.ts'
import { refersBack } from './stands.ts'

const MOST_CLAUSES = 6
const MOST_SENTENCES = 6
/** Asked once, and once more with the names of the faults. */
const ATTEMPTS = 2
/** A sentence is shown where a model says twice that its clause says so. */
const TWICE = 2

interface Kept {
  readonly id: string
  readonly text: string
  readonly parts: Parts
  readonly clause: ClauseId
}

/** What clauses say, in a model's plain words: each sentence held against its clause by the program, then by the model. Undefined where none is upheld. */
export async function plainly(
  refs: readonly ClauseId[],
  question: string,
  knowledge: Knowledge,
  explainer: Explainer,
  caller: Caller,
): Promise<DraftBlock[] | undefined> {
  const shown = shownOf([...new Set(refs)].slice(0, MOST_CLAUSES), knowledge)
  if (shown.clauses.length === 0) return undefined
  let rejected: readonly Fault[] = []
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const asked = { question, clauses: shown.clauses, ...(rejected.length > 0 ? { rejected } : {}) }
    const said = await explainer.explain(asked, caller)
    if (!said || said.sentences.length === 0) return undefined
    const { kept, faults } = await upheld(said, shown, explainer, caller)
    if (kept.length > 0) return blocksOf(kept, shown)
    rejected = faults
  }
  return undefined
}

async function upheld({ sentences }: PlainSaid, shown: Shown, explainer: Explainer, caller: Caller) {
  const faults = new Set<Fault>()
  const block = (fault: Fault): undefined => {
    faults.add(fault)
    caller.blocked?.(fault)
  }
  const held = sentences.slice(0, MOST_SENTENCES).flatMap(({ text, clause }, i): Kept[] => {
    const fault = checked(text, clause, shown)
    const parts = fault ? undefined : partsOf(text.trim().replace(/[。；;]{1,4}$/u, ''), shown.prints)
    if (parts) return [{ id: `s${i + 1}`, text: text.trim(), parts, clause }]
    block(fault ?? 'figure')
    return []
  })
  const ids = await entailed(held, shown, explainer, caller)
  const kept = held.filter(({ id }) => ids.has(id))
  for (const { id } of held) if (!ids.has(id)) block('entailed')
  return { kept, faults: [...faults] }
}

/** The ids of those that are said to follow from their clauses each time it is asked; none where an answer fails. */
async function entailed(
  held: readonly Kept[],
  { clauses }: Shown,
  explainer: Explainer,
  caller: Caller,
): Promise<ReadonlySet<string>> {
  let left = held
  for (let time = 0; time < TWICE && left.length > 0; time++) {
    const pairs = left.map(({ id, text, clause }) => ({
      // Another name each time: an answer that was kept is none that was asked for twice.
      id: `${id}-${time}`,
      clause: clauses.find(({ ref }) => ref === clause)?.text ?? '',
      sentence: text,
    }))
    const ids = await explainer.entails({ pairs }, caller)
    left = left.filter(({ id }) => ids?.includes(`${id}-${time}`))
  }
  return new Set(left.map(({ id }) => id))
}

/** The sentences with their clauses, an item under the words that it stands under; with what bears on all of a clause, as it stands there. */
const blocksOf = (kept: readonly Kept[], { grounds, prints }: Shown): DraftBlock[] => [
  { kind: 'words', text: say`模型转述，以原文为准：` },
  ...kept.flatMap(({ parts, text, clause }, i): DraftBlock[] => {
    const { above = '', bearing = [] } = grounds.get(clause) ?? {}
    const before = i > 0 ? grounds.get(kept[i - 1]?.clause ?? '')?.above : ''
    const told = above === '' || above === before || text.includes(above.slice(0, -1))
    const under = told ? [] : (partsOf(above, prints) ?? [])
    const own = kept.filter((each) => each.clause === clause)
    const last = kept[i + 1]?.clause !== clause && !own.some((each) => refersBack(each.text))
    const besides = last ? bearing.map((each) => say`原文还说：${[phrase(each)]}（${refer(clause)}）。`) : []
    return [say`${under}${parts}（${refer(clause)}）。`, ...besides].map((said) => ({
      kind: 'words',
      text: said,
      ref: clause,
    }))
  }),
]
