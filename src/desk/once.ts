import type { Draft, DraftNotice } from '../reply/index.ts'
import type { Session } from './session.ts'

/** A turn's draft and the session after it, with what has been told once told no more, and what is folded kept to be opened. */
export function once<Turn extends { readonly draft: Draft; readonly session: Session }>(
  turn: Turn,
  before: Session,
): Turn {
  const { draft, session } = turn
  const known = new Set(before.noticed)
  const notices = draft.notices?.map((notice) =>
    isKept(notice) && (known.has(nameOf(notice)) || known.has(keptAs(notice)))
      ? { ...notice, told: 'before' as const }
      : notice,
  )
  const told = (notices ?? []).filter((notice) => notice.told !== 'before').map(keptAs)
  return {
    ...turn,
    draft: notices ? { ...draft, notices } : draft,
    session: {
      ...session,
      ...foldedIn(draft, before),
      noticed: [...known, ...told.filter((name) => !known.has(name))],
    },
  }
}

/** In the reply's own words a standing may be told again: it was asked for. */
const isKept = ({ told }: DraftNotice): boolean => told === undefined || told === 'folded'

/** A notice that was only folded away is still to be told openly. */
const keptAs = (notice: DraftNotice): string =>
  notice.told === 'folded' ? `${FOLDED}${nameOf(notice)}` : nameOf(notice)

const FOLDED = 'folded '

/** Each text has one standing, and a defect its own words. */
const nameOf = ({ kind, regulation, text }: DraftNotice): string =>
  kind === 'source-defect'
    ? `${regulation} ${text.map((part) => (part.kind === 'words' ? part.text : '')).join('')}`
    : `${regulation} ${kind}`

/** What the reply leaves folded, for 展开; a remark leaves that of the reply before it. */
function foldedIn({ kind, lead, blocks, cites }: Draft, before: Session): Pick<Session, 'folded'> {
  const folded = blocks.filter(({ fold }) => fold).map(({ fold: _fold, ...block }) => block)
  if (folded.length === 0 && kind === 'smalltalk') return before.folded ? { folded: before.folded } : {}
  const first = lead ?? blocks.find(({ kind, fold }) => kind === 'words' && !fold)?.text
  return { folded: { ...(first ? { lead: first } : {}), blocks: folded, cites } }
}
