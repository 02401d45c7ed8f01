import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Desk } from '../../src/desk/index.ts'
import { draftingWords, type Shelf } from '../../src/drafting/index.ts'
import { draftingFile, readLibrary, shelfIn } from '../../src/home/index.ts'
import type { Knowledge, Library } from '../../src/knowledge/index.ts'
import { placesOf, readSentences } from '../../src/knowledge/trial.ts'
import { coverageLine, coverageOf, Rehearsal, tryKnowledge } from '../../src/try/index.ts'
import { wence } from '../support/cli.ts'
import { earsFor } from '../support/ears.ts'
import { loaded, openedOnce, textOf } from '../support/library.ts'

const today = () => '2026-11-20'

/** A folder with the project's knowledge and seeds, which a clerk may change. */
export function office() {
  const folder = mkdtempSync(join(tmpdir(), 'wence-office-'))
  cpSync('seeds', join(folder, 'seeds'), { recursive: true })
  cpSync('knowledge', join(folder, 'knowledge'), { recursive: true, filter: (path) => !path.endsWith('utterances') })
  const home = pathToFileURL(`${folder}/`)
  // Most steps leave what is in service as it is: it is read again where a file of it is another.
  let last: { readonly state: string; readonly knowledge: Knowledge; readonly library: Library } | undefined
  const held = () => {
    const library = readLibrary(home)
    const { regulations, facts, statements, seeds, programmes } = library
    const state = JSON.stringify([regulations, facts, statements, seeds, programmes])
    if (last?.state !== state) last = { state, library, knowledge: loaded(library) }
    return last
  }
  const known = () => {
    const { knowledge } = held()
    const ears = earsFor(knowledge)
    let count = 0
    return { knowledge, desk: new Desk(knowledge, { today, now: () => 0, newId: () => `r${++count}`, ears }) }
  }
  const draftingOn =
    (shelf: Shelf, { knowledge, desk }: ReturnType<typeof known>) =>
    async () => ({
      shelf,
      library: held().library,
      opened: openedOnce,
      knowledge,
      words: draftingWords(draftingFile(home)),
      hears: (words: string) => desk.read(words),
      today,
      open: async (path: string) => readFileSync(path),
      rehearseIn: (grown: Knowledge, changed: Library, id: string) => {
        const state = JSON.stringify([changed.regulations, changed.facts, changed.statements])
        const tried = rehearsed.get(state) ?? rehearse(grown, changed, id)
        rehearsed.set(state, tried)
        return tried
      },
      coverageIn: (grown: Knowledge, id: string, waiting: readonly string[]) => {
        const regulation = grown.regulations.get(id)
        return regulation ? coverageOf(regulation, waiting).map(coverageLine) : []
      },
    })
  /** `shelf` may break; a command is run on the knowledge as it stands in the folder. */
  const run = (args: readonly string[], { stdin = '', shelf = shelfIn(home) as Shelf } = {}) => {
    const library = known()
    return wence(args, { stdin, library, drafting: draftingOn(shelf, library) })
  }
  const rehearsed = new Map<string, ReturnType<typeof rehearse>>()
  const rehearse = (grown: Knowledge, changed: Library, id: string) => {
    const regulations = [...grown.regulations.values()].filter((each) => each.id === id)
    const sentences = readSentences({ name: 'knowledge/try.yaml', text: textOf('knowledge/try.yaml') })
    return tryKnowledge(
      { knowledge: grown, regulations, sentences, placeOf: placesOf(changed) },
      new Rehearsal(grown, { today, now: () => 0, ears: earsFor(grown) }),
    )
  }
  return {
    home,
    folder,
    known,
    held,
    drafting: () => draftingOn(shelfIn(home), known())(),
    run,
    shelf: shelfIn(home) as Shelf,
    close: () => rmSync(folder, { recursive: true }),
  }
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
