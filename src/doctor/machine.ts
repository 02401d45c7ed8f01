import type { Knowledge } from '../knowledge/index.ts'
import type { Check, Finding } from './check.ts'

const LEAST = [20, 19] as const

/** The version of Node, as process.versions.node has it. */
export const nodeCheck = (version: string): Check => ({
  what: 'Node',
  examine: () => {
    const [major = 0, minor = 0] = version.split('.').map(Number)
    const enough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
    return [
      {
        what: 'Node',
        state: enough ? 'ok' : 'wrong',
        found: version,
        ...(enough ? {} : { remedy: `install Node ${LEAST.join('.')} or later` }),
      },
    ]
  },
})

export interface ClockPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Today in Asia/Shanghai. */
  readonly today: () => string
  /** A moment as the hour and minute of its day in Asia/Shanghai, 00:00 to 23:59. */
  readonly hourInShanghai: (now: number) => string
  /** Undefined where it could not be read. */
  readonly knowledge: Knowledge | undefined
}

/** Eight hours ahead, all year. */
const NOON_UTC = Date.UTC(2026, 0, 1, 12)
const NOON_THERE = '20:00'
const LAST_YEAR = 2100

/** Standing is judged by the day: without a clock to compare with, it must not be before what the corpus itself has seen. */
export const clockCheck = ({ now, today, hourInShanghai, knowledge }: ClockPorts): Check => ({
  what: 'clock',
  examine: () => {
    const day = today()
    const newest = knowledge && newestDayOf(knowledge)
    const remedy = 'set the clock of the machine (timedatectl set-ntp true)'
    const there = hourInShanghai(NOON_UTC)
    const clock: Finding =
      newest !== undefined && day < newest
        ? { what: 'clock', state: 'wrong', found: `${day}, before ${newest}, which a regulation names`, remedy }
        : new Date(now()).getUTCFullYear() >= LAST_YEAR
          ? { what: 'clock', state: 'wrong', found: day, remedy }
          : { what: 'clock', state: 'ok', found: `${day} in Shanghai` }
    const zone: Finding =
      there === NOON_THERE
        ? { what: 'time zones', state: 'ok', found: 'Asia/Shanghai is known' }
        : {
            what: 'time zones',
            state: 'wrong',
            found: `12:00 UTC is said to be ${there} in Shanghai`,
            remedy: 'install a Node with full ICU data',
          }
    return [clock, zone]
  },
})

/** The latest day on which a text was signed, printed or came into force. */
function newestDayOf({ regulations }: Knowledge): string | undefined {
  const days = [...regulations.values()].flatMap(({ term: { effective } }) => [
    effective?.earliest,
    effective?.from,
    effective?.basis?.signed,
    effective?.basis?.printed,
  ])
  return days.reduce<string | undefined>((newest, day) => (day && (!newest || day > newest) ? day : newest), undefined)
}
