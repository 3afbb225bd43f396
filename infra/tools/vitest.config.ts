// The configuration of the tests: separate processes, an unusual time zone, and no access to a real cloud.

import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Only suites with explicit endpoints may call them, with their credentials. */
const isAttached = Object.keys(process.env).some((name) => name.startsWith('UPTAKE_TEST_ENDPOINT'))
const given = (name: string, otherwise: string) => (isAttached ? process.env[name] : null) || otherwise

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    reporters: [fileURLToPath(new URL('total-reporter.ts', import.meta.url))],
    pool: 'forks',
    // By default one core stays idle, half of a small machine.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: {
      // Off the hour and ahead of UTC: code that uses the machine's time zone fails.
      TZ: 'Pacific/Chatham',
      // Programs that tests start compile the same files again and again.
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
      AWS_REGION: given('AWS_REGION', 'eu-west-1'),
      AWS_ACCESS_KEY_ID: given('AWS_ACCESS_KEY_ID', 'test'),
      AWS_SECRET_ACCESS_KEY: given('AWS_SECRET_ACCESS_KEY', 'test'),
      AWS_EC2_METADATA_DISABLED: 'true',
      // Nothing listens there: a client without an endpoint fails at once.
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    },
  },
})
