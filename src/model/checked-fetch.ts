import { z } from 'zod'
import { ModelFailure } from './failure.ts'
import { parsed } from './json-in.ts'

/** No answer is so long; a server that goes on is cut off. In bytes. */
const LONGEST = 2_000_000
/** No error that names a parameter is so long. In bytes. */
const LONGEST_ERROR = 20_000
const CHAT = /\/chat\/completions$/

/**
 * fetch for a client of an OpenAI-compatible API: an answer that is no JSON (a proxy's HTML), or one without choices, fails by
 * that name, where the client itself would stumble over it later, and reads without bound. `signal` cuts a request off besides the client's own.
 */
export const checkedFetch =
  (signal?: AbortSignal): typeof fetch =>
  async (input, init) => {
    const signals = [signal, init?.signal].filter((each) => each instanceof AbortSignal)
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) })
    // What a failure says may repeat what was sent; its status and headers tell enough, but for one parameter that it may name.
    if (!response.ok) {
      if (response.status === 400 && (await isOfTemperature(response)))
        throw new ModelFailure('temperature', { status: response.status })
      await response.body?.cancel()
      return new Response(null, { status: response.status, headers: waitingIn(response.headers) })
    }
    const text = await bodyOf(response, LONGEST)
    const body = text === undefined ? undefined : parsed(text)
    if (!body) throw new ModelFailure('not-json', { status: response.status })
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (CHAT.test(pathname) && !hasChoice(body)) throw new ModelFailure('empty-choices', { status: response.status })
    return new Response(text, { status: response.status, headers: { 'content-type': 'application/json' } })
  }

const aboutTemperature = z.object({ error: z.object({ param: z.literal('temperature') }) })

async function isOfTemperature(response: Response): Promise<boolean> {
  const text = await bodyOf(response, LONGEST_ERROR)
  return text !== undefined && aboutTemperature.safeParse(parsed(text)).success
}

function waitingIn(headers: Headers): Record<string, string> {
  const names = ['retry-after', 'retry-after-ms']
  return Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])))
}

const hasChoice = (body: object): boolean =>
  'choices' in body &&
  Array.isArray(body.choices) &&
  body.choices.some((choice: unknown) => typeof choice === 'object' && choice !== null && 'message' in choice)

/** Undefined where it is longer, in bytes. */
async function bodyOf(response: Response, longest: number): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let read = 0
  for await (const chunk of response.body ?? []) {
    read += chunk.byteLength
    if (read > longest) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
