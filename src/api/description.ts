import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Operations } from './operations.ts'
import { Problem } from './problems.ts'
import { COMPONENTS } from './responses.ts'

/** The description in the form of OpenAPI 3.1. */
export type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>

type Operation = NonNullable<NonNullable<Description['paths']>[string]['get']>

/** An operation's example: what is asked, by name, and what is answered to it. */
interface Example {
  readonly asked: object
  readonly answered: unknown
}

/** Declares once what the descriptions of all operations refer to. */
export function declare({ openAPIRegistry }: OpenAPIHono): void {
  openAPIRegistry.register('Problem', Problem)
  for (const [kind, components] of Object.entries(COMPONENTS))
    for (const [name, component] of Object.entries(components))
      openAPIRegistry.registerComponent(kind as keyof typeof COMPONENTS, name, component)
}

/** Describes what is served in a room, with examples that the operations themselves answer. */
export async function describe(room: OpenAPIHono, operations: Operations, version: string): Promise<Description> {
  const document = room.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '问策',
      version,
      description: `按法规原文回答${operations.programmes.join('、')}的设立问题。数字和条文请照原样引用，不要改写。`,
    },
  })
  const examples = await examplesOf(operations)
  for (const { get, post } of Object.values(document.paths ?? {})) {
    const operation = get ?? post
    const example = examples[operation?.operationId ?? '']
    if (operation && example) illustrate(operation, example)
  }
  return document
}

async function examplesOf(operations: Operations): Promise<Readonly<Record<string, Example>>> {
  const { find, clause, ask, compare, check, hear } = operations.examples()
  return {
    listRegulations: { asked: {}, answered: { regulations: operations.regulations() } },
    findClauses: { asked: find, answered: await operations.find(find) },
    readClause: { asked: clause, answered: operations.clause(clause.ref) },
    ask: { asked: ask, answered: await operations.ask(ask) },
    compare: { asked: compare, answered: await operations.compare(compare) },
    checkEligibility: { asked: check, answered: operations.check(check) },
    hear: { asked: hear, answered: operations.hear(hear) },
  }
}

function illustrate(operation: Operation, { asked, answered }: Example): void {
  const values = new Map<string, unknown>(Object.entries(asked))
  for (const parameter of operation.parameters ?? [])
    if ('name' in parameter && values.has(parameter.name)) parameter.example = values.get(parameter.name)
  const { requestBody, responses } = operation
  const body = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined
  if (body) body.example = asked
  const answer = responses?.[200]?.content?.['application/json']
  if (answer) answer.example = answered
}
