import { readdirSync } from 'node:fs'
import { maskFor } from '../../src/desk/mask.ts'
import { examples, knowledge } from './library.ts'

export const mask = maskFor(knowledge)

/** The text with each placeholder as what it stands for. */
export const restored = ({ text, back }: ReturnType<typeof mask>): string =>
  text.replace(/〔\p{Script=Han}{2}\d+〕/gu, (placeholder) => back.get(placeholder) ?? placeholder)

interface Row {
  readonly q?: string
  readonly text?: string
  readonly turns?: readonly { readonly user: string }[]
}

/** Every question and message of the example sets. */
export const MESSAGES: readonly string[] = [
  ...new Set(
    readdirSync('test/eval', { recursive: true, encoding: 'utf8' })
      .filter((name) => /[\\/]\w+\.jsonl$/u.test(name))
      .flatMap((name) => examples<Row>(name))
      .flatMap(({ q = '', text = '', turns = [] }) => [q, text, ...turns.map(({ user }) => user)]),
  ),
].filter((message) => message !== '')
