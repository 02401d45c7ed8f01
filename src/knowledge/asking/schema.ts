import { z } from 'zod'
import { WordingsYaml } from '../wording-schema.ts'
import { SHAPES, type Shape } from './types.ts'

const Text = z.string().trim().min(1)
const Id = z.string().regex(/^[a-z][a-z0-9_]*$/u, '一个编号：小写字母开头，只用小写字母、数字和下划线')
const Words = z.array(Text).min(1)

const Sign = z.strictObject({ words: WordingsYaml, except: z.array(Text).default([]) })

/** knowledge/asking.yaml: how people ask, whatever they ask about. */
export const AskingYaml = z.strictObject({
  figures: z.record(
    Id,
    z.strictObject({
      label: Text,
      over: z.array(Id).default([]),
      points: z.literal(true).optional(),
      words: WordingsYaml,
      except: z.array(Text).default([]),
      stated: z.strictObject({
        dimension: z.enum(['money', 'area', 'share', 'duration']).optional(),
        ratio: z.literal(true).optional(),
        date: z.literal(true).optional(),
        units: Words.optional(),
        words: Words.optional(),
      }),
    }),
  ),
  count: z.strictObject({ words: WordingsYaml, except: z.array(Text).default([]) }),
  points: z.strictObject({ words: WordingsYaml, except: z.array(Text).default([]) }),
  whether: z.strictObject({
    except: Words,
    shapes: z.strictObject(
      Object.fromEntries(SHAPES.map((shape) => [shape, WordingsYaml])) as Record<Shape, typeof WordingsYaml>,
    ),
    adverse: Words,
    over: Words,
    ends: Words,
    begins: Words,
    negations: Words,
    between: Words,
    neutral: Words,
    duties: Words,
    lapsed: Words,
    same: Words,
    differ: Words,
    taken: Words,
    may: Words,
    eases: Words,
    due_opens: Words,
    due_closes: Words,
    either: Words,
    together: Words,
    holding: Words,
    another: Words.default([]),
    soft: Words,
  }),
  round: Words,
  grammar: Words,
  bare: Words,
  applicants: z.strictObject({
    returning: Words,
    own: Words,
    kin: Words,
    relayed: Words,
    theirs: Words,
    strangers: Words,
    plain: Words,
  }),
  signs: z.strictObject({
    asserts: Sign,
    text_when: Sign,
    now: Sign,
    ruled: Sign,
    ours: Sign,
    meaning: Sign,
    defining: Sign,
    other_version: Sign,
    consulting: Sign,
    rule_time: Sign,
    moment: Sign,
  }),
  years_back: z.array(Words).min(1),
})
export type AskingYaml = z.infer<typeof AskingYaml>
