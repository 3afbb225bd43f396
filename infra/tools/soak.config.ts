// The configuration of `npm run soak`: like the tests, without a time limit, and with output.

import { defineConfig } from 'vitest/config'
import tests from './vitest.config.ts'

// Spread, not merged: vitest's merging would add to the included tests.
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
