import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that mock a module have a process each. */
const ALONE = ['test/cli/whole-file.test.ts']
/** Run by `npm run test:long`. */
const LONG = 'test/**/*.long.test.ts'

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    setupFiles: ['test/support/repeatable.ts'],
    projects: [
      {
        // Nothing here keeps state in module scope, so that one process reads the knowledge and builds the index for many files.
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...ALONE, LONG], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE, exclude: [LONG] } },
    ],
    // No test is right because it is quick: this only ends one that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary'] },
  },
})
