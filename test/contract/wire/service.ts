// Where the wire suites find a service: the embedded one, or another that the environment names.

import { afterAll, beforeAll } from 'vitest'
import type { LoopbackServer } from '../../../infra/emulator/loopback.ts'
import { givenEndpoint, type TestedService } from '../endpoint.ts'

/** The endpoint, known from `beforeAll` on. Credentials and region come from the environment. null: the embedded one. */
export function serviceFor(
  name: TestedService | null,
  start: () => Promise<LoopbackServer>,
): { readonly endpoint: string } {
  const given = name === null ? null : givenEndpoint(name)
  let service: LoopbackServer | null = null
  beforeAll(async () => {
    if (given === null) service = await start()
  })
  afterAll(() => service?.close())
  return {
    get endpoint() {
      return given ?? service?.endpoint ?? ''
    },
  }
}
