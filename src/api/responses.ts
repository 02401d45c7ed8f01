import type { z } from '@hono/zod-openapi'
import { PROBLEMS, type ProblemStatus } from './problems.ts'

/** Where the description is read. */
export const PATH = '/v1/openapi.json'

export const KEYED = [{ key: [] }]

const referred = (kind: 'headers' | 'responses' | 'schemas', name: string) => ({ $ref: `#/components/${kind}/${name}` })

/** How fast one may go on, told with every answer. */
const PACED = {
  RateLimit: referred('headers', 'RateLimit'),
  'RateLimit-Policy': referred('headers', 'RateLimit-Policy'),
}

const text = (description: string) => ({ description, schema: { type: 'string' as const } })

/** What the responses refer to, by its kind and name. */
export const COMPONENTS = {
  securitySchemes: {
    key: { type: 'http' as const, scheme: 'bearer', description: '维护人员用 wence keys add 发的密钥' },
  },
  headers: {
    RateLimit: text('还可以接着问几次（r），几秒以后又是满的（t）'),
    'RateLimit-Policy': text('一口气最多问几次（q），几秒补满（w）'),
    ETag: text('资料、程序和日子都没有变，就是同一个'),
    'Retry-After': text('过几秒再问'),
    'WWW-Authenticate': text('用什么办法认人'),
  },
  responses: Object.fromEntries(
    Object.entries(PROBLEMS).map(([status, description]) => [
      status,
      {
        description,
        headers: {
          ...PACED,
          ...(status === '401' ? { 'WWW-Authenticate': referred('headers', 'WWW-Authenticate') } : {}),
          ...(status === '429' || status === '503' ? { 'Retry-After': referred('headers', 'Retry-After') } : {}),
        },
        content: { 'application/problem+json': { schema: referred('schemas', 'Problem') } },
      },
    ]),
  ),
}

/** What any request may come to, and what besides where a body or a key is taken. */
const ALWAYS = [421, 422, 429, 500, 503] as const
const WITH_BODY = [400, 401, 403, 413, 415] as const
/** Read with a key, and not again while nothing has changed. */
export const CACHED = [304, 401] as const

/** Every answer of an operation; `besides`, the statuses that not every one has: those of a body where left out. */
export const answers = <S extends z.ZodType>(
  schema: S,
  description: string,
  besides: readonly (ProblemStatus | 304)[] = WITH_BODY,
) => ({
  200: {
    description,
    headers: { ...PACED, ...(besides.includes(304) ? { ETag: referred('headers', 'ETag') } : {}) },
    content: { 'application/json': { schema } },
  },
  ...(besides.includes(304)
    ? { 304: { description: '没有变', headers: { ...PACED, ETag: referred('headers', 'ETag') } } }
    : {}),
  ...Object.fromEntries(
    [...ALWAYS, ...besides.filter((each) => each !== 304)].map((each) => [each, referred('responses', `${each}`)]),
  ),
})
