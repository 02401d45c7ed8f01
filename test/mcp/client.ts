import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { onTestFinished } from 'vitest'
import { HOST, type webIn } from '../web/app.ts'

/** A client on a transport, closed with the test. */
export async function clientOn(transport: Parameters<Client['connect']>[0]): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1' })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return client
}

/** A client of a desk over HTTP, without a network. */
export function clientOf({ app }: Pick<ReturnType<typeof webIn>, 'app'>): Promise<Client> {
  const fetch = (url: string | URL, init?: RequestInit) => {
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), host: HOST }
    return Promise.resolve(app.request(String(url), { ...init, headers }, { from: '127.0.0.1' }))
  }
  return clientOn(
    new StreamableHTTPClientTransport(new URL(`https://${HOST}/mcp`), { fetch: fetch as typeof globalThis.fetch }),
  )
}
