import { z } from 'zod'

/** Forms that several kinds of files use. Strict throughout: an unknown key is a mistake, above all one that holds a figure. */
export const Text = z.string().trim().min(1)
export const Id = z.string().regex(/^[a-z][a-z0-9_]*$/u, '一个编号：小写字母开头，只用小写字母、数字和下划线')

/** A place in the law's words: a clause of the regulation at hand by its address, and a phrase that stands in it once. */
export const Words = z.strictObject({ clause: Text, phrase: Text })

export type ExpressionYaml =
  | string
  | { any: ExpressionYaml[] }
  | { all: ExpressionYaml[] }
  | { not: ExpressionYaml }
  | {
      fact: string
      in?: (string | boolean)[] | undefined
      some?: true | undefined
      implied_by?: ExpressionYaml | undefined
    }

export const Expression: z.ZodType<ExpressionYaml> = z.lazy(() =>
  z.union([
    Id,
    z.strictObject({ any: z.array(Expression).min(1) }),
    z.strictObject({ all: z.array(Expression).min(1) }),
    z.strictObject({ not: Expression }),
    z.strictObject({
      fact: Id,
      in: z
        .array(z.union([z.boolean(), Id]))
        .min(1)
        .optional(),
      some: z.literal(true).optional(),
      implied_by: Expression.optional(),
    }),
  ]),
)
