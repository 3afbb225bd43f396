// One run of the proof: actions, a quiet day, and the comparison.

import fc from 'fast-check'
import type { Action } from './actions.ts'
import { expectConverged, expectTold } from './expectations.ts'
import { startMachine } from './machine.ts'
import type { Pipeline } from './pipeline.ts'
import { fallQuiet, passQuietDay, withoutDigest } from './quiet.ts'
import { sequences } from './sequences.ts'

/** Long enough for a few keys to meet several workers, short enough to be read when it fails. */
const MOST_SCENES = 30

/** Throws fast-check's report, with the seed and the shortest sequence that it found. */
export async function expectConvergence(
  open: () => Promise<Pipeline>,
  runs: fc.Parameters<[Action[]]>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sequences(MOST_SCENES), async (sequence) => {
      const pipeline = await open()
      try {
        const machine = await startMachine(pipeline)
        for (const action of sequence) await machine.act(action)
        await fallQuiet(machine)
        if (machine.isUnharmed()) await expectTold(machine)
        const unpublished = await withoutDigest(machine)
        await passQuietDay(machine)
        await expectConverged(machine, unpublished)
      } finally {
        await pipeline.close()
      }
    }),
    runs,
  )
}
