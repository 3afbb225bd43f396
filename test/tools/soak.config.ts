// How `npm run soak` runs: the same way as the tests, for as long as it takes, and talking.

import { mergeConfig } from 'vitest/config'
import tests from './vitest.config.ts'

export default mergeConfig(tests, {
  test: {
    include: ['test/soak/*.soak.ts'],
    reporters: ['verbose'],
    testTimeout: 0,
    hookTimeout: 0,
    disableConsoleIntercept: true,
  },
})
