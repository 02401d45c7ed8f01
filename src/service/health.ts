import type { Channel, Clock } from '../channels/delivery/index.ts'
import { jsonPage, type Page, type Pages, textPage } from './page.ts'

export interface HealthPorts {
  readonly channels: readonly Channel[]
  /** Channels whose settings are wrong, and what is wrong. */
  readonly misconfigured: Readonly<Record<string, string>>
  readonly clock: Clock
  /** Throws where the database cannot be written. */
  readonly writable: () => void
  readonly indexLoaded: () => boolean
  readonly stopping: () => boolean
}

/** Alive: the process answers. Ready: every channel is up, the database is writable and the index loaded. */
export const healthPages = (ports: HealthPorts): Pages => ({
  '/healthz': () => textPage(200, 'ok'),
  '/readyz': () => readiness(ports),
})

function readiness({ channels, misconfigured, clock, writable, indexLoaded, stopping }: HealthPorts): Page {
  const store = faultIn(writable)
  const states = channels.map((channel) => {
    const { status, detail, heartbeat } = channel.state()
    return {
      name: channel.name,
      status,
      ...(detail ? { detail } : {}),
      ...(heartbeat === undefined
        ? {}
        : {
            heartbeat: new Date(clock.now() - (clock.elapsed() - heartbeat)).toISOString(),
            quietSeconds: Math.round((clock.elapsed() - heartbeat) / 1000),
          }),
    }
  })
  const wrong = Object.entries(misconfigured).map(([name, detail]) => ({ name, status: 'misconfigured', detail }))
  const index = indexLoaded() ? 'loaded' : 'loading'
  const ready =
    !stopping() &&
    store === undefined &&
    index === 'loaded' &&
    wrong.length === 0 &&
    states.every(({ status }) => status === 'up')
  return jsonPage(ready ? 200 : 503, {
    ready,
    ...(stopping() ? { stopping: true } : {}),
    store: store ?? 'writable',
    index,
    channels: [...states, ...wrong],
  })
}

function faultIn(step: () => void): string | undefined {
  try {
    step()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
