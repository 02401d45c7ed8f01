import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Source } from '../sources.ts'
import { costOf } from './cost.ts'
import { exercise } from './exercise.ts'
import { noteBuilt, type Pattern, writtenIn } from './patterns.ts'

/**
 * Where the line is drawn. A loop without a bound that is tried again from each of its letters makes a pattern quadratic or worse, and is
 * refused. A loop with a bound is tried again as often as the bound says, however long the text is: so many readings of each letter are
 * allowed, a few milliseconds for the longest message. A gap of twelve signs costs 12, two after each other 144.
 */
export const MOST_READINGS = 300

/** Patterns that are allowed until their room is rebuilt. The list only shrinks. */
const TO_GO = z
  .array(z.strictObject({ file: z.string(), pattern: z.string(), why: z.string().min(1) }))
  .parse(JSON.parse(readFileSync(new URL('to-go.json', import.meta.url), 'utf8')))

/** What is wrong with the program's patterns: a line for each. */
export async function linearFaults(sources: readonly Source[]): Promise<string[]> {
  const written = sources.map(writtenIn)
  const sites = written.flatMap((each) => each.sites)
  const built = noteBuilt()
  await exercise([...new Set(sites.map(({ file }) => file))])
  built.stop()
  const seen = new Set(built.patterns().map(({ file, line }) => `${file}:${line}`))
  const refused = [...written.flatMap(({ patterns }) => patterns), ...built.patterns()].flatMap(judged)
  const isToGo = ({ pattern: { file, source } }: Refused) =>
    TO_GO.some((each) => each.file === file && each.pattern === source)
  return [
    ...refused.filter((each) => !isToGo(each)).map(({ told }) => told),
    ...TO_GO.filter(
      ({ file, pattern }) => !refused.some(({ pattern: found }) => found.file === file && found.source === pattern),
    ).map(
      ({ file, pattern }) =>
        `lint/linear/to-go.json: ${file} has no such pattern any more, or it is linear: ${pattern}`,
    ),
    ...sites
      .filter(({ file, line }) => !seen.has(`${file}:${line}`))
      .map(
        ({ file, line }) =>
          `${file}:${line}: a pattern that only a message builds; build it where the file or the knowledge is loaded`,
      ),
  ]
}

interface Refused {
  readonly pattern: Pattern
  readonly told: string
}

function judged(pattern: Pattern): Refused[] {
  const { readings, loops } = costOf(pattern)
  if (readings <= MOST_READINGS) return []
  const most = readings === Number.POSITIVE_INFINITY ? 'the more often the longer the text is' : `${readings} times`
  return [
    {
      pattern,
      told: `${pattern.file}:${pattern.line}: this pattern can read a letter ${most}, ${MOST_READINGS} times at most would be right; look at ${loops.join(' and ')}`,
    },
  ]
}
