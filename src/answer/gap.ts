import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Draft, type DraftBlock, joined, type Parts, say } from '../reply/index.ts'
import { missedIn, missedLine, namesOf, openIn } from './card.ts'
import { decisiveFirst } from './condition-lines.ts'
import type { Guide } from './guide.ts'
import { folding } from './lookup.ts'
import { questionBlocks } from './questions.ts'
import { moreLine, Screen } from './screen.ts'
import { foldedNotice, type Ground, isMarked } from './standing.ts'
import { checkedOn, citesOf } from './verdict.ts'

/** What is missing, in a short line each: what was missed, with how far, and what is not said yet; then the next question. What a phone does not show is counted, and all of it told on request. */
export function gapDraft(ground: Ground, regulation: RegulationKnowledge, guide: Guide & { above?: Parts }): Draft {
  const { assessment, open, asks, check } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  const missed = missedIn(check).map(missedLine)
  const unsaid = namesOf(openIn(check)).map((label): Parts => say`  · ${label}`)
  const questions = questionBlocks(ground.knowledge, regulation, asks, open.length)
  const standing = isMarked(regulation, ground.asOf) ? [say`${check.heading}：`] : []
  const screen = new Screen(regulation).take(
    ...(guide.above ? [guide.above] : []),
    ...standing,
    ...questions.flatMap(({ fold, text }) => (fold ? [] : [text])),
  )
  const lists = [
    { head: say`没达到的：`, lines: missed, free: unsaid.length > 0 ? FEW : 0 },
    { head: say`还没说清的：`, lines: unsaid, free: 0 },
  ].filter(({ lines }) => lines.length > 0)
  const shown = lists.map(({ head, lines, free }) => {
    const { told, more } = screen.take(head).some(lines, free)
    return { text: joined([head, ...told, ...(more > 0 ? [moreLine(more)] : [])], '\n'), more }
  })
  const whole = lists.map(({ head, lines }) => joined([head, ...lines], '\n'))
  const missing = decisiveFirst(check).filter(({ status }) => status !== 'met')
  return {
    kind: 'verdict',
    notices: foldedNotice(regulation, ground.asOf),
    blocks: [
      ...(lists.length > 0
        ? [...standing, ...shown.map(({ text }) => text)].map(changes)
        : [changes(say`${check.center}的硬性条件都对上了，没有缺的。`)]),
      ...(shown.some(({ more }) => more > 0) ? whole.map((text) => folding(changes(text))) : []),
      ...questions,
    ],
    cites: citesOf(
      assessment,
      regulation,
      missing.map(({ id }) => id),
    ),
    check,
  }
}

/** So many lines are kept for the heading and the first of what is not said yet, and for how many more there are. */
const FEW = 3

const changes = (text: Parts): DraftBlock => ({ kind: 'words', text, section: 'changes' })
