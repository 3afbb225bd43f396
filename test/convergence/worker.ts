// A worker that advances only on demand: every call to a port waits for its turn. So any interleaving of
// workers can be produced on purpose, and reproduced.

import { aroundCalls, type PortCall } from '../support/fakes/around.ts'

export interface Worker {
  /** True: it has ended, well or not. */
  isDone(): boolean
  /** What it threw; null: nothing, or it has not ended. */
  failure(): unknown
  /** Makes one of the calls that wait; `pick` chooses among them. */
  step(pick: number): Promise<void>
  /** Goes on until a call waits that begins like this (`reports.put receipts/`); `past`: and makes it. */
  reach(call: string, past: boolean): Promise<void>
  finish(): Promise<void>
  /** Never moves again. The call whose turn it was may still have taken place, but nobody hears of it. */
  kill(lastCall: 'lost' | 'made'): Promise<void>
}

interface Turn {
  readonly call: string
  take(): Promise<void>
  /** Makes the call for nobody. */
  waste(): Promise<void>
}

export async function startWorker<Ports extends object>(
  ports: Ports,
  work: (ports: Ports) => Promise<void>,
): Promise<Worker> {
  const turns: Turn[] = []
  let state: 'working' | 'done' | 'killed' = 'working'
  let thrown: unknown = null
  let wake = () => {}

  function around(call: PortCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (state === 'killed') return
      turns.push({
        call: `${call.name} ${placeIn(call)}`,
        take: () => call.run().then(resolve, reject),
        waste: () => call.run().then(ignore, ignore),
      })
      wake()
    })
  }

  /** Resolves when the worker waits for a turn again, or has ended. */
  async function settle(): Promise<void> {
    while (turns.length === 0 && state === 'working') {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    // What it does beside the call that woke us comes to wait as well.
    await new Promise(setImmediate)
  }

  void work(aroundCalls(ports, around))
    .catch((error: unknown) => {
      thrown = error
    })
    .finally(() => {
      if (state === 'working') state = 'done'
      wake()
    })
  await settle()

  const worker: Worker = {
    isDone: () => state !== 'working',
    failure: () => thrown,
    async step(pick) {
      if (state !== 'working') return
      const [turn] = turns.splice(pick % Math.max(turns.length, 1), 1)
      await turn?.take()
      await settle()
    },
    async reach(call, past) {
      const waiting = () => turns.findIndex((turn) => turn.call.startsWith(call))
      while (state === 'working' && waiting() < 0) await worker.step(0)
      if (past) await worker.step(Math.max(waiting(), 0))
    },
    async finish() {
      while (state === 'working') await worker.step(0)
    },
    async kill(lastCall) {
      const [turn] = turns.splice(0)
      state = 'killed'
      if (lastCall === 'made') await turn?.waste()
    },
  }
  return worker
}

/** The key of an object, or the name of a record; '' where there is none. */
function placeIn({ args: [first] }: PortCall): string {
  if (typeof first === 'string') return first
  return typeof first === 'object' && first !== null && 'name' in first ? String(first.name) : ''
}

function ignore(): void {}
