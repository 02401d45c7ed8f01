import { isIP } from 'node:net'
import { z } from 'zod'
import type { Manners } from '../channels/delivery/index.ts'
import { type Retention, USUAL_RETENTION } from '../desk/index.ts'

const whole = (name: string, least: number, most: number, what: string) => {
  const error = `${name} must be ${what}, ${least} to ${most}`
  return z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error }).optional(),
  )
}

const PORT = 8787
const HOST = '127.0.0.1'
const NAME = /^(?!-)[a-z\d.-]{1,253}$/iu
const DATABASE = 'wence.db'
const DRAIN_SECONDS = 10
const PER_MINUTE = 20
const MINUTE = 60_000
const TICKET_WAIT = 30
/** What a process leaves that ended in the middle is taken up after this and a third of it, at the latest. */
const LEASE = 3000

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const kept = (name: string, most: number, unit: number, usual: number) =>
  whole(name, 1, most, `whole ${unit === DAY ? 'days' : 'hours'}`).transform((count) =>
    count === undefined ? usual : count * unit,
  )

const retentionEnv = z.object({
  WENCE_KEEP_NOTES: kept('WENCE_KEEP_NOTES', 3650, DAY, USUAL_RETENTION.notes),
  WENCE_KEEP_REPLIES: kept('WENCE_KEEP_REPLIES', 365, DAY, USUAL_RETENTION.replies),
  WENCE_KEEP_KEYS: kept('WENCE_KEEP_KEYS', 365, DAY, USUAL_RETENTION.keys),
  WENCE_SESSION_HOURS: kept('WENCE_SESSION_HOURS', 8760, HOUR, USUAL_RETENTION.session),
})

const serviceEnv = retentionEnv.extend({
  WENCE_DB: z.string().optional(),
  WENCE_HOST: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined),
    z
      .string()
      .refine((host) => isIP(host) !== 0 || host === 'localhost', {
        error: 'WENCE_HOST must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them',
      })
      .default(HOST),
  ),
  WENCE_HEALTH_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,，]+/u).filter(Boolean))
    .pipe(
      z.array(
        z.string().regex(NAME, 'WENCE_HEALTH_HOSTS must be names of hosts without ports, several parted by commas'),
      ),
    ),
  WENCE_PORT: whole('WENCE_PORT', 0, 65_535, 'a port').transform((port) => port ?? PORT),
  WENCE_DRAIN: whole('WENCE_DRAIN', 0, 600, 'whole seconds').transform((seconds) => (seconds ?? DRAIN_SECONDS) * 1000),
  WENCE_PER_MINUTE: whole('WENCE_PER_MINUTE', 1, 1000, 'a whole number of messages').transform(
    (count) => count ?? PER_MINUTE,
  ),
  WENCE_TICKETS: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['yes', 'no'], { error: 'WENCE_TICKETS must be yes or no' }).default('no'),
  ),
  WENCE_TICKET_WAIT: whole('WENCE_TICKET_WAIT', 1, 10_080, 'whole minutes').transform(
    (minutes) => (minutes ?? TICKET_WAIT) * MINUTE,
  ),
  WENCE_LOG: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .enum(['debug', 'info', 'warn', 'error'], { error: 'WENCE_LOG must be debug, info, warn or error' })
      .default('info'),
  ),
})

/** The names of the settings read here. */
export const SERVICE_VARIABLES: readonly string[] = Object.keys(serviceEnv.shape)

/** What holds for the service as a whole; times in milliseconds. */
export interface ServiceSettings {
  /** The database's file, which several processes may share. */
  readonly database: string
  /** The address that health and metrics are served on. */
  readonly host: string
  /** The names they may be asked by, besides addresses and localhost. */
  readonly names: readonly string[]
  /** Of that address; 0 for any free one. */
  readonly port: number
  /** How long what is under way may take when the service ends. */
  readonly drain: number
  readonly manners: Manners
  /** Whether clerks work with `wence tickets`, where no channel tells them. */
  readonly clerks: boolean
  /** After so long with nobody, a ticket's person and clerks are told. */
  readonly ticketWait: number
  readonly log: 'debug' | 'info' | 'warn' | 'error'
  readonly retention: Retention
}

export type Env = Readonly<Record<string, string | undefined>>

/** The file that WENCE_DB names; wence.db in the folder the program is started in where it names none. */
export const databaseOf = ({ WENCE_DB }: Env): string => WENCE_DB?.trim() || DATABASE

const retentionIn = (data: z.infer<typeof retentionEnv>): Retention => ({
  notes: data.WENCE_KEEP_NOTES,
  replies: data.WENCE_KEEP_REPLIES,
  keys: data.WENCE_KEEP_KEYS,
  session: data.WENCE_SESSION_HOURS,
})

/** How long what is held of people is kept, for every command that opens the database. Throws an Error that says what is wrong. */
export function retentionOf(env: Env): Retention {
  const { data, error } = retentionEnv.safeParse(env)
  if (!data) throw new Error(error.issues.map(({ message }) => message).join('; '))
  return retentionIn(data)
}

/** Reads the settings, or tells what is wrong with each that is. */
export function serviceSettings(env: Env): ServiceSettings | { readonly faults: readonly string[] } {
  const { data, error } = serviceEnv.safeParse(env)
  if (!data) return { faults: error.issues.map(({ message }) => message) }
  return {
    database: databaseOf(env),
    host: data.WENCE_HOST,
    names: data.WENCE_HEALTH_HOSTS.map((name) => name.toLowerCase()),
    port: data.WENCE_PORT,
    drain: data.WENCE_DRAIN,
    log: data.WENCE_LOG,
    clerks: data.WENCE_TICKETS === 'yes',
    ticketWait: data.WENCE_TICKET_WAIT,
    retention: retentionIn(data),
    manners: {
      person: { burst: data.WENCE_PER_MINUTE, every: MINUTE / data.WENCE_PER_MINUTE },
      between: 1100,
      retry: { first: 1000, longest: MINUTE, attempts: 5 },
      lease: LEASE,
    },
  }
}
