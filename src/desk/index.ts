export type { Examples } from '../answer/index.ts'
export { isDay } from '../law/index.ts'
export type {
  Answer,
  Asked,
  Blame,
  Block,
  BlockSection,
  Check,
  CheckCondition,
  Citation,
  Field,
  Figure,
  Notice,
  Option,
  Part,
  Pressed,
  Reason,
  Reply,
} from '../reply/index.ts'
export { isSilent, MORE, REASONS, shownOf } from '../reply/index.ts'
export { asWord, type Report, WORD_TYPE } from '../report/index.ts'
export type { IndexStore } from '../retrieval/index.ts'
export { REASON_NAMES } from './acts/blame.ts'
export { type AskedAbout, isSettled, missId, type SaidOn } from './by-subject.ts'
export { type Brief, Desk, type Form } from './desk.ts'
export { Hearing } from './hearing.ts'
export type { Inbox, Letter, Owner, Pending } from './inbox.ts'
export { Lanes } from './lanes.ts'
export { maskFor } from './mask.ts'
export type { Apart, AskOptions, DeskEvent, DeskPorts, Reached, TurnOptions } from './ports.ts'
export { pageOf } from './printing.ts'
export {
  type Amended,
  type Among,
  type FoundClause,
  hitOf,
  type Listed,
  type Printed,
  type ReadClause,
  type ReadingRoom,
} from './reading-room.ts'
export type { CodeStore, KeptCode } from './resuming.ts'
export { type Retention, USUAL_RETENTION } from './retention.ts'
export {
  type Applicant,
  type Before,
  type CheckState,
  type CheckStep,
  emptySession,
  type Question,
  type Session,
  type Shown,
  type Told,
  type Who,
} from './session.ts'
export {
  type AskedOn,
  type AskedTimes,
  type Entry,
  type Held,
  type HeldAs,
  type HeldCell,
  type KeeperStore,
  type KeptReply,
  type Mark,
  type Miss,
  type Note,
  type Outcome,
  type SessionStore,
  StoreFault,
} from './store.ts'
