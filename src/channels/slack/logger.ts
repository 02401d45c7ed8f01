import type { Logger, LogLevel } from '@slack/bolt'

/** Bolt's words for an operator: its warnings and errors, and none of its payloads. */
export function boltLogger(level: LogLevel, tell: (line: string) => void): Logger {
  const said = (...parts: unknown[]) => tell(parts.map(lineOf).join(' '))
  const nothing = () => undefined
  return {
    debug: nothing,
    info: nothing,
    warn: said,
    error: said,
    getLevel: () => level,
    setLevel: nothing,
    setName: nothing,
  }
}

/** An error's message; of anything else only what it is, for it may hold a message's words or a token. */
function lineOf(part: unknown): string {
  if (typeof part === 'string') return part
  if (part instanceof Error) return part.message
  return `[${typeof part}]`
}
