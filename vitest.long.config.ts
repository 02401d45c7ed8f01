import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that take their size from test/support/size.ts: here they have all of it. */
const sized = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file}`)
  .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('support/size.ts'))

/** What `npm run test:long` runs: the tests that are long, and in full those that `npm test` runs at a tenth. */
export default defineConfig({
  test: {
    include: ['test/**/*.long.test.ts', ...sized],
    env: { WENCE_TEST_SIZE: 'full' },
    maxWorkers: availableParallelism(),
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
