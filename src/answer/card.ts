import type { RegulationKnowledge } from '../knowledge/index.ts'
import { squeeze } from '../law/index.ts'
import {
  computed,
  type DraftBlock,
  type DraftCheck,
  type DraftCondition,
  joined,
  type Part,
  type Parts,
  say,
} from '../reply/index.ts'
import { applicationBlocks, restBlocks, unmodelledBlocks } from './card-rest.ts'
import { decisiveFirst, MARKS } from './condition-lines.ts'
import { folding } from './lookup.ts'
import { moreLine, type Screen } from './screen.ts'
import type { Ground } from './standing.ts'

/** What a card tells below its headline: what decides against, by how much, what is not known yet and how to go on, as far as a phone shows it; all of it on request. */
export function cardBlocks(
  { knowledge, asOf }: Ground,
  regulation: RegulationKnowledge,
  check: DraftCheck,
  counts: DraftBlock,
  qualified: boolean,
  screen: Screen,
): DraftBlock[] {
  const application = applicationBlocks(regulation)
  const unmodelled = unmodelledBlocks(regulation)
  screen.take(...unmodelled.map(({ text }) => text))
  const next = qualified ? application.slice(0, 1) : []
  screen.take(...next.map(({ text }) => text))
  const told = missedBlocks(check, screen)
  const open = openBlocks(check, screen)
  const fits = screen.fits(counts.text)
  return [
    ...(fits ? [counts] : []),
    ...unmodelled,
    ...told,
    ...open,
    ...next,
    ...[...(fits ? [] : [counts]), ...restBlocks(knowledge, regulation, check, asOf, qualified)].map(folding),
  ]
}

/** What is missed, or will be unless a case is relaxed: with its clause and the gap. */
export const missedIn = (check: DraftCheck): DraftCondition[] =>
  decisiveFirst(check).filter(({ status, gap }) => status !== 'met' && (status !== 'unknown' || gap !== undefined))

/** What is not known yet. */
export const openIn = ({ conditions }: DraftCheck): DraftCondition[] =>
  conditions.filter(({ status, gap }) => status === 'unknown' && gap === undefined)

function missedBlocks(check: DraftCheck, screen: Screen): DraftBlock[] {
  const { told, more } = screen.some(missedIn(check).map(missedLine), openIn(check).length > 0 ? NAMES : 0)
  return told.length > 0 ? [changes([...told, ...(more > 0 ? [moreLine(more)] : [])])] : []
}

/** So many lines are kept for the names of what is not known. */
const NAMES = 2

/** ✗ “研发人员不少于 10 人”，还差 2 人｜第八条第6项: in the law's own words, with what it is of where they do not say so. */
export function missedLine({ status, label, required, given, gap, clause }: DraftCondition): Part[] {
  const named = squeeze(textOf(required)).includes(squeeze(textOf(label)))
  const told = gap ? say`，${gap}` : given ? say`，说的是${given}` : []
  const left = status === 'discretionary' ? '，由主管部门裁量' : status === 'unknown' ? '，还不能定' : ''
  return say`${MARKS[status].slice(0, 1)} ${named ? [] : label}“${required}”${told}${left}｜${clause}`
}

const textOf = (parts: Parts): string =>
  parts.map((part) => (part.kind === 'phrase' ? part.phrase.text : part.kind === 'words' ? part.text : '')).join('')

/** What is not known yet, by name, as many as a line or two hold; by its count where there is no room. */
function openBlocks(check: DraftCheck, screen: Screen): DraftBlock[] {
  const open = openIn(check)
  const names = namesOf(open)
  if (names.length === 0) return []
  const line = (told: readonly Parts[]): Parts => {
    if (told.length === names.length) return say`还没说清：${joined(told, '、')}`
    const count = say`还没说清 ${computed(`${open.length} 项`)}`
    return told.length > 0 ? say`${count}：${joined(told, '、')}等` : count
  }
  const room = Math.min(screen.left, NAMES)
  const last = names.findLastIndex((_, i) => screen.height(line(names.slice(0, i + 1))) <= room)
  // The only one is named, however long.
  const told = names.slice(0, names.length === 1 ? 1 : last + 1)
  screen.take(line(told))
  return [changes([line(told)])]
}

/** Two conditions may be on the same fact, each for a kind of applicant. */
export const namesOf = (conditions: readonly DraftCondition[]): Parts[] => [
  ...new Map(conditions.map(({ label }) => [textOf(label), label])).values(),
]

const changes = (lines: readonly Parts[]): DraftBlock => ({
  kind: 'words',
  text: joined(lines, '\n'),
  section: 'changes',
})
