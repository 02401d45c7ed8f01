import type { Knowledge } from '../../src/knowledge/index.ts'
import type { Words } from './words.ts'

/** The names of the world that some words hold. */
export type NameFinder = (words: Words) => string[]

/** An id that no word of a language is. */
const UNMISTAKABLE = /[_\d]/u
const TOKEN = /[a-z][a-z\d_]*/gu
/** 第八条, 附件二, annex1. */
const REFERENCE = /第[〇零一二三四五六七八九十百\d]{1,6}条(?!件)|附件[一二三四五六七八九十\d]{1,3}|\bannex\d{1,2}/gu

/**
 * Finds what the knowledge names: regulations, places, programmes, facts and their choices, quantities, parties, subjects, and clauses and
 * annexes by their numbers. An id that is a plain word counts where it is all of a string, not for `own` words that the program
 * has for things of its own.
 */
export function nameFinder(knowledge: Knowledge, own: ReadonlySet<string>): NameFinder {
  const { regulations, facts, quantities, parties, subjects, places, programmes } = knowledge
  const ids = new Set([
    ...[regulations, facts, quantities, parties, subjects].flatMap((each) => [...each.keys()]),
    ...[...facts.values()].flatMap(({ choices }) => Object.keys(choices)),
    ...programmes.words.programmes.map(({ id }) => id),
  ])
  const tells = (id: string): boolean => UNMISTAKABLE.test(id) || regulations.has(id)
  const called = [...regulations.values()].flatMap((regulation) => [regulation.title, ...regulation.called])
  return ({ text, as }) => {
    const told = [...text.matchAll(TOKEN)]
      .map(([token]) => token)
      .filter((id) => ids.has(id) && tells(id) && !own.has(id))
    if (as === 'name') return told.filter((id) => id === text)
    return [
      ...new Set([
        ...told,
        ...(as === 'string' && ids.has(text) && !own.has(text) ? [text] : []),
        ...places
          .mentionsIn(text)
          .filter(({ kind, sure, own: name }) => kind === 'division' && sure && name.length > 1)
          .map(({ said }) => said),
        ...programmes.mentionsIn(text).map(({ said }) => said),
        ...called.filter((name) => text.includes(name)),
        ...[...text.matchAll(REFERENCE)].map(([reference]) => reference),
      ]),
    ]
  }
}
