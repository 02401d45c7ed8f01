import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Knowledge } from '../../src/knowledge/index.ts'
import { knowledge, library } from '../../test/support/library.ts'
import { type Lines, utteranceFaults } from './check.ts'

const UTTERANCES = 'knowledge/utterances'
const EVALUATION = 'test/eval'
/** Sets of messages; by file, or by the folder of a round. */
const MESSAGES = /(?:^|[/])(?:questions|unanswerable|dialogues|intake|hear(?:d-not-yet)?|blind[^/]*)(?:[/]|\.jsonl$)/u

const Measured = z.looseObject({
  q: z.string().optional(),
  text: z.string().optional(),
  turns: z.array(z.looseObject({ user: z.string().optional() })).optional(),
})

const rowsIn = (folder: string): Lines[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }))

/** What was said in the sets that the program is measured by. */
const measured = (): string[] =>
  rowsIn(EVALUATION)
    .filter(({ name }) => MESSAGES.test(name))
    .flatMap(({ text }) => text.trim().split('\n'))
    .flatMap((line) => {
      const { q, text, turns = [] } = Measured.parse(JSON.parse(line))
      return [q, text, ...turns.map(({ user }) => user)].filter((said) => said !== undefined)
    })

/** What everybody may repeat: the regulations, and how they, their subjects and facts are called. */
export const commonWords = ({ regulations, facts, subjects }: Knowledge, seeds: readonly string[]): string[] => [
  ...seeds,
  ...[...regulations.values()].flatMap(({ title, called }) => [title, ...called]),
  ...[...subjects.values()].map(({ label }) => label),
  ...[...facts.values()].flatMap(({ words, label, choices }) => [
    ...words.map(({ text }) => text),
    label.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    ...Object.values(choices).map((choice) => choice.label),
  ]),
]

/** What is wrong with the project's own utterances. */
export const ownUtteranceFaults = (): string[] =>
  utteranceFaults(rowsIn(UTTERANCES), {
    knowledge,
    measured: measured(),
    common: commonWords(
      knowledge,
      library().seeds.map(({ source }) => source),
    ),
  })
