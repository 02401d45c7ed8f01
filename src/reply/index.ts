export { type Absent, HeldAfterAll, isHeld } from './absent.ts'
export type {
  Draft,
  DraftBlock,
  DraftCheck,
  DraftCondition,
  DraftField,
  DraftNotice,
  DraftOption,
  DraftSide,
} from './draft.ts'
export {
  absent,
  computed,
  day,
  englishDay,
  fromTemplate,
  given,
  joined,
  type Part,
  type Parts,
  phrase,
  quote,
  refer,
  referShort,
  say,
  words,
} from './parts.ts'
export { publish, Texts, UnsourcedFigure } from './publish.ts'
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
  NoticeKind,
  Option,
  Pressed,
  Reason,
  Reply,
  ReplyKind,
  YesNo,
} from './reply.ts'
export { REASONS } from './reply.ts'
export { isSilent, MORE, type Shown, shownOf } from './shown.ts'
