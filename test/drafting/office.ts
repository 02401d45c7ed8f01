import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Desk } from '../../src/desk/index.ts'
import { draftingWords, type Shelf } from '../../src/drafting/index.ts'
import { draftingFile, readLibrary, shelfIn } from '../../src/home/index.ts'
import { placesOf, readSentences } from '../../src/knowledge/trial.ts'
import { Rehearsal, tryKnowledge } from '../../src/try/index.ts'
import { wence } from '../support/cli.ts'
import { earsFor } from '../support/ears.ts'
import { loaded, textOf } from '../support/library.ts'

const today = () => '2026-11-20'

/** A folder with the project's knowledge and seeds, which a clerk may change. */
export function office() {
  const folder = mkdtempSync(join(tmpdir(), 'wence-office-'))
  cpSync('seeds', join(folder, 'seeds'), { recursive: true })
  cpSync('knowledge', join(folder, 'knowledge'), { recursive: true, filter: (path) => !path.endsWith('utterances') })
  const home = pathToFileURL(`${folder}/`)
  const known = () => {
    const knowledge = loaded(readLibrary(home))
    const ears = earsFor(knowledge)
    let count = 0
    return { knowledge, desk: new Desk(knowledge, { today, now: () => 0, newId: () => `r${++count}`, ears }) }
  }
  /** `shelf` may break; a command is run on the knowledge as it stands in the folder. */
  const run = (args: readonly string[], { stdin = '', shelf = shelfIn(home) as Shelf } = {}) => {
    const library = known()
    const { knowledge, desk } = library
    const drafting = async () => ({
      shelf,
      library: readLibrary(home),
      knowledge,
      words: draftingWords(draftingFile(home)),
      hears: (words: string) => desk.read(words),
      today,
      open: async (path: string) => readFileSync(path),
      rehearseIn: (grown: typeof knowledge, changed: ReturnType<typeof readLibrary>, id: string) => {
        const regulations = [...grown.regulations.values()].filter((each) => each.id === id)
        const sentences = readSentences({ name: 'knowledge/try.yaml', text: textOf('knowledge/try.yaml') })
        return tryKnowledge(
          { knowledge: grown, regulations, sentences, placeOf: placesOf(changed) },
          new Rehearsal(grown, { today, now: () => 0, ears: earsFor(grown) }),
        )
      },
    })
    return wence(args, { stdin, library, drafting })
  }
  return { home, folder, known, run, shelf: shelfIn(home) as Shelf, close: () => rmSync(folder, { recursive: true }) }
}

/** A shelf that fails at its nth change, and at every one after it, as after a program that was killed. */
export function killedAt(nth: number, shelf: Shelf): Shelf {
  let count = 0
  const step =
    <A extends readonly string[] | readonly [string, Uint8Array | string]>(change: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      count += 1
      if (count >= nth) throw new Error('killed')
      await change(...args)
    }
  return { ...shelf, write: step(shelf.write), move: step(shelf.move), remove: step(shelf.remove) }
}
