import { type Ambiguity, isWithin, type Knowledge, type RegulationKnowledge } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, joined, type Parts, refer, referShort, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { type Ground, noticesFor } from './standing.ts'
import { statesOn } from './subjects.ts'
import { offers } from './wants.ts'

interface Option {
  readonly label: Parts
  readonly send: string
}

/** One question back where the words could mean several things, with what each would be; undefined where they are plain. */
export function ambiguityDraft(
  question: string,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  ground: Ground,
): Draft | undefined {
  const { knowledge } = ground
  const [regulation] = regulations
  if (regulations.length > 1) return undefined
  for (const of of knowledge.ambiguities.values()) {
    const open = openIn(of, question, regulation)
    if (open.length > 1) {
      const options = open.map(({ label, send, refs }) => optionOf(label, send, refs, regulation))
      return asking(say`${of.ask}`, options, regulation, ground)
    }
  }
  if (!regulation) return undefined
  const centre = centres(question, regulation, knowledge)
  if (centre.length > 1) return asking(say`问的是哪一种中心？`, centre, undefined, ground)
  const subjects = subjectsOf(found, regulation, knowledge)
  if (subjects.length > 1)
    return asking(say`问的是哪一项？${regulation.short}里说到的有：`, subjects, regulation, ground)
  return undefined
}

function asking(
  ask: Parts,
  options: readonly Option[],
  regulation: RegulationKnowledge | undefined,
  { asOf }: Ground,
): Draft {
  return {
    kind: 'question',
    notices: regulation ? noticesFor(regulation, asOf) : [],
    blocks: [{ kind: 'words', text: [...ask] }],
    cites: [],
    options,
  }
}

/** Options of an ambiguity whose words stand in the question, that have a clause here: those its other words fit best, or all. */
function openIn({ words, options }: Ambiguity, question: string, regulation: RegulationKnowledge | undefined) {
  if (!words.some((word) => question.includes(word))) return []
  const here = options.flatMap(({ clauses, ...option }) => {
    const refs = clauses.filter((id) => !regulation || regulationOf(id) === regulation.id)
    const fits = option.words.filter((word) => question.includes(word)).join('').length
    return refs.length > 0 ? [{ ...option, refs, fits }] : []
  })
  const best = Math.max(...here.map(({ fits }) => fits))
  return here.filter(({ fits }) => fits === best)
}

/** The clauses meant where words that could mean several things are settled by the rest of the question. */
export function settledIn(
  question: string,
  regulation: RegulationKnowledge | undefined,
  { ambiguities }: Knowledge,
): readonly ClauseId[] {
  const settled = [...ambiguities.values()]
    .map((of) => openIn(of, question, regulation))
    .find(({ length }) => length === 1)
  return settled?.flatMap(({ refs }) => refs) ?? []
}

/** With the place named, the clause too is told. */
const optionOf = (
  label: string,
  send: string,
  refs: readonly ClauseId[],
  regulation: RegulationKnowledge | undefined,
): Option =>
  regulation
    ? {
        label: say`${label}（${joined(
          refs.map((ref) => [refer(ref)]),
          '、',
        )}）`,
        send: `${regulation.place} ${send}`,
      }
    : { label: say`${label}`, send }

/** 重庆 and 技术创新中心: the wider place has centres of another kind, a place in it has this kind. */
function centres(question: string, outer: RegulationKnowledge, { regulations, programmes }: Knowledge): Option[] {
  const named = programmes.mentionsIn(question)
  const names = ({ programme }: RegulationKnowledge) =>
    named.find((mention) => mention.programmes.length === 1 && mention.programmes.includes(programme))
  const inner = [...regulations.values()].filter(
    (regulation) => isWithin(regulation, outer) && regulation.programme !== outer.programme && names(regulation),
  )
  const [first] = inner
  const said = first && names(first)?.said
  if (said === undefined || names(outer)) return []
  const asked = (regulation: RegulationKnowledge): Option => ({
    label: say`${regulation.center}`,
    send: `${regulation.place} ${question.replace(said, programmes.nameOf(regulation.programme))}`,
  })
  return [asked(outer), ...inner.map(asked)]
}

/** 云南 几年: a kind of figure and no subject; every clause that states such a figure is offered by its subjects. */
function subjectsOf({ rest, subjects, bare }: Found, regulation: RegulationKnowledge, knowledge: Knowledge): Option[] {
  const wanted = subjects.length === 0 && bare !== undefined ? knowledge.figures.get(bare) : undefined
  if (!wanted) return []
  return regulation.regulation.clauses
    .filter(({ text }) => offers(text, wanted, knowledge))
    .flatMap(({ id, text }) => {
      const labels = [...knowledge.subjects.values()]
        .filter(
          (subject) => subject.clauses.some(({ ref }) => ref === id) && statesOn(text, [subject], wanted, knowledge),
        )
        .map(({ label }) => label)
      const asked = `${regulation.place} ${labels.join(' ')} ${rest.trim()}`
      return labels.length > 0 ? [{ label: say`${labels.join('、')}（${referShort(id)}）`, send: asked }] : []
    })
}
