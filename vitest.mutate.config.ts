import { defineConfig } from 'vitest/config'

/**
 * Mutation tests ask what the tests of the mutated rooms themselves notice; everything else imports these rooms too.
 * Code with all its mutants in it is several times slower, so the tables read at once get more time.
 */
export default defineConfig({
  test: { include: ['test/eligibility/**/*.test.ts', 'test/quantity/**/*.test.ts'], testTimeout: 60_000 },
})
