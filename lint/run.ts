import { linearFaults } from './linear/check.ts'
import { sourcesIn } from './sources.ts'

/** What biome cannot know of this program: a line for each fault. */
const faults = await linearFaults(sourcesIn('src'))
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length > 0) process.exit(1)
