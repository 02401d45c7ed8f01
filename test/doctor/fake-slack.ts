import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'

/** A Slack on loopback. */
export async function fakeSlack(
  answer: (request: IncomingMessage, sent: URLSearchParams) => { headers?: Record<string, string>; body: string },
) {
  const asked: { readonly path: string; readonly token: string }[] = []
  const server = createServer(async (request, response) => {
    asked.push({ path: request.url ?? '', token: request.headers.authorization ?? '' })
    let sent = ''
    for await (const piece of request) sent += piece
    const { headers = {}, body } = answer(request, new URLSearchParams(sent))
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  const api = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/`
  return { api, asked }
}

/** What the manifest asks for. */
export const SCOPES = [
  ...['app_mentions:read', 'chat:write', 'commands', 'files:write', 'im:history', 'im:write'],
  ...['assistant:write', 'channels:history', 'channels:read', 'users:read'],
]
