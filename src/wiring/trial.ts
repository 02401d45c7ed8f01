import type { Rehearse } from '../cli/index.ts'
import { readLibrary, sentencesFile } from '../home/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Stage } from '../try/index.ts'

/** What `wence try` runs; only then are the files read for where things stand in them. */
export const rehearsalOf =
  (knowledge: Knowledge, stage: Stage, home: URL): Rehearse =>
  async (only) => {
    const [{ placesOf, readSentences }, { Rehearsal, tryKnowledge }] = await Promise.all([
      import('../knowledge/trial.ts'),
      import('../try/index.ts'),
    ])
    const regulations = [...knowledge.regulations.values()].filter(({ id }) => only === undefined || id === only)
    const tried = {
      knowledge,
      regulations,
      sentences: readSentences(sentencesFile(home)),
      placeOf: placesOf(readLibrary(home)),
    }
    return tryKnowledge(tried, new Rehearsal(knowledge, stage))
  }
