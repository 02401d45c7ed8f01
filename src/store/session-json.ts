import { z } from 'zod'
import type { CheckState, CheckStep, Session, Told } from '../desk/index.ts'

/** Names every field, optional ones too, so that a field added to what is kept cannot be forgotten here. */
export type Fields<T> = { readonly [Name in keyof T]-?: z.ZodType }

const Texts = z.array(z.string())
const Bound = z.number()
const Interval = z.strictObject({
  min: Bound.exactOptional(),
  max: Bound.exactOptional(),
  minOpen: z.literal(true).exactOptional(),
  maxOpen: z.literal(true).exactOptional(),
})

const Value = z.union([z.boolean(), z.string(), z.number(), Interval])

const TOLD = {
  facts: z.record(z.string(), Value),
  said: z.record(z.string(), z.string()),
} satisfies Fields<Told>

const STEP = {
  ...TOLD,
  skipped: Texts,
  asked: Texts,
} satisfies Fields<CheckStep>

const CHECK = {
  ...STEP,
  regulation: z.string(),
  phase: z.enum(['asking', 'done', 'left']),
  unconfirmed: z.strictObject({ fact: z.string(), value: Value, words: z.string() }).exactOptional(),
  fresh: Texts,
  earlier: z.array(z.strictObject(STEP)),
  whole: z.boolean(),
  seen: z.record(
    z.string(),
    z.strictObject({ status: z.enum(['met', 'unmet', 'unknown', 'discretionary']), required: z.string() }),
  ),
  knowledge: z.string(),
} satisfies Fields<CheckState>

const SESSION = {
  version: z.literal(1),
  places: Texts,
  subject: z.string().exactOptional(),
  refs: Texts,
  options: z.array(z.strictObject({ label: z.string(), send: z.string() })),
  last: z.strictObject({ reply: z.string(), words: z.string() }).exactOptional(),
  told: z.strictObject(TOLD),
  own: z.record(z.string(), z.strictObject(TOLD)),
  check: z.strictObject(CHECK).exactOptional(),
  focus: z.enum(['check', 'question']),
  misses: z.int().nonnegative(),
  awaiting: z.enum(['place', 'hand-off']).exactOptional(),
  log: z.array(z.strictObject({ words: z.string(), reply: z.string() })),
} satisfies Fields<Session>

const SessionJson: z.ZodType<Session> = z.strictObject(SESSION)

/** A session as it was kept; undefined where the text is no JSON or no session of a version this program knows. */
export function readSession(json: string): Session | undefined {
  try {
    return SessionJson.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}
