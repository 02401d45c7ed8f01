import { parseDocument } from 'yaml'
import { z } from 'zod'
import { withoutProposed } from '../knowledge/drafting.ts'
import { type Knowledge, KnowledgeError, type Library } from '../knowledge/index.ts'
import { type Draft, knowledgeWith } from './draft.ts'
import { at, type Entry, valuesOf, waiting } from './entries.ts'
import { Refused } from './ports.ts'

const Place = z.number().int().min(1)
const Whether = z.enum(['yes', 'no', 'depends'])

/** What a person says to an entry: yes, no, judged by experts, not modelled; what it should be instead; of a matter, which sentence settles it or leaves it open, or that the text has nothing on it, with the words looked for. */
export const Answered = z.union([
  z.enum(['y', 'n', 'j', 'u']),
  z.strictObject({ stated: Place, answer: Whether.optional() }),
  z.strictObject({ open: Place }),
  z.strictObject({ silent: z.array(z.string().trim().min(1)) }),
  z.strictObject({
    fact: z.string().optional(),
    phrase: z.string().optional(),
    is: z.boolean().optional(),
    one_of: z.array(z.string()).optional(),
  }),
])
export type Answered = z.output<typeof Answered>

interface World {
  readonly library: Library
  readonly knowledge: Knowledge
}

/** The draft with an entry answered. Throws Refused where the answer does not fit the entry or does not hold. */
export function answered(draft: Draft, key: string, as: Answered, world: World): Draft {
  const entry = waiting(draft).find((each) => each.key === key)
  if (!entry) throw new Refused([`没有待确认的“${key}”；用 wence confirm ${draft.id} --list 看有哪些。`])
  if (entry.section === 'statements') return judgedMatter(draft, entry, as, world)
  if (typeof as === 'object') return changed(draft, entry, as, world)
  if (as === 'y') return confirmed(draft, entry)
  if (as === 'n') return withoutUnused(edited(draft, entry, (file) => file.deleteIn(entry.path)))
  return moved(draft, entry, as)
}

type Document = ReturnType<typeof parseDocument>
type File = 'regulation' | 'statements' | 'facts'

const fileOf = ({ section }: Entry): File =>
  section === 'facts' ? 'facts' : section === 'statements' ? 'statements' : 'regulation'

function edited(draft: Draft, entry: Entry, change: (file: Document) => void): Draft {
  const name = fileOf(entry)
  const file = parseDocument(draft[name])
  change(file)
  return { ...draft, [name]: file.toString({ lineWidth: 0 }) }
}

/** The mark is taken off, and that of the new fact that the condition is on. */
function confirmed(draft: Draft, entry: Entry): Draft {
  const sure = edited(draft, entry, (file) => file.deleteIn([...entry.path, 'proposed']))
  const { fact } = entry.value
  const facts = parseDocument(sure.facts)
  if (entry.section !== 'conditions' || !facts.hasIn(['facts', fact, 'proposed'])) return sure
  facts.deleteIn(['facts', fact, 'proposed'])
  return { ...sure, facts: facts.toString({ lineWidth: 0 }) }
}

/** Proposed facts that no condition is on any more have nobody to ask for them. */
function withoutUnused(draft: Draft): Draft {
  const conditions = JSON.stringify(valuesOf(draft.regulation).conditions ?? [])
  const facts = parseDocument(draft.facts)
  for (const [id, value] of Object.entries(at(valuesOf(draft.facts), ['facts'])))
    if (at(value, []).proposed === true && !conditions.includes(`"fact":${JSON.stringify(id)}`))
      facts.deleteIn(['facts', id])
  return { ...draft, facts: facts.toString({ lineWidth: 0 }) }
}

/** A requirement becomes one that experts judge, or one that nothing tests yet. */
function moved(draft: Draft, entry: Entry, to: 'j' | 'u'): Draft {
  if (entry.section === 'identity' || entry.section === 'facts')
    throw new Refused([`“${entry.key}”不是一项要求，只能 y、n 或改。`])
  const { clause, phrase } = entry.value
  const about = entry.value.about ?? `${String(clause)} 项`
  const made = edited(draft, entry, (file) => {
    file.deleteIn(entry.path)
    const section = to === 'j' ? 'judged' : 'unmodelled'
    file.addIn([section], file.createNode({ clause, phrase, about: nameless(String(about)) }))
  })
  return withoutUnused(made)
}

/** What it is about is told by its clause where it has no name. */
const nameless = (about: string): string => (/^[\d.p]+ 项$/u.test(about) ? '本条款的要求' : about)

