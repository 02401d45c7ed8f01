import { createHash } from 'node:crypto'
import { parse } from 'yaml'
import { z } from 'zod'

/** What a model may be asked to do, and the file in prompts/ that tells it how. */
export const PROMPT_FILES = { read: 'read', explain: 'plain', entails: 'entails', propose: 'propose' } as const
export type Task = keyof typeof PROMPT_FILES
export const TASKS = ['read', 'explain', 'entails', 'propose'] as const satisfies readonly Task[]

/** What a model is told for one task. */
export interface Prompt {
  readonly task: Task
  readonly version: number
  /** SHA-256 of the whole file, in hex: the audit names what was told by it. */
  readonly hash: string
  readonly text: string
}

export type Prompts = Readonly<Record<Task, Prompt>>

export class PromptError extends Error {
  override readonly name = 'PromptError'
}

const FILE = /^---\n(?<front>[\s\S]*?)\n---\n(?<body>[\s\S]*)/

/** The prompts, from the text of each file. Throws PromptError with the file, what was found in it and what would be right. */
export const readPrompts = (textOf: (file: string) => string): Prompts => ({
  read: readPrompt('read', textOf(PROMPT_FILES.read)),
  explain: readPrompt('explain', textOf(PROMPT_FILES.explain)),
  entails: readPrompt('entails', textOf(PROMPT_FILES.entails)),
  propose: readPrompt('propose', textOf(PROMPT_FILES.propose)),
})

function readPrompt(task: Task, file: string): Prompt {
  const fault = (found: string) => new PromptError(`prompts/${PROMPT_FILES[task]}.md: ${found}`)
  const { front, body = '' } = FILE.exec(file.replace(/\r\n/g, '\n'))?.groups ?? {}
  if (front === undefined) throw fault('no front matter found; "---", task and version, "---" should open the file')
  const head = z.strictObject({ task: z.literal(task), version: z.int().positive() }).safeParse(yaml(front, fault))
  if (!head.success) throw fault(z.prettifyError(head.error))
  if (body.trim() === '') throw fault('nothing found after the front matter; what the model is told should stand there')
  return { ...head.data, hash: createHash('sha256').update(file).digest('hex'), text: body.trim() }
}

function yaml(front: string, fault: (found: string) => PromptError): unknown {
  try {
    return parse(front)
  } catch (error) {
    throw fault(`front matter is no YAML: ${error instanceof Error ? error.message : String(error)}`)
  }
}
