import { readFile } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import type { Drafting } from '../cli/index.ts'
import type { Desk } from '../desk/index.ts'
import type { Proposer } from '../drafting/index.ts'
import { draftingFile, readLibrary, sentencesFile, shelfIn } from '../home/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Program } from '../try/index.ts'
import { earsOn } from './ears.ts'

interface World {
  readonly knowledge: Knowledge
  readonly desk: Pick<Desk, 'read'>
  readonly today: () => string
  readonly now: () => number
  readonly home: URL
  readonly proposer?: Proposer | undefined
}

/** What `wence add`, confirm, publish and retire work with; read when one of them is used. */
export const draftingIn =
  ({ knowledge, desk, today, now, home, proposer }: World): (() => Promise<Drafting>) =>
  async () => {
    const [
      { draftingWords, openedOnce },
      { placesOf, readSentences },
      { coverageLine, coverageOf, Rehearsal, tryKnowledge },
    ] = await Promise.all([import('../drafting/index.ts'), import('../knowledge/trial.ts'), import('../try/index.ts')])
    return {
      shelf: shelfIn(home),
      library: readLibrary(home),
      opened: openedOnce(),
      knowledge,
      words: draftingWords(draftingFile(home)),
      hears: (words) => desk.read(words),
      ...(proposer ? { proposer } : {}),
      today,
      open: (path) => readFile(path),
      rehearseIn: (grown, library, id) => {
        const regulations = [...grown.regulations.values()].filter((each) => each.id === id)
        const sentences = readSentences(sentencesFile(home))
        const tried = { knowledge: grown, regulations, sentences, placeOf: placesOf(library) }
        // An index of what is only tried is not kept.
        return tryKnowledge(tried, letting(new Rehearsal(grown, { today, now, ears: earsOn(grown) })))
      },
      coverageIn: (grown, id, waiting) => {
        const regulation = grown.regulations.get(id)
        return regulation ? coverageOf(regulation, waiting).map(coverageLine) : []
      },
    }
  }

/** A trial says hundreds of sentences: between them whoever else waits for the program is answered. */
const letting = (program: Program): Program => ({
  today: program.today,
  judge: (regulation, facts) => program.judge(regulation, facts),
  hear: async (...said) => {
    await turn()
    return program.hear(...said)
  },
  question: async (...asked) => {
    await turn()
    return program.question(...asked)
  },
  cited: async (...asked) => {
    await turn()
    return program.cited(...asked)
  },
})
