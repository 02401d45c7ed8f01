export type { Context, Vocabulary } from './frame.ts'
export { type HandedOver, type SaidOfHandOver, saidOfHandOver } from './handed-over.ts'
export { type Ears, hear } from './hear.ts'
export {
  type Act,
  type Heard,
  type How,
  type Mood,
  ORDERS,
  type Order,
  type Tell,
  TONES,
  type Tone,
  type Value,
  WANTS,
  type Want,
} from './heard.ts'
export { type Models, packed, unpacked } from './models.ts'
export { plainAnswer, plainPick } from './plain.ts'
export {
  type Caller,
  type Candidate,
  FITS,
  type Fit,
  type Named,
  type Reader,
  type ReaderAsked,
  type ReaderSaid,
  SAID_ACTS,
  SAID_HOWS,
  SAID_MOODS,
  type SaidAct,
} from './reader.ts'
export { heardTwice } from './second/heard-twice.ts'
export { type About, aboutOf, earsOf, fileOf, type TrainedEars } from './trained.ts'
export { vocabularyOf } from './vocabulary.ts'
export { type Decision, type Evidence, type Question, type Reasons, reasonsFor } from './why.ts'
// training/ is no part of this face: only the build learns.