function changed(draft: Draft, entry: Entry, as: Exclude<Answered, string>, world: World): Draft {
  if (!('fact' in as || 'phrase' in as || 'is' in as || 'one_of' in as))
    throw new Refused([`“${entry.key}”不是事项；应是 y、n、j、u，或 {"fact":…,"phrase":…}。`])
  const { about: _about, proposed: _proposed, fact: old, ...rest } = entry.value
  const fact = as.fact === undefined ? old : factNamed(as.fact, world.knowledge)
  const toCondition = fact !== undefined && entry.section !== 'identity'
  const value = {
    ...(toCondition ? rest : entry.value),
    ...(toCondition ? { fact } : {}),
    ...(as.phrase === undefined ? {} : { phrase: as.phrase }),
    ...(as.is === undefined ? {} : { is: as.is }),
    ...(as.one_of === undefined ? {} : { one_of: as.one_of }),
  }
  const made = edited(draft, entry, (file) => {
    file.deleteIn(entry.path)
    const sure = file.createNode(withoutProposedMark(value))
    if (entry.section === 'identity') file.setIn(entry.path, sure)
    else file.addIn([toCondition ? 'conditions' : entry.section], sure)
  })
  return holding(withoutUnused(made), world)
}

const withoutProposedMark = ({ proposed: _mark, ...value }: Readonly<Record<string, unknown>>) => value

function factNamed(name: string, { facts }: Knowledge): string {
  const named = [...facts.values()].find(({ id, label }) => id === name || label.join('') === name)
  if (named) return named.id
  const near = [...facts.values()].filter(({ label }) =>
    label.some((part) => typeof part === 'string' && part.includes(name)),
  )
  throw new Refused([
    `没有叫“${name}”的情况${
      near.length > 0
        ? `；是不是：${near
            .slice(0, 5)
            .map(({ id, label }) => `${id}（${label.join('')}）`)
            .join('、')}`
        : ''
    }。`,
  ])
}

/** What a person wrote is held against the text before it counts. */
function holding(draft: Draft, { library }: World): Draft {
  try {
    knowledgeWith(library, draft)
    return draft
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    throw new Refused(error.faults.map(({ found, wanted }) => `${found}；应为 ${wanted}`))
  }
}

function judgedMatter(draft: Draft, entry: Entry, as: Answered, { knowledge }: World): Draft {
  const { sentences } = entry.value as { readonly sentences: readonly { clause: string; phrase: string }[] }
  const chosen = (place: number) => {
    const sentence = sentences[place - 1]
    if (!sentence) throw new Refused([`“${entry.key}”只有 ${sentences.length} 句，没有第 ${place} 句。`])
    return sentence
  }
  const settle = (state: 'stated' | 'open' | 'silent', value: object) =>
    edited(draft, entry, (file) => {
      file.deleteIn(entry.path)
      file.setIn([state, entry.key], file.createNode(value))
    })
  const { whether } = knowledge.matters.get(entry.key) ?? {}
  if (as === 'n') return edited(draft, entry, (file) => file.deleteIn(entry.path))
  if (as === 'y' && whether === undefined) return settle('stated', chosen(1))
  if (typeof as === 'object' && 'stated' in as) {
    if (whether !== undefined && as.answer === undefined)
      throw new Refused([`“${entry.key}”问的是：${whether}；要带 answer：yes、no 或 depends。`])
    return settle('stated', {
      ...chosen(as.stated),
      ...(as.answer && whether !== undefined ? { answer: as.answer } : {}),
    })
  }
  if (typeof as === 'object' && 'open' in as) return settle('open', chosen(as.open))
  if (typeof as === 'object' && 'silent' in as)
    return settle('silent', { near: sentences[0]?.clause, searched: as.silent })
  throw new Refused([
    `“${entry.key}”是事项；应是 {"stated":句号${whether === undefined ? '' : ',"answer":"yes"'}}、{"open":句号}、{"silent":[找过的词]} 或 "n"。`,
  ])
}

/** A draft as it would be put into service: what nobody has confirmed stays out, and a requirement among it counts as not modelled. */
export function finished(draft: Draft): Draft {
  const regulation = parseDocument(draft.regulation)
  const values = valuesOf(draft.regulation)
  const left = waiting(draft).filter(
    ({ section }) => section === 'conditions' || section === 'judged' || section === 'unmodelled',
  )
  for (const [key, value] of Object.entries(values))
    if (JSON.stringify(value).includes('"proposed":true')) {
      const kept = withoutProposed({ [key]: value })
      if (key in kept) regulation.set(key, regulation.createNode(kept[key]))
      else regulation.delete(key)
    }
  for (const { value } of left) {
    const about = String(value.about ?? '本条款的要求')
    regulation.addIn(
      ['unmodelled'],
      regulation.createNode({ clause: value.clause, phrase: value.phrase ?? undefined, about }),
    )
  }
  const statements = parseDocument(draft.statements)
  statements.delete('proposed')
  const facts = parseDocument(draft.facts)
  facts.set('facts', facts.createNode(withoutProposed(at(valuesOf(draft.facts), ['facts']))))
  // What is said at the head is said of a draft.
  const text = (file: Document) => file.toString({ lineWidth: 0 }).replace(/^#[^\n]*\n/u, '')
  return { ...draft, regulation: text(regulation), statements: text(statements), facts: text(facts) }
}
