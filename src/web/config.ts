import { type BlockList, isIP } from 'node:net'
import { z } from 'zod'
import { proxiesIn } from './guard/forwarded.ts'

/** An empty line in an env file is a variable that is not set. */
const set = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <T extends z.ZodType>(form: T) => z.preprocess(set, form.optional())

const PORT = 'WENCE_WEB_PORT must be a port, 0 to 65535'
const LEAST = 12
const PROXY =
  'WENCE_WEB_PROXY must be the addresses or networks of the proxies in front, parted by commas, such as 127.0.0.1, 10.1.0.0/16'

const webEnv = z.object({
  WENCE_WEB_PORT: z.preprocess(
    set,
    z.coerce.number({ error: PORT }).int({ error: PORT }).min(0, { error: PORT }).max(65_535, { error: PORT }),
  ),
  WENCE_WEB_HOST: z.preprocess(
    set,
    z
      .string()
      .trim()
      .refine((host) => isIP(host) !== 0 || host === 'localhost', {
        error: 'WENCE_WEB_HOST must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them',
      })
      .default('127.0.0.1'),
  ),
  WENCE_WEB_URL: optional(
    z.url({
      protocol: /^https?$/u,
      error: 'WENCE_WEB_URL must be the address that people open, such as https://wence.example.gov.cn',
    }),
  ),
  WENCE_WEB_PROXY: optional(
    z.string().transform((list, context) => {
      const proxies = proxiesIn(list)
      if (proxies) return proxies
      context.addIssue({ code: 'custom', message: PROXY })
      return z.NEVER
    }),
  ),
  WENCE_WEB_PASSWORD: optional(
    z.string().min(LEAST, { error: `WENCE_WEB_PASSWORD must be at least ${LEAST} characters long` }),
  ),
  WENCE_WEB_USER_HEADER: optional(
    z
      .string()
      .regex(/^x-[a-z\d-]{1,60}$/iu, {
        error: 'WENCE_WEB_USER_HEADER must be a header that the proxy in front sets itself, such as X-Remote-User',
      })
      .transform((name) => name.toLowerCase()),
  ),
})

/** The names of the settings read here. */
export const WEB_VARIABLES: readonly string[] = Object.keys(webEnv.shape)

/** How the desk on the web is reached, and how those who keep it are known. */
export interface WebConfig {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** What people open, without a slash at its end; the address it listens on where left out. */
  readonly url?: string
  /** The proxies in front whose X-Forwarded-For is believed; without it nobody's is. */
  readonly proxies?: BlockList
  readonly password?: string
  /** A header in small letters that names whoever keeps the desk: taken from the machine's own proxy, or one of `proxies`, alone. */
  readonly userHeader?: string
}

/** Reads the settings. Throws an Error that names each wrong variable and never repeats its value. */
export function webConfig(env: Readonly<Record<string, string | undefined>>): WebConfig {
  const { data, error } = webEnv.safeParse(env)
  if (!data) throw new Error(error.issues.map(({ message }) => message).join('; '))
  const { WENCE_WEB_URL: url, WENCE_WEB_PASSWORD: password, WENCE_WEB_USER_HEADER: userHeader } = data
  const { WENCE_WEB_PROXY: proxies } = data
  return {
    host: data.WENCE_WEB_HOST,
    port: data.WENCE_WEB_PORT,
    ...(url === undefined ? {} : { url: withoutSlash(url) }),
    ...(proxies === undefined ? {} : { proxies }),
    ...(password === undefined ? {} : { password }),
    ...(userHeader === undefined ? {} : { userHeader }),
  }
}

const withoutSlash = (url: string): string => (url.endsWith('/') ? withoutSlash(url.slice(0, -1)) : url)
