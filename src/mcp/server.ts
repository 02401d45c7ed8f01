import { McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { Asked, Check, Clause, FoundClause, Reply } from '../api/forms.ts'
import { type Operations, Unanswerable } from '../api/index.ts'

const QUOTED =
  'Figures and clauses are to be quoted exactly as returned, with their citation and standing; never restate, round or add to them.'

/** An answer for a model: the value by its schema, and in the words that many clients show it alone. */
const answer = <T extends Record<string, unknown>>(value: T, text: string) => ({
  content: [{ type: 'text' as const, text }],
  structuredContent: value,
})

const ADDRESS = 'wence://{regulation}/{address}'
const readOnly = { readOnlyHint: true, idempotentHint: true, destructiveHint: false, openWorldHint: false }

/**
 * The desk as an MCP server: tools that read and never change anything, and every clause as a resource. One is made for each
 * connection or request. What fails through no fault of who calls is told to `onFault`, and to nobody else.
 */
export function mcpServer(operations: Operations, version: string, onFault: (fault: Error) => void): McpServer {
  const told = <T>(step: () => T | Promise<T>) => toldBy(step, onFault)
  const server = new McpServer({ name: 'wence', version }, { instructions: QUOTED })
  server.registerTool(
    'find_clause',
    {
      title: '查条文',
      description: `Clauses of the Chinese regulations held here (${operations.programmes.join('、')}) nearest to some words, verbatim, each with citation and standing (in force, expired, draft). ${QUOTED}`,
      inputSchema: Asked.find,
      outputSchema: z.looseObject({ hits: z.array(FoundClause) }),
      annotations: readOnly,
    },
    (asked) =>
      told(async () => {
        const found = await operations.find(asked)
        const lines = found.hits.map(({ ref, quotation }) => `[${ref}] ${quotation}`)
        return answer(found, lines.length > 0 ? lines.join('\n') : 'No clause is near these words.')
      }),
  )
  server.registerTool(
    'read_clause',
    {
      title: '读一条',
      description: `One clause by its id (that of its regulation, a colon, its address), verbatim with all that stands under it, its citation and standing. ${QUOTED}`,
      inputSchema: Asked.clause,
      outputSchema: Clause,
      annotations: readOnly,
    },
    ({ ref }) =>
      told(() => {
        const clause = operations.clause(ref)
        return answer(clause, clause.quotation)
      }),
  )
  server.registerTool(
    'compare',
    {
      title: '各地对照',
      description: `What each regulation says on one subject, side by side. ${QUOTED}`,
      inputSchema: Asked.compare,
      outputSchema: Reply,
      annotations: readOnly,
    },
    (asked) =>
      told(async () => {
        const reply = await operations.compare(asked)
        return answer({ ...reply }, reply.text)
      }),
  )
  server.registerTool(
    'check_eligibility',
    {
      title: '逐条核对',
      description: `Whether an applicant meets the conditions of a regulation, decided by a deterministic engine from the facts given; what was not given stays unknown and is held against nobody. Values may be in people's own words (两百多万). ${QUOTED}`,
      inputSchema: Asked.check,
      outputSchema: Check,
      annotations: readOnly,
    },
    (asked) =>
      told(() => {
        const check = operations.check(asked)
        const lines = (check.conditions ?? []).map(
          ({ label, status, required, given, gap, clause }) =>
            `${status}: ${label}（${clause}）${required}${given ? `；给出 ${given}` : ''}${gap ? `；${gap}` : ''}`,
        )
        return answer({ ...check }, [`verdict: ${check.verdict} (${check.heading})`, ...lines].join('\n'))
      }),
  )
  server.registerResource(
    'clause',
    new ResourceTemplate(ADDRESS, { list: undefined }),
    { title: '条文', description: `A clause, verbatim. ${QUOTED}`, mimeType: 'text/plain' },
    (uri, { regulation, address }) =>
      found(uri, () => operations.clause(`${regulation}:${address}`).quotation, onFault),
  )
  for (const { id, title, standingLine } of operations.regulations())
    server.registerResource(id, `wence://${id}`, { title, description: standingLine, mimeType: 'text/plain' }, (uri) =>
      found(uri, () => operations.text(id), onFault),
    )
  return server
}

const FAILED = 'This failed. The log says why.'

/** What was wrong with a call, in words for a model. */
async function toldBy<T>(step: () => T | Promise<T>, onFault: (fault: Error) => void) {
  const wrong = (text: string) => ({ isError: true, content: [{ type: 'text' as const, text }] })
  try {
    return await step()
  } catch (error) {
    if (error instanceof Unanswerable) return wrong(`${error.title}. ${error.message}`)
    onFault(faultOf(error))
    return wrong(FAILED)
  }
}

/** A resource in words, or the fault of the protocol that says there is none. */
function found(uri: URL, words: () => string, onFault: (fault: Error) => void) {
  try {
    return { contents: [{ uri: uri.href, mimeType: 'text/plain', text: words() }] }
  } catch (error) {
    if (error instanceof Unanswerable) throw new ResourceNotFoundError(uri.href, `${error.title}. ${error.message}`)
    onFault(faultOf(error))
    throw new Error(FAILED)
  }
}

const faultOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
