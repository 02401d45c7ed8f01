import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Page, type Pages, textPage } from './page.ts'

const LOOPBACK = '127.0.0.1'

/** A server that only this machine reaches. */
export interface LocalServer {
  readonly port: number
  close(): Promise<void>
}

/** Serves pages on loopback. Rejects with a message for operators where the port cannot be had. */
export async function serveLocally(port: number, pages: Pages, onFault: (fault: Error) => void): Promise<LocalServer> {
  const server = createServer((request, response) => {
    pageFor(request, pages).then(
      (page) => send(request, response, page),
      (error: unknown) => {
        onFault(error instanceof Error ? error : new Error(String(error)))
        send(request, response, textPage(500, 'this failed; the log says why'))
      },
    )
  })
  server.listen(port, LOOPBACK)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const why = code === 'EADDRINUSE' ? 'another process has it' : message
    throw new Error(
      `${LOOPBACK}:${port}, for health and metrics: ${why}. Set WENCE_PORT to another port, or to 0 for any.`,
    )
  }
  // A connection that could not be taken is no reason to end.
  server.on('error', onFault)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pageFor({ method, url = '/', headers }: IncomingMessage, pages: Pages): Promise<Page> {
  // A page of elsewhere may have its own name point here, and would then read what is shown.
  if (!LOCAL.test(headers.host ?? '')) return textPage(421, 'ask for this as localhost or 127.0.0.1')
  if (method !== 'GET' && method !== 'HEAD') return textPage(405, 'only to be read', { allow: 'GET, HEAD' })
  const path = url.replace(/[?#].*/su, '')
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined
  return page ? await page() : textPage(404, `there is ${Object.keys(pages).join(', ')}`)
}

const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu

function send({ method }: IncomingMessage, response: ServerResponse, { status, headers, body }: Page): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(method === 'HEAD' ? undefined : body)
}
