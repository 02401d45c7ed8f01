import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { RateLimit } from '../../channels/delivery/index.ts'
import type { WebConfig } from '../config.ts'
import type { WebPorts } from '../ports.ts'
import type { Rooms } from './rooms.ts'

const COOKIE = 'wence-keeper'
const HOUR = 60 * 60 * 1000
/** So long somebody who signed in stays so. */
const STAYS = 12 * HOUR
/** So many passwords may be tried from one address at once, and one more each minute. */
const TRIES = { burst: 5, every: 60_000 }
/** What a clerk is called who does not say. */
const NAME = '经办人'
const LONGEST = 20

/** Who may keep the desk: whoever has its password, or whom the proxy in front names. */
export class Doors {
  readonly #tries = new RateLimit(TRIES)
  readonly #secret: string

  constructor(
    private readonly config: WebConfig,
    private readonly ports: WebPorts,
  ) {
    // A password that is changed ends what was signed in with the one before.
    const key = Buffer.from(ports.secret('web sign-in')).toString('hex')
    this.#secret = createHash('sha256')
      .update(`${key}:${config.password ?? ''}`)
      .digest('hex')
  }

  /** Whether there is any way in. */
  get isOpen(): boolean {
    return this.config.password !== undefined || this.config.userHeader !== undefined
  }

  /** Whether one signs in on a page. */
  get takesPassword(): boolean {
    return this.config.password !== undefined
  }

  /** The name of whoever is signed in; undefined for everybody else. */
  async keeperIn(c: Context<Rooms>): Promise<string | undefined> {
    const { userHeader, password } = this.config
    const named = userHeader === undefined ? undefined : c.req.header(userHeader)?.trim()
    // Others than a proxy that is believed could write the header themselves.
    if (named && c.get('believed')) return shortName(decoded(named))
    if (password === undefined) return undefined
    const cookie = await getSignedCookie(c, this.#secret, COOKIE)
    if (!cookie) return undefined
    const at = cookie.indexOf('|')
    return Number(cookie.slice(0, at)) > this.ports.clock.now() ? cookie.slice(at + 1) : undefined
  }

  /** Signs somebody in; 'slow' where too many were tried from there. */
  async enter(c: Context<Rooms>, password: string, name: string): Promise<'in' | 'wrong' | 'slow'> {
    if (!this.#tries.take(c.get('from'), this.ports.clock.elapsed())) return 'slow'
    const { password: right } = this.config
    if (right === undefined || !timingSafeEqual(digest(password), digest(right))) return 'wrong'
    const until = this.ports.clock.now() + STAYS
    await setSignedCookie(c, COOKIE, `${until}|${shortName(name)}`, this.#secret, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: STAYS / 1000,
      secure: c.get('secure'),
    })
    return 'in'
  }

  leave(c: Context<Rooms>): void {
    deleteCookie(c, COOKIE, { path: '/' })
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const shortName = (name: string): string =>
  [...name.replace(/[\p{Cc}|]/gu, '').trim()].slice(0, LONGEST).join('') || NAME

/** Proxies write names that are not Latin by percent signs. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
