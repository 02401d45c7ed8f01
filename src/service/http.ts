import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { type Page, type Pages, textPage } from './page.ts'

/** Where pages are served, and to whom. */
export interface Serving {
  readonly host: string
  readonly port: number
  /** The names it may be asked by, in small letters, besides addresses and localhost. */
  readonly names: readonly string[]
  /** For all that reach the address. */
  readonly pages: Pages
  /** For this machine alone: whoever sees them can act for whoever runs the program. */
  readonly own: Pages
}

/** A server of pages. */
export interface PageServer {
  /** http://, host and port. */
  readonly address: string
  close(): Promise<void>
}

/** Serves pages. Rejects with a message for operators where the address or the port cannot be had. */
export async function servePages(serving: Serving, onFault: (fault: Error) => void): Promise<PageServer> {
  const { host, port } = serving
  const at = isIP(host) === 6 ? `[${host}]` : host
  const server = createServer((request, response) => {
    pageFor(request, serving).then(
      (page) => send(request, response, page),
      (error: unknown) => {
        onFault(error instanceof Error ? error : new Error(String(error)))
        send(request, response, textPage(500, 'this failed; the log says why'))
      },
    )
  })
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const why =
      code === 'EADDRINUSE'
        ? 'another process has it. Set WENCE_PORT to another port, or to 0 for any'
        : code === 'EADDRNOTAVAIL'
          ? 'this machine has no such address. Set WENCE_HOST to one that it has'
          : `${message}. See WENCE_HOST and WENCE_PORT`
    throw new Error(`${at}:${port}, for health and metrics: ${why}.`)
  }
  // A connection that could not be taken is no reason to end.
  server.on('error', onFault)
  const address = server.address()
  return {
    address: `http://${at}:${typeof address === 'object' && address ? address.port : port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pageFor({ method, url = '/', headers, socket }: IncomingMessage, serving: Serving): Promise<Page> {
  // A page of elsewhere may have its own name point here, and would then read what is shown.
  if (!mayBeAsked(headers.host ?? '', serving))
    return textPage(421, 'ask for this by its address, or name in WENCE_HEALTH_HOSTS what it is asked by')
  if (method !== 'GET' && method !== 'HEAD') return textPage(405, 'only to be read', { allow: 'GET, HEAD' })
  const path = url.replace(/[?#].*/su, '')
  const pages = LOOPBACK.test(socket.remoteAddress ?? '') ? { ...serving.pages, ...serving.own } : serving.pages
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined
  return page ? await page() : textPage(404, `there is ${Object.keys(pages).join(', ')}`)
}

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost)$/u
const HOST = /^(?:\[([\da-f:.]+)\]|([^:\s]+))(?::\d{1,5})?$/iu

/** An address is nobody's name to point elsewhere; on loopback none but its own is asked for. */
function mayBeAsked(header: string, { host, names }: Serving): boolean {
  const [, six, other = ''] = HOST.exec(header) ?? []
  const asked = (six ?? other).toLowerCase()
  if (LOOPBACK.test(asked) || names.includes(asked)) return true
  return !LOOPBACK.test(host) && isIP(asked) !== 0
}

function send({ method }: IncomingMessage, response: ServerResponse, { status, headers, body }: Page): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(method === 'HEAD' ? undefined : body)
}
