import { amendmentsOn, endingOn } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import {
  type Draft,
  type DraftBlock,
  day,
  fromTemplate,
  type Part,
  type Parts,
  phrase,
  refer,
  say,
} from '../reply/index.ts'
import type { Sources } from './sources.ts'

type Ground = Pick<Sources, 'library' | 'asOf'>
type Amendment = ReturnType<typeof amendmentsOn>[number]
interface Change {
  readonly ref: ClauseId
  readonly made: Amendment
}

/**
 * An answer that cites a clause which a later text has changed begins with the words that change it, and marks the old ones wherever
 * they are quoted; what the old words decided is not said any more. An answer that has done so already stays as it is.
 */
export function withAmendments(made: Draft, ground: Ground): Draft {
  const draft = withoutPromise(made, ground)
  const quoted = new Set([...quotedIn(draft.lead ?? []), ...draft.blocks.flatMap(quotedInBlock)])
  // A check holds nobody to changed words, and lists clauses for other reasons.
  const spoken = draft.check ? [...quoted] : [...new Set([...draft.cites, ...quoted])]
  const changes = spoken.flatMap((ref) => changesOf(ref, ground).map((made) => ({ ref, made })))
  if (changes.length === 0) return draft
  const told = changes.filter(
    ({ made }, i) => changes.findIndex(({ made: { phrase: of } }) => of === made.phrase) === i,
  )
  const fresh = told.filter(({ made }) => !quoted.has(made.phrase.ref))
  const { lead, yesNo, leadInEnglish: _old, ...rest } = draft
  const isOld = (ref: ClauseId) => changes.some(({ ref: of, made }) => of === ref && isWithin(ref, made))
  const decidedByOld = yesNo !== undefined || quotedIn(lead ?? []).some(isOld)
  const [first, ...others] = fresh.map((change) => statement(change, ground))
  const leads = decidedByOld && first !== undefined && !draft.check
  const [kept] = [lead ? marked(lead, isOld) : undefined]
  const besides = leads ? others : first ? [first, ...others] : []
  return {
    ...rest,
    ...(leads ? { lead: first } : kept ? { lead: kept } : {}),
    ...(yesNo !== undefined && !leads ? { yesNo } : {}),
    blocks: [
      ...besides.map((text): DraftBlock => ({ kind: 'notice', text })),
      // Its yes or no was said of the old words.
      ...(leads && kept && yesNo === undefined ? [{ kind: 'words' as const, text: kept }] : []),
      ...draft.blocks.map((block) => markedBlock(block, isOld)),
    ],
    cites: [...new Set([...draft.cites, ...fresh.map(({ made }) => made.phrase.ref)])],
  }
}

/** 可以 is said of a text that holds: of one that another has ended a check compares, and says no yes. */
function withoutPromise(draft: Draft, { library }: Ground): Draft {
  const regulation = library.regulations.get(draft.check?.regulation ?? '')
  if (draft.yesNo !== 'yes' || !draft.check || !regulation || !endingOn(regulation, draft.check.asOf)) return draft
  const { yesNo: _yes, lead: _words, leadInEnglish: _english, ...rest } = draft
  return rest
}

function changesOf(ref: ClauseId, { library, asOf }: Ground): readonly Amendment[] {
  const regulation = library.regulations.get(regulationOf(ref))
  return regulation ? amendmentsOn(regulation, ref, asOf) : []
}

/** Whether the words of a clause are themselves what was changed, and not only some that stand under it. */
const isWithin = (ref: ClauseId, { at }: Amendment): boolean =>
  at.some((each) => ref === each || ref.startsWith(`${each}.`))

/** What changed a clause, in its own words; while it is open whether it holds already, that. */
function statement({ ref, made }: Change, { asOf }: Ground): Parts {
  const words = say`${refer(made.phrase.ref)}“${phrase(made.phrase)}”`
  const by = say`《${fromTemplate(made.title)}》`
  if (made.from === undefined || made.from > asOf)
    return say`${refer(ref)}是否已被${by}修改，凭文本定不下来：${words}。`
  const since = say`（${day(made.from)}起）`
  return made.removes
    ? say`${refer(ref)}已被${by}删去${since}：${words}。`
    : say`${refer(ref)}已被${by}修改${since}，以修改后的为准：${words}。`
}

const BEFORE = '（修改前）'

const refOf = (part: Part): ClauseId | undefined =>
  part.kind === 'phrase' ? part.phrase.ref : part.kind === 'quote' ? part.ref : undefined

const quotedIn = (parts: Parts): ClauseId[] => parts.flatMap((part) => refOf(part) ?? [])

const quotedInBlock = ({ text, table }: DraftBlock): ClauseId[] => [
  ...quotedIn(text),
  ...(table?.rows.flatMap((row) => row.flatMap(quotedIn)) ?? []),
]

/** Words with old ones marked, once for each run of them. */
function marked(parts: Parts, isOld: (ref: ClauseId) => boolean): Parts {
  return parts.flatMap((part, i): Part[] => {
    const [ref, next] = [refOf(part), parts[i + 1]]
    if (ref === undefined || !isOld(ref) || (next && refOf(next) === ref)) return [part]
    if (next?.kind === 'words' && next.text.startsWith(BEFORE)) return [part]
    return [part, ...say`${BEFORE}`]
  })
}

const markedBlock = (block: DraftBlock, isOld: (ref: ClauseId) => boolean): DraftBlock => ({
  ...block,
  text: marked(block.text, isOld),
  ...(block.table
    ? { table: { ...block.table, rows: block.table.rows.map((row) => row.map((cell) => marked(cell, isOld))) } }
    : {}),
})
