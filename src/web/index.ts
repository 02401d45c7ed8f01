import type { Channel } from '../channels/delivery/index.ts'
import { missing } from '../installed/index.ts'
import { WEB_PACKAGES, webChannel } from './channel.ts'
import { webConfig } from './config.ts'
import type { WebPorts } from './ports.ts'

export { WEB_VARIABLES } from './config.ts'
export type { WebPorts } from './ports.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * What `wence serve` is offered where WENCE_WEB_PORT is set; with `drafting` regulations are added on its pages. Rejects with NotInstalled, or with a message that names each
 * wrong variable and never repeats its value.
 */
export async function configureWeb(
  env: Env,
  drafting?: WebPorts['drafting'],
): Promise<(ports: Omit<WebPorts, 'drafting'>) => { readonly channel: Channel }> {
  const config = webConfig(env)
  const lacking = missing(WEB_PACKAGES)
  if (lacking) throw lacking
  return (ports) => ({ channel: webChannel(config, { ...ports, ...(drafting ? { drafting } : {}) }) })
}

/** The port that the desk on the web opens. */
export async function webListens(env: Env) {
  const { host, port } = webConfig(env)
  return [{ variable: 'WENCE_WEB_PORT', host, port }]
}

/** The desk itself speaks no TLS: where people open it by https, there is something in front. */
export async function webDoubts(env: Env) {
  const { url, proxies } = webConfig(env)
  if (proxies || !url?.startsWith('https:')) return []
  return [
    {
      found:
        'people open it by https, and no proxy in front is named: all of them have one address, and share its limits',
      remedy: 'set WENCE_WEB_PROXY to the address of what speaks TLS in front, and have that set X-Forwarded-For',
    },
  ]
}
