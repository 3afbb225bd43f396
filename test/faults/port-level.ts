// Faults at the calls to ports: an adapter that has given up.

import { memoryPipeline } from '../convergence/memory-pipeline.ts'
import { START_MS } from '../convergence/quiet.ts'
import { aroundCalls, type PortCall } from '../support/fakes/around.ts'
import { type Fault, faultAt, PORT_FAULTS, type PortFault } from './port-faults.ts'
import type { Catch, Level, Trap } from './trap.ts'

export const portLevel: Level = { kinds: PORT_FAULTS, trap: portTrap, measures: () => true }

function portTrap(caught: Catch | null): Trap {
  const calls: string[] = []
  let sprung: Fault | null = null
  let impossible = false
  let armed = false

  function around(call: PortCall): Promise<unknown> {
    if (!armed || !isCounted(call)) return call.run()
    calls.push(call.name)
    if (calls.length !== caught?.call) return call.run()
    sprung = faultAt(call, caught.kind as PortFault)
    impossible = sprung === null
    return sprung === null ? call.run() : sprung.answer()
  }

  return {
    open: async () => memoryPipeline(START_MS),
    portsFor: ({ ports }) => aroundCalls(ports, around),
    arm() {
      armed = true
    },
    disarm() {
      armed = false
    },
    calls: () => calls,
    isImpossible: () => impossible,
    later: async () => sprung?.later(),
  }
}

/** The items of a list come with its call; a body can break off anywhere. */
function isCounted({ name, item }: PortCall): boolean {
  return item === null || item === 0 || name.endsWith(' body')
}
