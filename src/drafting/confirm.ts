import { parseDocument as parse } from 'yaml'
import { withoutProposed } from '../knowledge/drafting.ts'
import type { Answered } from './answered.ts'
import { changed, changedFact } from './change.ts'
import type { Draft } from './draft.ts'
import { addTo, at, edited, type Values, valuesOf, type YamlDocument } from './edits.ts'
import { type Entry, keyOf, waiting } from './entries.ts'
import { newFactsIn, withConfirmed, withoutUnused } from './facts-used.ts'
import type { Held } from './holding.ts'
import { judgedMatter } from './matter-answers.ts'
import { Refused } from './ports.ts'
import { NAMELESS, wordsFor } from './text-of-draft.ts'

/** The draft with an entry answered. Throws Refused where the answer does not fit the entry or does not hold. */
export function answered(draft: Draft, key: string, as: Answered, world: Held): Draft {
  if (as === 'r') return reopened(draft, key)
  const entry = waiting(draft).find((each) => each.key === key)
  if (!entry)
    throw new Refused([`没有待确认的“${key}”；用 wence confirm ${draft.id} --list 看有哪些；答过的要改，先答 r。`])
  if (entry.section === 'statements') return judgedMatter(draft, entry, as, world.knowledge)
  if (typeof as === 'object')
    return 'new_fact' in as ? changedFact(draft, entry, as.new_fact, world) : changed(draft, entry, as, world)
  if (as === 'y') return confirmed(draft, entry)
  if (as === 'n') return withoutUnused(edited(draft, fileOf(entry), (file) => file.deleteIn(entry.path)))
  return moved(draft, entry, as)
}

/** A requirement that was answered already waits again, as it stands now; what was answered n is gone, and comes back with add --again. */
function reopened(draft: Draft, key: string): Draft {
  const settled = settledIn(draft)
  const entry = settled.find((each) => each.key === key)
  if (!entry)
    throw new Refused([
      `没有答过的“${key}”；答过 n 的，用 wence add … --again 重做。答过的要求有：${settled.map((each) => each.key).join('、')}`,
    ])
  return edited(draft, 'regulation', (file) => file.setIn([...entry.path, 'proposed'], true))
}

/** The requirements of a draft that were answered, in the order of its file. */
export function settledIn(draft: Draft): Entry[] {
  const regulation = valuesOf(draft.regulation)
  return REQUIREMENTS.flatMap((section) =>
    (Array.isArray(regulation[section]) ? (regulation[section] as Values[]) : []).flatMap((value, i) =>
      value.proposed === true ? [] : [{ key: keyOf(value), section, path: [section, i], value }],
    ),
  )
}
const REQUIREMENTS = ['conditions', 'judged', 'unmodelled'] as const

const fileOf = ({ section }: Entry) => (section === 'facts' ? 'facts' : 'regulation')

/** The mark is taken off, and those of the new facts that the condition is on. */
function confirmed(draft: Draft, entry: Entry): Draft {
  const sure = edited(draft, fileOf(entry), (file) => file.deleteIn([...entry.path, 'proposed']))
  return entry.section === 'conditions' ? withConfirmed(sure, newFactsIn(entry.value, draft)) : sure
}

/** A requirement becomes one that experts judge, or one that nothing tests yet: the whole of it. */
function moved(draft: Draft, entry: Entry, to: 'j' | 'u'): Draft {
  if (entry.section === 'identity' || entry.section === 'facts')
    throw new Refused([`“${entry.key}”不是一项要求，只能 y、n 或改。`])
  const about = String(entry.value.about ?? NAMELESS)
  const made = edited(draft, 'regulation', (file) => {
    file.deleteIn(entry.path)
    addTo(file, to === 'j' ? 'judged' : 'unmodelled', { ...wordsOf(entry, draft), about })
  })
  return withoutUnused(made)
}

const wordsOf = ({ key, value }: Entry, draft: Draft) => {
  const words = wordsFor(value, draft)
  if (!words) throw new Refused([`“${key}”的条款 ${String(value.clause)}，文本里没有；用 n 去掉这一项。`])
  return words
}

/** A draft as it would be put into service: what nobody has confirmed stays out, and a requirement among it counts as not modelled. */
export function finished(draft: Draft): Draft {
  const regulation = parse(draft.regulation)
  const left = waiting(draft).filter(
    ({ section }) => section === 'conditions' || section === 'judged' || section === 'unmodelled',
  )
  for (const [key, value] of Object.entries(valuesOf(draft.regulation)))
    if (JSON.stringify(value).includes('"proposed":true')) {
      const kept = withoutProposed({ [key]: value })
      if (key in kept) regulation.set(key, regulation.createNode(kept[key]))
      else regulation.delete(key)
    }
  for (const entry of left)
    addTo(regulation, 'unmodelled', { ...wordsOf(entry, draft), about: String(entry.value.about ?? NAMELESS) })
  const statements = parse(draft.statements)
  statements.delete('proposed')
  const facts = parse(draft.facts)
  facts.set('facts', facts.createNode(withoutProposed(at(valuesOf(draft.facts), ['facts']))))
  // What is said at the head is said of a draft.
  const text = (file: YamlDocument) => file.toString({ lineWidth: 0 }).replace(/^#[^\n]*\n/u, '')
  return { ...draft, regulation: text(regulation), statements: text(statements), facts: text(facts) }
}
