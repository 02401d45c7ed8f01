import { standingOn } from '../corpus/index.ts'
import type { Heard, Want } from '../hear/index.ts'
import { type Knowledge, plainWords, type RegulationKnowledge, wordingReader } from '../knowledge/index.ts'
import { type ClauseId, isMadeOf, regulationOf } from '../law/index.ts'
import { type Draft, type DraftOption, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { heldProgrammes } from './centres.ts'
import { decidingLine } from './deciding.ts'
import { wholeOf } from './lookup.ts'
import { soughtIn } from './sought.ts'
import type { Sources } from './sources.ts'
import { type Ground, standingWord } from './standing.ts'

/** Whether nothing is said but that somebody wants to ask: 想咨询一下. */
export function onlyConsults(question: string, { asking }: Pick<Knowledge, 'asking'>): boolean {
  const words = new Set(plainWords(asking.get('consulting')?.words ?? []).map((word) => word.replace(/ /gu, '')))
  const said = question.toLowerCase().replace(/[\s\p{P}]/gu, '')
  return said !== '' && isMadeOf(said, words)
}

/** What the program can do, and the places to choose from. */
export function consultDraft(ground: Ground): Draft {
  const held = heldProgrammes(ground.knowledge).join('、')
  return {
    kind: 'question',
    lead: say`这里按条文原文回答${held}的设立问题，也能逐条核对够不够条件。`,
    blocks: [{ kind: 'words', text: say`想问哪个地方的？` }],
    cites: [],
    options: placeOptions(ground, ({ place, center }) => (place === center ? place : center)),
  }
}

/** All places with their standing, those in force first. */
function placeOptions(ground: Ground, send: (regulation: RegulationKnowledge) => string): DraftOption[] {
  return inForceFirst(ground).map((regulation) => ({
    label: say`${regulation.place}（${standingWord(regulation, ground.asOf)}）`,
    send: send(regulation),
  }))
}

const inForceFirst = ({ knowledge, asOf }: Ground): RegulationKnowledge[] => {
  const rank = ({ term }: RegulationKnowledge) => {
    const standing = standingOn(term, asOf)
    return standing === 'in-force' ? 0 : standing === 'expired' ? 2 : 1
  }
  return [...knowledge.regulations.values()].sort(
    (a, b) => rank(a) - rank(b) || b.conditions.length - a.conditions.length,
  )
}

/**
 * 怎么申请, 要什么条件, of no place: the choice of places, and the way in of the text in force, in a line. Undefined where more is asked
 * than a way in: a figure, a particular, something that but one text has.
 */
export function choiceDraft(question: string, heard: Heard, found: Found, sources: Sources): Draft | undefined {
  const { knowledge, asOf } = sources
  const asked = wayInAsked(found, heard, knowledge)
  const [first] = inForceFirst(sources)
  if (!asked || !first) return undefined
  const own = sources.finder.find(question, first.id)
  const score = (ref: ClauseId) => own.hits.find((hit) => hit.ref === ref)?.score ?? 0
  const refsOf = (ids: Iterable<string>) =>
    [...ids].flatMap(
      (id) =>
        knowledge.subjects.get(id)?.clauses.flatMap(({ ref }) => (regulationOf(ref) === first.id ? [ref] : [])) ?? [],
    )
  // Of what was named the text in force may have no clause: what it says of the way in otherwise.
  const [ref] = [refsOf(asked), refsOf(knowledge.wayIn.keys())].flatMap((refs) =>
    refs.toSorted((a, b) => score(b) - score(a)),
  )
  const sought = { ...soughtIn(question, own, heard, { knowledge }), list: true }
  const lead = ref ? decidingLine(wholeOf([ref], knowledge), first, asOf, sought) : undefined
  return {
    kind: 'question',
    ...(lead ? { lead } : {}),
    blocks: [{ kind: 'words', text: say`各地不一样，要问哪个地方的？` }],
    cites: ref ? [ref] : [],
    options: placeOptions(sources, ({ place }) => `${place} ${question}`),
  }
}

const WAYS: ReadonlySet<Want> = new Set(['how', 'list', 'when', 'figure'])
/** In so few characters nothing is asked besides. */
const BRIEF = 4

/** The subjects of the way in that are asked of, and of nothing narrower; undefined where it is another question. */
function wayInAsked(found: Found, { acts }: Heard, { wayIn, asking }: Knowledge): string[] | undefined {
  const asks = acts.flatMap((act) => (act.act === 'ask' ? [act] : []))
  if (asks.length === 0 || asks.length < acts.length || found.numberAsked) return undefined
  if (asks.some(({ wants, claims = [] }) => !WAYS.has(wants) || claims.length > 0)) return undefined
  const named = [...new Set([...asks.flatMap(({ about }) => about), ...found.heard.map(({ subject }) => subject.id)])]
  if (!named.every((id) => wayIn.has(id))) return undefined
  const grammar = wordingReader([{ of: 'grammar', words: asking.get('grammar')?.words ?? [] }])
  const said = grammar(found.rest).reduce(
    (left, { word }) => left.replace(word, ''),
    found.rest.replace(/[\s\p{P}]/gu, ''),
  )
  return named.length > 0 || said.length <= BRIEF ? named : undefined
}
