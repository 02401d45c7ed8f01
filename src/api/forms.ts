import { z } from 'zod'

/** What is asked, by these names and no other: one that is misspelt must not be taken for one left out. */
const only = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined
      const strange = issue.keys.map((key) => JSON.stringify(key.slice(0, 80))).join(', ')
      return `there is no ${strange} here; ${Object.keys(shape).join(', ') || 'nothing'} can be given`
    },
  })

/** A figure that stands for all between its bounds, where people gave no exact one. */
const Interval = z
  .strictObject({
    min: z.number().optional(),
    max: z.number().optional(),
    minOpen: z.boolean().optional(),
    maxOpen: z.boolean().optional(),
  })
  .meta({ description: '一段数：不少于 min，不超过 max；minOpen、maxOpen 表示不含端点' })

/** A fact's value, in the forms of the fact table or in people's own words. */
export const FactValue = z
  .union([z.number(), z.boolean(), z.string().max(400), Interval])
  .meta({ id: 'FactValue', description: '数、是非、选项或日期；也可以是人的原话，如“两百多万”；"unknown" 是不知道' })

export const Standing = z
  .enum(['in-force', 'expired', 'draft', 'not-yet-in-force', 'uncertain-date', 'not-stated'])
  .meta({ id: 'Standing', description: '文本的效力，按它自己写的施行日期和有效期判断' })

export const Regulation = z
  .looseObject({
    id: z.string(),
    title: z.string(),
    short: z.string().meta({ description: '简称' }),
    place: z.string(),
    programme: z.string(),
    center: z.string(),
    standing: Standing,
    standingWord: z.string(),
    standingLine: z.string().meta({ description: '效力的依据，一句话' }),
    documentNumber: z.string().optional(),
    lastDay: z.string().optional(),
    body: z.string().meta({ description: '由谁解释或负责' }),
  })
  .meta({ id: 'Regulation' })

const Amended = z.object({ by: z.string(), text: z.string() })

export const FoundClause = z
  .looseObject({
    ref: z.string().meta({ description: '条款编号：文本的 id、冒号、地址，如 id:8.7' }),
    score: z.number(),
    title: z.string().meta({ description: '文本简称和条款项' }),
    text: z.string().meta({ description: '原文，一字不改' }),
    quotation: z.string().meta({ description: '带出处、效力和查询日期的引文' }),
    standing: Standing,
    amended: z.array(Amended).meta({ description: '后来的文本对它的修改' }),
  })
  .meta({ id: 'FoundClause' })

export const Clause = z
  .looseObject({
    ref: z.string(),
    title: z.string(),
    text: z.string(),
    whole: z.string().meta({ description: '连同下面各款各项' }),
    quotation: z.string(),
    regulation: Regulation,
    under: z.array(z.string()).meta({ description: '下面各款各项的编号' }),
    before: z.string().optional(),
    after: z.string().optional(),
    amended: z.array(Amended),
  })
  .meta({ id: 'Clause' })

const Citation = z.looseObject({ ref: z.string(), title: z.string(), quote: z.string() })
const Figure = z.looseObject({ text: z.string(), from: z.string() })
const Notice = z.looseObject({ kind: z.string(), regulation: z.string(), text: z.string() })

export const Reply = z
  .looseObject({
    id: z.string(),
    kind: z.string(),
    text: z.string().meta({ description: '直接读的话，关键的一句在前' }),
    receipt: z.string().optional().meta({ description: '听到的单位情况，和没听懂的' }),
    lead: z.string().optional().meta({ description: '起决定作用的一句，取自条文' }),
    yesNo: z.enum(['yes', 'no', 'depends', 'not-stated']).optional(),
    blocks: z.array(z.looseObject({ kind: z.string(), text: z.string(), ref: z.string().optional() })).meta({
      description: '一段一段的话；fold 的不问不必给人看',
    }),
    citations: z.array(Citation),
    figures: z.array(Figure).meta({ description: '每个数从哪里来：条款编号、applicant、computed 或 calendar' }),
    notices: z.array(Notice),
  })
  .meta({ id: 'Reply' })

const Status = z.enum(['met', 'unmet', 'unknown', 'discretionary'])

export const Check = z
  .looseObject({
    regulation: z.string(),
    title: z.string(),
    verdict: Status.meta({
      description: 'met 符合硬性条件；unmet 不符合；unknown 待补充；discretionary 需主管部门裁量',
    }),
    standing: Standing,
    heading: z.string(),
    asOf: z.string(),
    conditions: z.array(
      z.looseObject({
        id: z.string(),
        ref: z.string(),
        clause: z.string(),
        label: z.string(),
        status: Status,
        required: z.string(),
        quote: z.string(),
        given: z.string().optional(),
        gap: z.string().optional(),
        why: z.string().optional(),
      }),
    ),
    judged: z.array(z.looseObject({ ref: z.string(), about: z.string() })),
    unmodelled: z.array(z.looseObject({ ref: z.string(), about: z.string() })).optional(),
    notices: z.array(Notice),
    citations: z.array(Citation),
    figures: z.array(Figure),
  })
  .meta({ id: 'Check' })

const Act = z.looseObject({
  act: z.string().meta({ description: 'tell、ask、check、order、suppose、courtesy 等' }),
  span: z.object({ start: z.int(), end: z.int() }),
  words: z.string().meta({ description: '原话' }),
  sure: z.number().meta({ description: '细心的经办人有多大比例会这样理解，0 到 1' }),
})

export const Heard = z
  .looseObject({
    facts: z.record(z.string(), z.unknown()).meta({ description: '说到的单位情况，按项的 id' }),
    acts: z.array(Act).meta({ description: '这句话做了的事，按先后' }),
    unheard: z.array(z.string()).meta({ description: '没听懂的话' }),
  })
  .meta({ id: 'Heard' })

const asOf = z
  .string()
  .regex(/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/u)
  .optional()
  .meta({ description: '按哪一天判断效力，如 2024-06-30；默认今天' })
const region = z.string().max(60).optional().meta({ description: '文本的 id、名称或地方' })

/** What is asked of each operation. */
export const Asked = {
  nothing: only({}),
  clause: only({ ref: z.string().min(1).max(120).meta({ description: '文本的 id、冒号、地址，如 id:8.7' }) }),
  find: only({
    q: z.string().trim().min(1).max(400).meta({ description: '要找的词语' }),
    region,
    as_of: asOf,
    limit: z.int().min(1).max(50).optional().meta({ description: '最多几条；默认 10' }),
  }),
  ask: only({ q: z.string().trim().min(1).max(4000).meta({ description: '照平常的话问' }), region, as_of: asOf }),
  compare: only({
    topic: z.string().trim().min(1).max(400).meta({ description: '一件事，可带地名' }),
    as_of: asOf,
  }),
  check: only({
    region: z.string().min(1).max(60).meta({ description: '文本的 id、名称或地方' }),
    facts: z.record(z.string().max(120), FactValue).meta({ description: '单位情况，按项的 id' }),
    as_of: asOf,
  }),
  hear: only({
    text: z.string().trim().min(1).max(4000).meta({ description: '一句话' }),
    context: z.string().max(120).optional().meta({ description: '刚问过的那一项，按项的 id' }),
    open: z.boolean().optional().meta({ description: '是否正在逐项核对；写了 context 的，默认是' }),
    region,
  }),
}
