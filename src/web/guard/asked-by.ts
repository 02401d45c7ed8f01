import { isIP } from 'node:net'

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost)$/u
const HOST = /^(?:\[([\da-f:.]+)\]|([^:\s]+))(?::\d{1,5})?$/iu

/** Whether an address is of this machine itself. */
export const isOwn = (address: string): boolean => LOOPBACK.test(address)

/**
 * Whether the desk may be asked by this Host header: by the name people open it by, by the machine's own, and, where it
 * listens to others, by an address. A page of elsewhere may have its own name point here, and would then read what is shown.
 */
export function mayBeAskedBy(header: string, { host, url }: { readonly host: string; readonly url?: string }): boolean {
  const [, six, other = ''] = HOST.exec(header) ?? []
  const asked = (six ?? other).toLowerCase()
  if (LOOPBACK.test(asked)) return true
  if (url !== undefined && new URL(url).hostname.replace(/^\[|\]$/gu, '').toLowerCase() === asked) return true
  return !LOOPBACK.test(host) && isIP(asked) !== 0
}

/**
 * Whether a change comes from a page of the desk's own: browsers say from where they send a form. What says neither is no
 * browser, and has no cookie that somebody else could use.
 */
export function isOwnChange(headers: Headers, own: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null) return headers.get('cookie') === null
  return URL.canParse(origin) && new URL(origin).host.toLowerCase() === own.toLowerCase()
}
