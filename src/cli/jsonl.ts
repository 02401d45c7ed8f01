import { z } from 'zod'
import type { Io } from './io.ts'

const Identified = z.looseObject({ id: z.union([z.string(), z.number()]).optional() })

/** Told to the one who sent the line; the run goes on. */
export class BadLine extends Error {}

/**
 * Reads a JSON object a line and writes one a line, in order, under the same id. A line that is no JSON, does not fit the
 * schema or cannot be answered gets `{id, error}`.
 */
export async function eachLine<S extends z.ZodType>(
  io: Io,
  schema: S,
  answer: (row: z.output<S>) => object,
): Promise<void> {
  for await (const line of io.lines()) {
    if (line.trim() === '') continue
    io.out(JSON.stringify(answerLine(line, schema, answer)))
  }
}

function answerLine<S extends z.ZodType>(line: string, schema: S, answer: (row: z.output<S>) => object): object {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { id: null, error: `不是 JSON：${line.slice(0, 80)}；每行应是一个 JSON 对象` }
  }
  const id = Identified.safeParse(value).data?.id ?? null
  const row = schema.safeParse(value)
  if (!row.success) return { id, error: row.error.issues.map(issueText).join('；') }
  try {
    return { ...(id === null ? {} : { id }), ...answer(row.data) }
  } catch (error) {
    if (error instanceof BadLine) return { id, error: error.message }
    throw error
  }
}

const issueText = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.') || '整行'}：${message}`
