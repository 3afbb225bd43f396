// Where the wire suites find a service: the embedded one, or any other at UPTAKE_TEST_ENDPOINT.

import { afterAll, beforeAll } from 'vitest'
import type { Service } from '../../../infra/local/cloud/loopback.ts'

/** The endpoint, known from `beforeAll` on. Credentials and region come from the environment. */
export function serviceFor(start: () => Promise<Service>): { readonly endpoint: string } {
  const given = process.env.UPTAKE_TEST_ENDPOINT
  let service: Service | null = null
  beforeAll(async () => {
    if (given === undefined) service = await start()
  })
  afterAll(() => service?.close())
  return {
    get endpoint() {
      return given ?? service?.endpoint ?? ''
    },
  }
}
