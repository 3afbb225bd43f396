// How `npm run soak` runs: the same way as the tests, for as long as it takes, and talking.

import { defineConfig } from 'vitest/config'
import tests from './vitest.config.ts'

// Spread, not merged: vitest's merging would add to the tests that are included.
export default defineConfig({
  test: {
    ...tests.test,
    include: ['test/**/*.soak.ts'],
    reporters: ['verbose'],
    testTimeout: 0,
    hookTimeout: 0,
    disableConsoleIntercept: true,
  },
})
