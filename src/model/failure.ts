/** How a call may end without an answer. */
export const FAILURES = [
  'timeout',
  'unauthorised',
  'rate-limited',
  'server',
  'rejected',
  'temperature',
  'not-json',
  'empty-choices',
  'bad-json',
  'schema',
  'dropped',
  'aborted',
  'busy',
  'budget-spent',
  'circuit-open',
  'unmasked',
  'not-loaded',
  'fault',
] as const
export type FailureKind = (typeof FAILURES)[number]

export interface FailureDetails {
  readonly status?: number
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter?: number
}

/** A call that failed. Its message holds nothing that was sent or received. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
  readonly status: number | undefined
  readonly retryAfter: number | undefined

  constructor(
    readonly kind: FailureKind,
    { status, retryAfter }: FailureDetails = {},
    told: string = kind,
  ) {
    super(told)
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** Errors of sockets, of Node and of undici, its fetch. */
const DROPPED =
  /^(?:ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+|ETIMEDOUT|UND_ERR_(?:SOCKET|CONNECT_TIMEOUT|RES_\w+|CLOSED)|ERR_SSL\w*|\w{0,40}CERT\w{0,40}|HPE_\w+)$/

/** What an error of a client means, by its causes, status, code and name. `now` is the time a Retry-After date is counted from. */
export function failureOf(error: unknown, now: number): ModelFailure {
  const chain = causesOf(error)
  const own = chain.find((each) => each instanceof ModelFailure)
  if (own) return own
  for (const each of chain) {
    const status = statusOf(each)
    if (status !== undefined) return byStatus(status, retryAfterOf(headersOf(each), now))
  }
  if (chain.some((each) => DROPPED.test(textOf(each, 'code')))) return new ModelFailure('dropped')
  if (chain.some((each) => textOf(each, 'name') === 'TimeoutError')) return new ModelFailure('timeout')
  if (chain.some((each) => textOf(each, 'name') === 'AbortError')) return new ModelFailure('aborted')
  // LangChain's client reads an answer in a schema before anybody else may.
  if (chain.some((each) => textOf(each, 'name') === 'SyntaxError')) return new ModelFailure('bad-json')
  // The client's word for a request that never had an answer, and fetch's for a body that ended early.
  if (chain.some((each) => /^(?:Connection error|fetch failed|terminated)/.test(textOf(each, 'message'))))
    return new ModelFailure('dropped')
  return new ModelFailure('fault')
}

function byStatus(status: number, retryAfter: number | undefined): ModelFailure {
  const details = { status, ...(retryAfter === undefined ? {} : { retryAfter }) }
  // 402: the account has nothing left to pay with.
  if (status === 401 || status === 402 || status === 403) return new ModelFailure('unauthorised', details)
  if (status === 429) return new ModelFailure('rate-limited', details)
  if (status === 408 || status >= 500) return new ModelFailure('server', details)
  return new ModelFailure('rejected', details)
}

const DEEPEST = 8

function causesOf(error: unknown): object[] {
  const chain: object[] = []
  for (let each = error; isObject(each) && chain.length < DEEPEST; each = propertyOf(each, 'cause')) chain.push(each)
  return chain
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const propertyOf = (value: object, name: string): unknown => Reflect.get(value, name)

function textOf(value: object, name: string): string {
  const text = propertyOf(value, name)
  return typeof text === 'string' ? text : ''
}

function statusOf(value: object): number | undefined {
  const response = propertyOf(value, 'response')
  const given = [value, ...(isObject(response) ? [response] : [])]
  const status = given.flatMap((each) => [propertyOf(each, 'status'), propertyOf(each, 'statusCode')])
  return status.find((each): each is number => typeof each === 'number' && each >= 400 && each < 600)
}

function headersOf(value: object): Headers | undefined {
  const headers = propertyOf(value, 'headers')
  return headers instanceof Headers ? headers : undefined
}

/** Seconds, milliseconds in OpenAI's own header, or a date. */
function retryAfterOf(headers: Headers | undefined, now: number): number | undefined {
  const exact = headers?.get('retry-after-ms')
  if (exact && Number.isFinite(Number(exact))) return Math.max(0, Number(exact))
  const told = headers?.get('retry-after')
  if (!told) return undefined
  const wait = Number.isFinite(Number(told)) ? Number(told) * 1000 : Date.parse(told) - now
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}
