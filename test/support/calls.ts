// Steps between the calls of a worker: something else can happen before any call to a port, or the worker can
// die there. That is how disorder is made on purpose.

import { aroundCalls } from './fakes/around.ts'

/** Called before the n-th call (from 1) of the worker, whichever port it is to; a list is one call. */
export type BeforeCall = (call: number) => Promise<void> | void

/** The same ports, with a step before each call; plain values and synchronous functions pass through. */
export function stepped<Ports extends object>(ports: Ports, beforeCall: BeforeCall): Ports {
  let calls = 0
  return aroundCalls(ports, async ({ item, run }) => {
    if (item === null || item === 0) await beforeCall(++calls)
    return run()
  })
}

export async function countCalls<Ports extends object>(
  ports: Ports,
  work: (ports: Ports) => Promise<unknown>,
): Promise<number> {
  let calls = 0
  await work(
    stepped(ports, (call) => {
      calls = call
    }),
  )
  return calls
}

/** Thrown where a worker dies. */
export class Crash extends Error {
  override readonly name = 'Crash'
}
