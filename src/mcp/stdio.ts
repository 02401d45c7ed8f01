import { once } from 'node:events'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Operations } from '../api/index.ts'
import { mcpServer } from './server.ts'

/** Serves one client over standard input and output, until it closes the one or the signal is aborted. Nothing but the protocol is written there. */
export async function serveOverStdio(
  operations: Operations,
  version: string,
  stop: AbortSignal,
  tellFault: (fault: Error) => void,
): Promise<void> {
  const over = new AbortController()
  const ended = once(process.stdin, 'end', { signal: over.signal })
  const stopped = once(stop, 'abort', { signal: over.signal })
  const handle = serveStdio(() => mcpServer(operations, version, tellFault), { onerror: tellFault })
  // What is not waited for any more is no fault.
  await Promise.race([ended, stopped])
  const rest = Promise.allSettled([ended, stopped])
  over.abort()
  await rest
  await handle.close()
}
