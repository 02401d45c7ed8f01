import { closing, opening, progressDraft, readParts, type Sources } from '../answer/index.ts'
import { assess, sameValue } from '../eligibility/index.ts'
import { type FactId, factsTested, leavesOf, type RegulationKnowledge } from '../knowledge/index.ts'
import { computed, type Draft, given, joined, type Part, type Parts, say } from '../reply/index.ts'
import { offered } from './checking.ts'
import type { CheckState, Session } from './session.ts'
import { restored } from './suspended.ts'

/** The next question of a check, or its verdict, with what changed since the person last saw it. */
export function guided(
  check: CheckState,
  regulation: RegulationKnowledge,
  session: Session,
  sources: Sources & { readonly version: string },
  first?: FactId,
): { readonly draft: Draft; readonly after: CheckState } {
  const { unconfirmed } = check
  if (unconfirmed?.was && !isOpen(unconfirmed.fact, check, regulation, sources))
    return guided(restored(check), regulation, session, sources, first)
  const skipped = unconfirmed ? [...check.skipped, unconfirmed.fact] : check.skipped
  const going = Object.keys(check.seen).length > 0
  const { enough } = sources
  const progress = progressDraft(sources, regulation, { ...check, skipped, going, enough, ...(first ? { first } : {}) })
  // A sum that can change the verdict no more is not asked back.
  const pending = unconfirmed !== undefined && isOpen(unconfirmed.fact, check, regulation, sources)
  const state = progress.check
  const asked = state ? [state.asks, ...(state.alsoAsks ?? [])].flatMap((id) => id ?? []) : []
  const after: CheckState = {
    ...check,
    asked,
    phase: asked.length > 0 || pending ? 'asking' : 'done',
    knowledge: sources.version,
    seen: seenIn(progress),
  }
  const changes = changesParts(check, progress, sources)
  const told = changes.length > 0 ? opening(changes, progress) : progress
  if (unconfirmed && pending)
    return { draft: confirming(told, unconfirmed, regulation, sources), after: { ...after, asked: [unconfirmed.fact] } }
  if (unconfirmed) {
    const { unconfirmed: _unused, ...settled } = after
    const why = unconfirmed.unsure ? say`没听准` : say`没有写单位`
    return { draft: closing(told, say`“${piecewise(unconfirmed.words)}”${why}，没有记下。`), after: settled }
  }
  return { draft: offering(told, asked[0], check, session, sources), after }
}

/** Whether a fact could still change the verdict: a condition waits for it. */
function isOpen(
  fact: FactId,
  { facts, whole }: CheckState,
  regulation: RegulationKnowledge,
  sources: Sources,
): boolean {
  const { asks } = progressDraft(sources, regulation, { facts, whole }).check ?? {}
  const { [fact]: _unsure, ...others } = facts
  const { findings } = assess(regulation, others, sources.knowledge.facts, sources.asOf)
  // An age is asked for by the birthday that it is worked out from.
  const made = sources.knowledge.facts.get(fact)?.madeOf
  const asked = [fact, ...(made?.kind === 'since' ? [made.of] : [])]
  return asks !== undefined && findings.some(({ missing }) => asked.some((id) => missing.includes(id)))
}

export const seenIn = (draft: Draft): CheckState['seen'] =>
  Object.fromEntries(
    (draft.check?.conditions ?? []).map(({ id, status, required }) => [id, { status, required: plain(required) }]),
  )

/** The law's words in parts, to tell by whether they changed. */
const plain = (parts: Parts): string =>
  parts.map((part) => (part.kind === 'phrase' ? part.phrase.text : part.kind === 'words' ? part.text : '')).join('')

