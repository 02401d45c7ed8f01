import type { z } from 'zod'
import type { Io } from './io.ts'

/** A schema, made when zod is at hand: loading it takes a start longer than a single answer does. */
export type SchemaOf<S extends z.ZodType> = (zod: typeof z) => S

/** Told to the one who sent the line; the run goes on. */
export class BadLine extends Error {}

/**
 * Reads a JSON object a line and writes one a line, in order, under the same id. A line that is no JSON, does not fit the
 * schema or cannot be answered gets `{id, error}`.
 */
export async function eachLine<S extends z.ZodType>(
  io: Io,
  schemaOf: SchemaOf<S>,
  answer: (row: z.output<S>) => object | Promise<object>,
): Promise<void> {
  const { z: zod } = await import('zod')
  const schema = schemaOf(zod)
  const identified = zod.looseObject({ id: zod.union([zod.string(), zod.number()]).nullish() })
  const { localeError } = zod.locales.zhCN()
  const read = (value: unknown) => schema.safeParse(value, { error: localeError })
  for await (const line of io.lines()) {
    if (line.trim() === '') continue
    io.out(JSON.stringify(await answerLine(line.replace(/^\ufeff/u, ''), read, identified, answer)))
  }
}

async function answerLine<S extends z.ZodType>(
  line: string,
  read: (value: unknown) => z.ZodSafeParseResult<z.output<S>>,
  identified: z.ZodType<{ id?: string | number | null | undefined }>,
  answer: (row: z.output<S>) => object | Promise<object>,
): Promise<object> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { id: null, error: `不是 JSON：${line.slice(0, 80)}；每行应是一个 JSON 对象` }
  }
  const named = identified.safeParse(value)
  if (!named.success) return { id: null, error: '整行应是一个 JSON 对象，id 应是字符串或数' }
  const id = named.data.id ?? null
  try {
    const row = read(value)
    if (!row.success) return { id, error: row.error.issues.map(issueText).join('；') }
    return { ...(id === null ? {} : { id }), ...(await answer(row.data)) }
  } catch (error) {
    // One line that cannot be answered, for whatever reason, takes no other line with it.
    return {
      id,
      error:
        error instanceof BadLine
          ? error.message
          : `没能回答：${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

const issueText = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.') || '整行'}：${message}`
