import { linearFaults } from './linear/check.ts'
import { sourcesIn } from './sources.ts'

/** What biome cannot know of this program: a line for each fault. With --shrink, the list of names still to go loses what is gone. */
const sources = sourcesIn('src')
const shrinks = process.argv.includes('--shrink')
const linear = shrinks ? [] : await linearFaults(sources)
// Not before: it loads files of the program, whose patterns are noted as they are built.
const { shrink, typedNameFaults } = await import('./typed-names/check.ts')
const { ownUtteranceFaults } = await import('./utterances/files.ts')
if (shrinks) shrink(sources)
else {
  const faults = [...linear, ...typedNameFaults(sources), ...ownUtteranceFaults()]
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  if (faults.length > 0) process.exit(1)
}
