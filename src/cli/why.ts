import type { Command } from 'commander'
import { type Decision, type Question, type Reasons, reasonsFor } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { ACTS, contentOf, factText, ORDERS, sureText, TONES, WANTS } from './act-words.ts'
import { evidenceText } from './evidence.ts'
import type { CommandParts } from './examples.ts'
import type { Io } from './io.ts'
import { messageCommand } from './message.ts'

/** What each decision decides. */
const QUESTIONS: Readonly<Record<Question, string>> = {
  act: '做什么',
  want: '问哪一种',
  order: '哪一个吩咐',
  tone: '哪一种寒暄',
  telling: '怎么说',
  status: '是说有，还是没有',
  figure: '这个数算什么',
  link: '这个数是哪项的',
  answer: '是，还是不是',
}

const TELLING: Readonly<Record<string, string>> = {
  is: '现在如此',
  plan: '打算',
  was: '从前',
  other: '别家的',
  add: '再加',
  less: '减去',
  instead: '改成',
  restore: '改回',
  qualified: '有保留',
}
const STATUS: Readonly<Record<string, string>> = { yes: '有', no: '没有', none: '没有说' }
const PARTS: Readonly<Record<string, string>> = { value: '值', part: '加起来的一份', minus: '要减去的', void: '不算数' }
const ANSWERS: Readonly<Record<string, string>> = { yes: '是', no: '不是', other: '没有答' }

const LABELS: Readonly<Record<Exclude<Question, 'link'>, Readonly<Record<string, string>>>> = {
  act: ACTS,
  want: WANTS,
  order: ORDERS,
  tone: TONES,
  telling: TELLING,
  status: STATUS,
  figure: PARTS,
  answer: ANSWERS,
}

/** `wence why`: what each decision in hearing a message was between, what decided it, and by how much. */
export function whyCommand(io: Io, parts: CommandParts): Command {
  const { knowledge } = parts
  return messageCommand(io, parts, {
    name: 'why',
    description: '为什么这样听：每处有哪些可能，凭什么取这一个，领先多少',
    of: reasonsFor,
    drawn: ({ stretches, unheard }) =>
      [
        ...stretches.map((stretch) => stretchText(stretch, knowledge)),
        ...(stretches.length === 0 ? ['没有听出什么。'] : []),
        ...(unheard.length === 0 ? [] : [`没听懂的：${unheard.map((words) => `“${words}”`).join('、')}`]),
      ].join('\n\n'),
  })
}

function stretchText({ words, acts, decisions, readings }: Reasons['stretches'][number], knowledge: Knowledge): string {
  const heard = acts.map((act) => {
    const content = contentOf(act, knowledge)
    return `${ACTS[act.act]}${content === '' ? '' : `：${content}`}${act.asks ? '（先问清）' : ''}`
  })
  return [
    `“${words}”`,
    ...heard.map((line) => `  ⇒ ${line}`),
    ...decisions.flatMap((decision) => decisionLines(decision, knowledge, '  ')),
    ...readings.flatMap((reading) => [
      `  “${reading.words}”`,
      ...reading.decisions.flatMap((decision) => decisionLines(decision, knowledge, '    ')),
    ]),
  ].join('\n')
}

/** Who is less likely and no rival is not worth a person's eye. */
const FAINT = 0.01

function decisionLines({ of, candidates, margin, evidence }: Decision, knowledge: Knowledge, indent: string): string[] {
  const likely = candidates.filter(({ sure }, i) => i < 2 || sure >= FAINT)
  const named = likely.map(({ label, sure }) => `${labelText(of, label, knowledge)} ${sureText(sure)}`)
  const line = candidates.length === 0 ? '近处没有它能归的项' : `${named.join('，')}；领先 ${sureText(margin)}`
  return [
    `${indent}${QUESTIONS[of]}：${line}`,
    ...(evidence.length === 0 ? [] : [`${indent}  凭：${evidence.map((each) => evidenceText(of, each)).join('；')}`]),
  ]
}

const labelText = (of: Question, label: string, knowledge: Knowledge): string =>
  of === 'link'
    ? label
        .split(' ')
        .map((id) => factText(id, knowledge))
        .join('或')
    : (LABELS[of][label] ?? label)
