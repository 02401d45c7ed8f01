/** Slack's blocks lie some fifteen deep; what goes through a value step by step may go so deep. */
const DEEPEST = 64
/** Copied by name from one object to another, these would be more than names. */
const NO_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

export type PlainObject = Readonly<Record<string, unknown>>

/** The plain object that the JSON says; undefined where it says anything else, or is none. */
export function plainObjectIn(json: string): PlainObject | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isPlainObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a value is an object with names that are names, and not endlessly deep. */
export function isPlainObject(value: unknown): value is PlainObject {
  if (!isObject(value) || Array.isArray(value)) return false
  let level: object[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEEPEST || level.some(isTreacherous)) return false
    level = level.flatMap((each) => Object.values(each).filter(isObject))
  }
  return true
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isTreacherous = (value: object): boolean =>
  !Array.isArray(value) && Object.keys(value).some((name) => NO_NAMES.has(name))
