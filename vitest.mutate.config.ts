import { defineConfig } from 'vitest/config'

/** Mutation tests ask what the tests of the mutated rooms themselves notice; everything else imports these rooms too. */
export default defineConfig({
  test: { include: ['test/eligibility/**/*.test.ts', 'test/quantity/**/*.test.ts'] },
})
