import { BlockList, isIP } from 'node:net'

const MAPPED = '::ffff:'
const NETWORK = /^([\da-f:.]{2,45})(?:\/(\d{1,3}))?$/iu

/** The proxies in front that are believed: addresses and networks, parted by commas. Undefined where one of them is neither, or is everything there is. */
export function proxiesIn(list: string): BlockList | undefined {
  const proxies = new BlockList()
  for (const each of list.split(',')) {
    const [, address = '', prefix] = NETWORK.exec(each.trim()) ?? []
    const family = familyOf(address)
    if (!family) return undefined
    const bits = prefix === undefined ? FULL[family] : Number(prefix)
    if (bits < 1 || bits > FULL[family]) return undefined
    proxies.addSubnet(address, bits, family)
  }
  return proxies
}

const FULL = { ipv4: 32, ipv6: 128 } as const

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address)
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined
}

/** Whether an address is of a proxy that is believed. */
export function isProxy(address: string, proxies: BlockList | undefined): boolean {
  const family = familyOf(address)
  return proxies !== undefined && family !== undefined && proxies.check(address, family)
}

/**
 * The address of whoever asks. What a proxy that is believed forwards is believed as far as the next one that is not: what
 * stands left of that, the visitor may have written. Where an entry is no address, it is that of the proxy that passed it on.
 */
export function visitorAddress(peer: string, forwarded: string | undefined, proxies: BlockList | undefined): string {
  let nearest = plain(peer)
  for (const entry of (forwarded ?? '').split(',').reverse()) {
    if (!isProxy(nearest, proxies)) break
    const address = addressIn(entry)
    if (address === undefined) break
    nearest = address
  }
  return nearest
}

/** Some proxies write a port behind it; IPv6 then stands in brackets. */
function addressIn(entry: string): string | undefined {
  const [, six, four] =
    /^\s*(?:\[([^\]\s]{2,60})\](?::\d{1,5})?|(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5})\s*$/u.exec(entry) ?? []
  const address = plain(six ?? four ?? entry.trim())
  return isIP(address) === 0 ? undefined : address
}

/** Without the interface it came by; IPv4 as such, where it came in the form of IPv6. */
function plain(address: string): string {
  const [bare = ''] = address.toLowerCase().split('%')
  const four = bare.startsWith(MAPPED) ? bare.slice(MAPPED.length) : bare
  return isIP(four) === 4 ? four : bare
}