/** 200多 for equipment: asked back, in 万元, before it counts. */
function confirming(
  draft: Draft,
  { fact, value, words, unsure, was }: NonNullable<CheckState['unconfirmed']>,
  { conditions }: RegulationKnowledge,
  { knowledge }: Sources,
): Draft {
  const label = knowledge.facts.get(fact)?.label ?? []
  const parts = label.map(
    (part): Part => (typeof part === 'string' ? { kind: 'words', text: part } : { kind: 'phrase', phrase: part }),
  )
  const known = knowledge.facts.get(fact)
  const meant = unsure && known && value !== undefined && value !== 'unknown' ? readParts(known, value) : undefined
  // 400+450+520 is asked back as what it comes to.
  const added = /[+＋]/u.test(words) && known && value !== undefined && value !== 'unknown'
  const sum: Parts = added ? readParts(known, value) : [computed(`${words}万元`)]
  const question = was
    ? sameValue(was.value, value)
      ? say`${parts}还是“${given(words)}”吗？（是／不是，或直接说现在一共多少）`
      : say`“${given(words)}”：${parts}改成 ${meant ?? sum}，对吗？（是／不是）`
    : meant
      ? say`“${given(words)}”是说${parts}：${meant}，对吗？（是／不是）`
      : say`${parts}“${piecewise(words)}”没有写单位，是 ${sum} 吗？`
  const [judging] = conditions.filter(({ requires }) => factsTested(requires).includes(fact))
  const line = draft.check?.conditions.find(({ id }) => id === judging?.id)
  // What the figure will be held against, so that one sees what hangs on it; a yes or no says as much itself.
  const measured =
    judging !== undefined && leavesOf(judging.requires).some(({ kind }) => kind !== 'values' && kind !== 'awarded')
  const basis = line && measured ? say`${line.clause}要求“${line.required}”。` : []
  return {
    ...draft,
    kind: 'question',
    blocks: [
      ...draft.blocks.filter(({ kind, section }) => kind === 'condition' || section === 'changes'),
      { kind: 'words', text: say`${basis}${question}` },
    ],
    cites: [...new Set([...draft.cites, ...(line ? [line.ref] : [])])],
    ...(draft.check ? { check: { ...draft.check, asks: fact, alsoAsks: [] } } : {}),
    confirm: { fact, value },
    options: [
      { label: meant ? say`是，${meant}` : say`是，${sum}`, send: '是', answers: { fact, value } },
      { label: say`不是`, send: '不是', answers: { fact, value: null } },
    ],
    form: [],
  }
}

/** A value told under another text's definition is offered as a quick answer, never used unasked. */
function offering(
  draft: Draft,
  asked: FactId | undefined,
  check: CheckState,
  session: Session,
  { knowledge }: Sources,
): Draft {
  const value = asked === undefined ? undefined : offered(session, check.regulation, asked)
  const under = value && knowledge.regulations.get(value.under)
  if (!value || !under) return draft
  const label = say`按${under.short}的口径说过 ${given(value.words)}，这里也是`
  const answers = { fact: value.fact, value: value.value }
  return { ...draft, options: [{ label, send: value.words, answers }, ...(draft.options ?? [])] }
}

/** What is carried into a check of another place, and under which word near-equal facts were told. */
export function heldAgainst(
  check: CheckState,
  before: CheckState | undefined,
  regulation: RegulationKnowledge,
  { knowledge }: Sources,
): Part[] {
  const from = before && knowledge.regulations.get(before.regulation)
  const near = Object.keys(check.facts).flatMap((id) => {
    const fact = knowledge.facts.get(id)
    if (fact?.scope !== 'near' || check.facts[id] === 'unknown') return []
    const label = from ? (fact.definitions[from.id]?.label ?? fact.label) : fact.label
    return [
      label.map(
        (part): Part => (typeof part === 'string' ? { kind: 'words', text: part } : { kind: 'phrase', phrase: part }),
      ),
    ]
  })
  const carried = near.length > 0 && from ? say`${joined(near, '、')}是按${from.short}的说法给的，先沿用。` : []
  return say`换到${regulation.center}，前面说的情况接着用；各地口径不同的几项会再问。${carried}`
}

/** A session resumed under other knowledge: which lines of the verdict changed, and why. */
function changesParts(check: CheckState, draft: Draft, { version }: { readonly version: string }): Part[] {
  if (check.knowledge === '' || check.knowledge === version) return []
  const lines = (draft.check?.conditions ?? []).flatMap((condition) => {
    const was = check.seen[condition.id]
    if (!was) return [say`多了“${condition.label}”`]
    const required = plain(condition.required)
    if (was.required !== required) return [say`“${condition.label}”的要求改成了“${condition.required}”`]
    return was.status === condition.status || Object.keys(check.facts).length === 0
      ? []
      : [say`“${condition.label}”的判断变了`]
  })
  const now = new Set((draft.check?.conditions ?? []).map(({ id }) => id))
  const gone = Object.keys(check.seen).filter((id) => !now.has(id)).length
  const dropped = gone > 0 ? [say`有的条件不再适用`] : []
  return lines.length + dropped.length > 0
    ? say`资料在这次对话之间更新过：${joined([...lines, ...dropped], '；')}。`
    : say`资料在这次对话之间更新过，结论没有变化。`
}

/** 400+450+520: what was said piece by piece is repeated so. */
const piecewise = (words: string): Parts =>
  joined(
    words.split('+').map((each) => [given(each)]),
    '+',
  )
