import type { Draft, DraftBlock, DraftNotice } from '../reply/index.ts'
import type { Turned } from './turning.ts'

/** What the runs of a message came to, as one reply: one receipt, a lead for each question, and what is asked next once, at the end. */
export function asOne(turned: readonly Turned[]): Turned {
  const last = turned.at(-1)
  if (!last) throw new Error('a message of no runs')
  const erased = turned.find(({ erase }) => erase)
  const exported = turned.find(({ exports }) => exports)
  const uncheckable = turned.every((each) => each.uncheckable)
  // 先导出我的记录，然后都删掉: what is erased goes out first.
  if (erased && exported)
    return { ...erased, draft: oneDraft([exported.draft, erased.draft], erased.draft), exports: true }
  return (
    erased ?? {
      ...last,
      draft: oneDraft(
        turned.map(({ draft }) => draft),
        last.draft,
      ),
      notes: turned.flatMap(({ notes }) => notes),
      ...(exported ? { exports: true } : {}),
      ...(uncheckable ? { uncheckable } : {}),
    }
  )
}

function oneDraft(drafts: readonly Draft[], last: Draft): Draft {
  // A check that is begun tells all that was noted for it.
  const receipt = drafts.findLast(({ receipt }) => receipt !== undefined)?.receipt
  const first = drafts.find(({ lead }) => lead !== undefined)
  const said = drafts.findLast(({ kind }) => kind !== 'smalltalk') ?? last
  const yesNo = drafts.find(({ yesNo }) => yesNo !== undefined)?.yesNo
  const { receipt: _own, lead: _first, yesNo: _of, ...rest } = last
  return {
    ...rest,
    kind: said.kind,
    ...(receipt ? { receipt } : {}),
    ...(first?.lead ? { lead: first.lead } : {}),
    ...(yesNo ? { yesNo } : {}),
    blocks: drafts.flatMap((draft) => [
      ...(draft.lead && draft !== first ? [{ kind: 'words' as const, text: draft.lead }] : []),
      ...(draft === last ? draft.blocks : draft.blocks.filter(isOver)),
    ]),
    notices: noticesOf(drafts),
    cites: [...new Set(drafts.flatMap(({ cites }) => cites))],
    ...(drafts.some(({ report }) => report) ? { report: true } : {}),
  }
}

/** What is asked before the end is asked there again. */
const isOver = ({ section }: DraftBlock): boolean => section !== 'question'

/** Each once, as it was told first. */
function noticesOf(drafts: readonly Draft[]): DraftNotice[] {
  const kept = new Map<string, DraftNotice>()
  for (const notice of drafts.flatMap(({ notices = [] }) => notices)) {
    const name = `${notice.kind} ${notice.regulation} ${JSON.stringify(notice.text)}`
    if (!kept.has(name)) kept.set(name, notice)
  }
  return [...kept.values()]
}
