import type { FactId } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import type { Figure } from './figures.ts'
import type { Measure, Subject } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import type { Judged } from './moods.ts'
import type { PlaceSaid } from './seats.ts'
import type { Year } from './times.ts'

/** A clause with what was found in it. */
export interface Scene extends Judged {
  readonly mentions: readonly Mention[]
  readonly figures: readonly Figure[]
  readonly places: readonly PlaceSaid[]
}

/** A mention that a figure can be of. */
export type NamedMention = Mention & { readonly subject: Subject }

export const namedIn = (scene: Scene): NamedMention[] =>
  scene.mentions.filter((mention): mention is NamedMention => mention.subject !== undefined)

/** A figure that was found to be of something: of a fact, or of a whole or part that a fact is worked out from. */
export interface Claimed {
  readonly figure: Figure
  readonly measure: Measure
  readonly interval: Interval
  readonly subject?: Subject
  readonly mention?: Mention
  readonly years: readonly Year[]
  readonly facts: readonly FactId[]
  readonly clause: number
}
