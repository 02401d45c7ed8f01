import { parse } from 'yaml'
import { Desk } from '../../src/desk/index.ts'
import { addRegulation, draftingWords, type Shelf } from '../../src/drafting/index.ts'
import { draftingFile, readLibrary } from '../../src/home/index.ts'
import { ears } from '../support/ears.ts'
import { knowledge } from '../support/library.ts'

export interface Drafted {
  /** What of the draft the loader would not take. */
  readonly lines: readonly string[]
  readonly conditions: readonly Readonly<Record<string, unknown>>[]
  readonly judged: readonly Readonly<Record<string, unknown>>[]
  readonly unmodelled: readonly Readonly<Record<string, unknown>>[]
  readonly facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const today = () => '2026-11-20'

/** What `wence add` proposes for a text; nothing is written. */
export async function drafted(text: string, place: string): Promise<Drafted> {
  const desk = new Desk(knowledge, { today, now: () => 0, newId: () => 'r', ears })
  const { draft, lines } = await addRegulation(
    {
      file: { name: '文件.txt', bytes: new TextEncoder().encode(text) },
      place,
      programme: '成长培育计划',
      newProgramme: true,
      id: 'drafted',
    },
    {
      shelf: nowhere,
      library: readLibrary(),
      knowledge,
      words: draftingWords(draftingFile()),
      hears: (words) => desk.read(words),
      today,
    },
  )
  const { conditions, judged, unmodelled } = parse(draft.regulation)
  return { lines, conditions, judged, unmodelled, facts: parse(draft.facts).facts }
}

const nowhere: Shelf = {
  read: async () => undefined,
  list: async () => [],
  write: async () => {},
  move: async () => {},
  remove: async () => {},
}
