// Which services the suites use: the embedded ones, or others that the environment names. There, every bucket and
// table has a fresh name and is deleted at the end.

import { randomUUID } from 'node:crypto'
import { describe } from 'vitest'

export type TestedService = 'S3' | 'DYNAMODB' | 'SES'

/** Of that service; null: the embedded one. */
export function givenEndpoint(service: TestedService): string | null {
  return process.env[`UPTAKE_TEST_ENDPOINT_${service}`] || process.env.UPTAKE_TEST_ENDPOINT || null
}

/** Valid for buckets and tables. */
export function freshName(): string {
  return `uptake-test-${randomUUID()}`
}

/** A sender and a recipient that the tested SES accepts. */
export const SENDER = process.env.UPTAKE_TEST_SENDER || 'digest@uptake.example'
export const RECIPIENT = process.env.UPTAKE_TEST_RECIPIENT || 'success@simulator.amazonses.com'

/** A suite that needs the embedded service. If another one is tested, it is skipped, and one line says why. */
export function describeEmbedded(service: TestedService, why: string, name: string, suite: () => void): void {
  const isAttached = givenEndpoint(service) !== null
  if (isAttached) process.stderr.write(`Skipped at ${givenEndpoint(service)}: ${name} (${why}).\n`)
  describe.skipIf(isAttached)(name, suite)
}
