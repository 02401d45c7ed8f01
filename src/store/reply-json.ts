import { z } from 'zod'
import {
  type Answer,
  type Asked,
  type Blame,
  type Block,
  type Check,
  type CheckCondition,
  type Citation,
  type Field,
  type Figure,
  type KeptReply,
  type Notice,
  type Option,
  REASONS,
} from '../desk/index.ts'

/** Names every field, optional ones too, so that a field added to what is kept cannot be forgotten here. */
export type Fields<T> = { readonly [Name in keyof T]-?: z.ZodType }

const Text = z.string()
const Texts = z.array(Text)
const Status = z.enum(['met', 'unmet', 'unknown', 'discretionary'])

/** Named one by one, so that none can be forgotten here. */
const SECTIONS: Readonly<Record<NonNullable<Block['section']>, true>> = {
  headline: true,
  counts: true,
  changes: true,
  scope: true,
  judged: true,
  unmodelled: true,
  preferences: true,
  note: true,
  unused: true,
  application: true,
  standing: true,
  question: true,
}

/** A block; sessions keep those that were folded. */
export const BLOCK = {
  kind: z.enum(['words', 'quote', 'table', 'condition', 'notice']),
  text: Text,
  fold: z.literal(true).exactOptional(),
  ref: Text.exactOptional(),
  section: z.enum(Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).exactOptional(),
  table: z.strictObject({ head: Texts, rows: z.array(Texts) }).exactOptional(),
} satisfies Fields<Block>

const CITATION = { ref: Text, title: Text, quote: Text, url: Text.exactOptional() } satisfies Fields<Citation>

const FIGURE = { text: Text, from: Text } satisfies Fields<Figure>

const NOTICE = {
  kind: z.enum(['expired', 'draft', 'not-yet-in-force', 'uncertain-date', 'source-defect']),
  regulation: Text,
  text: Text,
} satisfies Fields<Notice>

const SIDE = {
  ref: Text.exactOptional(),
  fact: Text.exactOptional(),
  label: Text,
  status: Status,
  required: Text,
  as: z.enum(['points', 'exclusion']).exactOptional(),
  given: Text.exactOptional(),
  gap: Text.exactOptional(),
  sides: z.lazy(() => Sides).exactOptional(),
} satisfies Fields<NonNullable<CheckCondition['sides']>[number]>

const Sides: z.ZodType<NonNullable<CheckCondition['sides']>> = z.array(z.strictObject(SIDE))

const CONDITION = {
  id: Text,
  ref: Text,
  clause: Text,
  label: Text,
  status: Status,
  required: Text,
  quote: Text,
  given: Text.exactOptional(),
  gap: Text.exactOptional(),
  why: Text.exactOptional(),
  sides: Sides.exactOptional(),
} satisfies Fields<CheckCondition>

const CHECK = {
  regulation: Text,
  title: Text,
  center: Text,
  standing: z.enum(['in-force', 'expired', 'draft', 'not-yet-in-force', 'uncertain-date', 'not-stated']),
  heading: Text,
  asOf: Text,
  verdict: Status,
  conditions: z.array(z.strictObject(CONDITION)),
  judged: z.array(z.strictObject({ ref: Text, about: Text })),
  unmodelled: z.array(z.strictObject({ ref: Text, about: Text })).exactOptional(),
  facts: z.record(Text, z.unknown()),
  asks: Text.exactOptional(),
  alsoAsks: Texts.exactOptional(),
} satisfies Fields<Check>

const FIELD = {
  fact: Text,
  label: Text,
  help: Text,
  kind: z.enum(['yes-no', 'quantity', 'choice', 'date']),
  unit: Text.exactOptional(),
  choices: Texts.exactOptional(),
  held: Text.exactOptional(),
} satisfies Fields<Field>

const ASKED = { fact: Text, revision: z.int() } satisfies Fields<Asked>

const ANSWER = {
  ...ASKED,
  value: z.json(),
  also: Texts.exactOptional(),
  change: z.int().exactOptional(),
} satisfies Fields<Answer>

const BLAME = { reply: Text, reason: z.enum(REASONS) } satisfies Fields<Blame>

/** A quick answer; sessions keep those that were shown. */
export const OPTION = {
  label: Text,
  send: Text,
  answers: z.strictObject(ANSWER).exactOptional(),
  blames: z.strictObject(BLAME).exactOptional(),
  of: Text.exactOptional(),
} satisfies Fields<Option>

const REPLY = {
  id: Text,
  kind: z.enum(['answer', 'clause', 'comparison', 'question', 'verdict', 'refusal', 'handoff', 'smalltalk']),
  text: Text,
  receipt: Text.exactOptional(),
  lead: Text.exactOptional(),
  yesNo: z.enum(['yes', 'no', 'depends', 'not-stated']).exactOptional(),
  blocks: z.array(z.strictObject(BLOCK)),
  citations: z.array(z.strictObject(CITATION)),
  figures: z.array(z.strictObject(FIGURE)),
  notices: z.array(z.strictObject(NOTICE)),
  check: z.strictObject(CHECK).exactOptional(),
  asked: z.array(z.strictObject(ASKED)).exactOptional(),
  confirm: z.strictObject({ ...ASKED, value: z.json() }).exactOptional(),
  options: z.array(z.strictObject(OPTION)).exactOptional(),
  pressed: z.strictObject({ taken: z.boolean(), stands: Text.exactOptional() }).exactOptional(),
  form: z.array(z.strictObject(FIELD)).exactOptional(),
  known: z.record(z.string(), z.unknown()).exactOptional(),
  applicant: Text.exactOptional(),
  ticket: Text.exactOptional(),
  own: z.literal(true).exactOptional(),
  apart: Text.exactOptional(),
} satisfies Fields<KeptReply['reply']>

const KEPT = {
  reply: z.strictObject(REPLY),
  edition: z.strictObject({ madeOn: Text, corpus: Text }).exactOptional(),
} satisfies Fields<KeptReply>

const ReplyJson: z.ZodType<KeptReply> = z.strictObject(KEPT)

/** A reply as it was kept; undefined where the text is no JSON or no reply in the form this program knows. */
export function readReply(json: string): KeptReply | undefined {
  try {
    return ReplyJson.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}
