import { z } from 'zod'
import {
  type Applicant,
  type Before,
  type CheckState,
  type CheckStep,
  type Part,
  type Question,
  REASONS,
  type Session,
  type Shown,
  type Told,
  type Who,
} from '../desk/index.ts'
import { BLOCK, type Fields, OPTION } from './reply-json.ts'

const Texts = z.array(z.string())
const Bound = z.number()
const Interval = z.strictObject({
  min: Bound.exactOptional(),
  max: Bound.exactOptional(),
  minOpen: z.literal(true).exactOptional(),
  maxOpen: z.literal(true).exactOptional(),
})

const Value = z.union([z.boolean(), z.string(), z.number(), Interval])

const Words = z.union([
  z.string(),
  z.array(
    z.strictObject({
      words: z.string(),
      value: Value,
      name: z.string().exactOptional(),
      unit: z.string().exactOptional(),
      less: z.literal(true).exactOptional(),
    }),
  ),
])

const BEFORE = {
  value: Value,
  said: Words.exactOptional(),
  back: z.literal(true).exactOptional(),
} satisfies Fields<Before>

const TOLD = {
  facts: z.record(z.string(), Value),
  said: z.record(z.string(), Words),
  before: z.record(z.string(), z.strictObject(BEFORE)).exactOptional(),
} satisfies Fields<Told>

const STEP = {
  ...TOLD,
  skipped: Texts,
  asked: Texts,
} satisfies Fields<CheckStep>

const CHECK = {
  ...STEP,
  regulation: z.string(),
  begun: z.string().exactOptional(),
  phase: z.enum(['asking', 'done', 'left']),
  unconfirmed: z
    .strictObject({
      fact: z.string(),
      value: Value,
      words: z.string(),
      unsure: z.literal(true).exactOptional(),
      said: Words.exactOptional(),
      was: z.strictObject({ value: Value, said: Words }).exactOptional(),
    })
    .exactOptional(),
  fresh: Texts,
  earlier: z.array(z.strictObject(STEP)),
  whole: z.boolean(),
  seen: z.record(
    z.string(),
    z.strictObject({ status: z.enum(['met', 'unmet', 'unknown', 'discretionary']), required: z.string() }),
  ),
  knowledge: z.string(),
} satisfies Fields<CheckState>

const WHO = { number: z.int().positive(), name: z.string().exactOptional(), words: z.string() } satisfies Fields<Who>

const APPLICANT = {
  ...WHO,
  told: z.strictObject(TOLD),
  own: z.record(z.string(), z.strictObject(TOLD)),
  check: z.strictObject(CHECK).exactOptional(),
  places: Texts.exactOptional(),
} satisfies Fields<Applicant>

const QUESTION = { revision: z.int(), regulation: z.string(), facts: Texts } satisfies Fields<Question>

const SHOWN = { options: z.array(z.strictObject(OPTION)), revision: z.int().exactOptional() } satisfies Fields<Shown>

const PHRASE = {
  ref: z.string(),
  text: z.string(),
  span: z.strictObject({ start: z.int(), end: z.int() }),
} satisfies Fields<Extract<Part, { kind: 'phrase' }>['phrase']>

const Text = { text: z.string() }
const Ref = { ref: z.string() }
const PART = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('words'), ...Text }),
  z.strictObject({ kind: z.literal('phrase'), phrase: z.strictObject(PHRASE) }),
  z.strictObject({ kind: z.literal('quote'), ...Ref }),
  z.strictObject({ kind: z.literal('ref'), ...Ref, short: z.literal(true).exactOptional() }),
  z.strictObject({ kind: z.literal('given'), ...Text }),
  z.strictObject({ kind: z.literal('computed'), ...Text }),
  z.strictObject({ kind: z.literal('day'), day: z.string() }),
])
const Parts = z.array(PART)
const FOLDED = {
  lead: Parts.exactOptional(),
  blocks: z.array(
    z.strictObject({
      ...BLOCK,
      text: Parts,
      table: z.strictObject({ head: z.array(Parts), rows: z.array(z.array(Parts)) }).exactOptional(),
    }),
  ),
  cites: Texts,
} satisfies Fields<NonNullable<Session['folded']>>

const SESSION = {
  version: z.literal(2),
  places: Texts,
  subject: z.string().exactOptional(),
  over: Texts.exactOptional(),
  // Sessions of this form were kept before facts were spoken of without a check.
  spoken: Texts.default([]),
  refs: Texts,
  questions: z.array(z.strictObject(QUESTION)),
  shown: z.array(z.strictObject(SHOWN)),
  last: z.strictObject({ reply: z.string(), words: z.string() }).exactOptional(),
  // Sessions of this form were kept before it was asked why a reply is no use.
  blamed: z.array(z.strictObject({ reply: z.string(), reason: z.enum(REASONS).exactOptional() })).default([]),
  folded: z.strictObject(FOLDED).exactOptional(),
  // Sessions of this form were kept before notices were told once.
  noticed: Texts.default([]),
  told: z.strictObject(TOLD),
  own: z.record(z.string(), z.strictObject(TOLD)),
  check: z.strictObject(CHECK).exactOptional(),
  // Sessions of this form were kept before a conversation could have several applicants.
  who: z.strictObject(WHO).default({ number: 1, words: '' }),
  others: z.array(z.strictObject(APPLICANT)).default([]),
  focus: z.enum(['check', 'question']),
  misses: z.int().nonnegative(),
  awaiting: z.enum(['place', 'hand-off', 'transcript', 'transcript-again']).exactOptional(),
  log: z.array(z.strictObject({ words: z.string(), reply: z.string() })),
} satisfies Fields<Session>

const SessionJson: z.ZodType<Session> = z.strictObject(SESSION)

/** Before questions had revisions, a session kept the quick answers shown last, and its check what was asked. */
const { questions: _since, shown: _too, ...KEPT_BEFORE } = SESSION
const OfFirst = z.looseObject({ version: z.literal(1) })
const FirstJson = z
  .strictObject({
    ...KEPT_BEFORE,
    version: z.literal(1),
    options: z.array(z.strictObject({ label: z.string(), send: z.string() })),
  })
  .transform(({ options, ...kept }) => {
    const { regulation, asked = [], phase } = kept.check ?? {}
    const open = regulation !== undefined && phase === 'asking' && asked.length > 0
    return {
      ...kept,
      version: 2,
      questions: open ? [{ revision: 1, regulation, facts: asked }] : [],
      shown: [{ options, ...(open ? { revision: 1 } : {}) }],
    }
  })

/** A session as it was kept, by this program or an earlier one; undefined where the text is no JSON or no session of a version this program knows. */
export function readSession(json: string): Session | undefined {
  try {
    const kept: unknown = JSON.parse(json)
    return SessionJson.parse(OfFirst.safeParse(kept).success ? FirstJson.parse(kept) : kept)
  } catch {
    return undefined
  }
}
