import type { Desk, IndexStore } from '../desk/index.ts'
import { accountsOf, type Knowledge } from '../knowledge/index.ts'
import type { Check, Finding } from './check.ts'

/** The knowledge files and the seeds; `load` throws what is wrong with them, with file and line. */
export const knowledgeCheck = (load: () => Knowledge): Check => ({
  what: 'knowledge',
  examine: () => {
    const knowledge = load()
    const clauses = [...knowledge.regulations.values()].reduce(
      (sum, { regulation }) => sum + regulation.clauses.length,
      0,
    )
    const open = accountsOf(knowledge).filter(({ kind }) => kind === 'none')
    const found = `${knowledge.regulations.size} regulations, ${clauses} clauses`
    return [figuresFinding(found, open.length), ...leftFindings(knowledge)]
  },
})

function figuresFinding(found: string, open: number): Finding {
  if (open === 0) return { what: 'knowledge', state: 'ok', found }
  const remedy = 'run wence verify, and name a subject for each in knowledge/subjects'
  return { what: 'knowledge', state: 'doubtful', found: `${found}; ${open} figures unaccounted for`, remedy }
}

function leftFindings({ warnings }: Knowledge): Finding[] {
  if (warnings.length === 0) return []
  const found = `${warnings.length} left aside: ${warnings.map(({ where }) => where).join(', ')}`
  const remedy = 'run wence verify, which says of each what it wants; nothing else hangs on them'
  return [{ what: 'knowledge', state: 'doubtful', found, remedy }]
}

export interface IndexPorts {
  /** Where the index is kept; here `write` throws where it cannot be. Undefined where this program keeps none. */
  readonly index: IndexStore | undefined
  readonly deskWith: (index: IndexStore) => Pick<Desk, 'find'>
}

const ANY_WORDS = '条件'

/** Whether the index of the last start can be used, or made anew and kept. */
export const indexCheck = ({ index, deskWith }: IndexPorts): Check => ({
  what: 'index',
  examine: async () => {
    let [loaded, kept] = [false, false]
    let fault: string | undefined
    const watched: IndexStore = {
      read: (name) => index?.read(name),
      write: (name, bytes) => {
        if (!index) return
        try {
          index.write(name, bytes)
          kept = true
        } catch (error) {
          fault = error instanceof Error ? error.message : String(error)
        }
      },
    }
    const { hits } = await deskWith(watched).find(ANY_WORDS)
    loaded = !kept && fault === undefined
    if (hits.length === 0) throw new Error('the index finds nothing')
    if (!index)
      return [{ what: 'index', state: 'ok', found: 'built at each start, since the program is run from its source' }]
    if (fault !== undefined) {
      const remedy = 'make the folder of the program writable for its user; until then each start builds the index'
      return [{ what: 'index', state: 'doubtful', found: `it cannot be kept: ${fault}`, remedy }]
    }
    return [{ what: 'index', state: 'ok', found: loaded ? 'as it was kept' : 'built anew and kept' }]
  },
})
