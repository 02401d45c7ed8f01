import type { Knowledge } from '../knowledge/index.ts'
import { plainly } from './change.ts'
import type { Draft } from './draft.ts'
import { at, type Values, valuesOf } from './edits.ts'
import { factOf } from './facts-used.ts'
import { type Row, rowsOf } from './rows.ts'
import { divisionOf } from './text-of-draft.ts'

/** A draft beside the facts that knowledge has already. */
export interface Beside {
  readonly draft: Draft
  readonly facts: Knowledge['facts']
}

/** What a fact is called, and whether it is a new one. */
function factName(id: string, { draft, facts }: Beside): string {
  const known = facts.get(id)
  if (known) return known.label.map((part) => (typeof part === 'string' ? part : part.text)).join('')
  const { label } = factOf(draft, id)
  return label === undefined ? id : `${plainly(String(label))}（新情况）`
}

/** What the facts are called that a requirement may be on: those of knowledge, and the draft's own. */
export const factNames = (draft: Draft, facts: Knowledge['facts']): string[] => [
  ...new Set(
    [...facts.keys(), ...Object.keys(at(valuesOf(draft.facts), ['facts']))].map((id) =>
      factName(id, { draft, facts }).replace(NEW, ''),
    ),
  ),
]
const NEW = /（新情况）$/u

/** What a plain thing is taken for: the fact, and what it must be. */
export function readAs(node: Values, world: Beside): string {
  const { fact, is, one_of: choices } = node
  const wanted = [
    ...(is === undefined ? [] : [is === true ? '要“是”' : '要“否”']),
    ...(Array.isArray(choices)
      ? [`要是 ${choices.map((each) => choiceName(String(fact), String(each), world)).join('、')}`]
      : []),
  ]
  return [factName(String(fact), world), ...wanted].join('，')
}

const choiceName = (fact: string, choice: string, { draft, facts }: Beside): string =>
  choice === draft.id ? divisionOf(draft) : facts.get(fact)?.choices[choice]?.label || choice

/** A requirement of several lines, indented as they hang together, each with its clause and its words. */
export const rowLines = (value: Values, world: Beside): string[] =>
  rowsOf(value).map((row) => {
    const number = row.number === undefined ? '' : `${row.number} `
    return `${'  '.repeat(row.depth + 1)}${number}${rowText(row, world)}`
  })

function rowText({ role, clause, node }: Row, world: Beside): string {
  const at = `〔${clause}〕`
  if (role === 'heading') return headingText(node, at)
  if (role === 'test') return `${at}${String(node.phrase ?? '')} → ${readAs(node, world)}`
  if (role === 'by-size')
    return `${at}${factName(String(node.fact), world)}，按 ${factName(String(node.by), world)} 分档：`
  if (role === 'band') return `${at}${String(node.when)} → ${String(node.then ?? node.points ?? '')}`
  return `${at}${scoredText(node, world)}`
}

function scoredText(node: Values, world: Beside): string {
  const what = node.judged === undefined ? readAs(node, world) : `${String(node.judged)}（专家评分）`
  const points = [node.points, node.most].filter((each) => each !== undefined).join('，')
  return points === '' ? `${what}：` : `${what} → ${points}`
}

function headingText(node: Values, at: string): string {
  const phraseIn = (value: unknown) => String((value as Values | undefined)?.phrase ?? '')
  if (node.any !== undefined) return `${at}下面有一项就行：`
  if (node.all !== undefined) return `${at}下面各项都要：`
  if (node.at_least !== undefined) return `${at}${phraseIn(node.at_least)} → 下面够这么多项：`
  if (node.none !== undefined) return `${at}${phraseIn(node.none)} → 下面一项也不能有：`
  return `${at}${phraseIn((node.score as Values | undefined)?.pass)} → 下面各项得分相加：`
}

const KINDS: Readonly<Record<string, string>> = {
  money: '金额',
  area: '面积',
  share: '占比',
  count: '个数',
  duration: '时长',
  date: '日期',
  score: '分数',
  'yes-no': '是否',
}

/** What a kind of fact is called; its id where a clerk calls it by its Chinese name. */
export const kindName = (kind: unknown): string => KINDS[String(kind)] ?? String(kind)
export const kindCalled = (name: string): string | undefined =>
  Object.keys(KINDS).find((kind) => kind === name || KINDS[kind] === name)
export const kindNames = Object.values(KINDS).join('、')

/** A new fact as a clerk reads it: it is confirmed with its condition. */
export function newFactLines(id: string, { draft }: Beside): string[] {
  const fact = factOf(draft, id)
  const words = Array.isArray(fact.words) ? fact.words.join('、') : ''
  const unit = fact.unit === undefined ? '' : `，单位 ${String(fact.unit)}`
  return [
    `  新情况 ${id}：${plainly(String(fact.label))}（${kindName(fact.kind)}${unit}）`,
    `    这样问：${plainly(String(fact.ask))}`,
    ...(words === '' ? [] : [`    听到这些词算它：${words}`]),
    ...(fact.made_of === undefined ? [] : ['    由别的情况算出来，不另外问']),
  ]
}
