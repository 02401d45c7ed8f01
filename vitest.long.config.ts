import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that take their size from test/support/size.ts: here they have all of it. */
const sized = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file}`)
  .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('support/size.ts'))

/** The longest begin first, so that none is left to run alone at the end. */
const LONGEST = ['test/attacks/', 'test/desk/fuzz', '.long.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => LONGEST.findIndex((name) => moduleId.includes(name)) >>> 0
    return files.sort((a, b) => rank(a) - rank(b))
  }
}

/** What `npm run test:long` runs: the tests that are long, and in full those that `npm test` runs at a tenth. */
export default defineConfig({
  test: {
    include: ['test/**/*.long.test.ts', ...sized],
    env: { WENCE_TEST_SIZE: 'full' },
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/support/repeatable.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
})
