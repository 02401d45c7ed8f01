import type { NamedMention, Scene } from './scene.ts'
import type { YearSaid } from './times.ts'

/** One clause, with what is found in it once. */
export interface Place {
  readonly scene: Scene
  readonly index: number
  readonly subjects: readonly NamedMention[]
  readonly years: readonly YearSaid[]
}
