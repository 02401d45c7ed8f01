import { earsOf, type TrainedEars, vocabularyOf } from '../hear/index.ts'
import { keptHearing } from '../home/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { folder } from '../text/index.ts'

/** Ears on this knowledge, made when something is first to be heard and then kept. Throws where the program has not been built. */
export function earsOn(knowledge: Knowledge): () => TrainedEars {
  let ears: TrainedEars | undefined
  return () => {
    ears ??= earsOf(vocabularyOf(knowledge, folder()), keptHearing())
    return ears
  }
}
