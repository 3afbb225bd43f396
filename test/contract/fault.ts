// What goes wrong with a call to an embedded service.

import type { Fault } from '../../infra/emulator/loopback.ts'

/** The effect takes place, and nobody hears of it. */
export const LOST_ANSWER = fault('after', 'reset')

export function fault(when: Fault['when'], answer: Fault['answer']): Fault {
  return { when, answer }
}

/** An answer of a JSON service in place of the true one. */
export function jsonAnswer(when: Fault['when'], status: number, body: object): Fault {
  const headers = { 'content-type': 'application/x-amz-json-1.0' }
  return fault(when, { status, headers, body: JSON.stringify(body) })
}
