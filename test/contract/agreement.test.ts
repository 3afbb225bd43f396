// The ledger in memory and the one over DynamoDB say the same, whatever is done to both.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoDropLedger } from '../../shared/adapters/dynamo/drop-ledger.ts'
import type { DropLedger } from '../../shared/ports.ts'
import { fakeDropLedger } from '../support/fakes/drop-ledger.ts'
import { address, commitment, garbage, generation, partner, pending } from './builders.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'

const RUNS = { numRuns: 10 }

describe('in memory and over DynamoDB', () => {
  let bench: DynamoBench

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())

  it('ledgers of drops agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(dropStep(), { minLength: 5, maxLength: 25 }), async (steps) => {
        const real = dynamoDropLedger(await bench.emptyTable())
        const fake = fakeDropLedger()
        for (const step of steps) expect(await step.run(real)).toEqual(await step.run(fake))
        expect(await Array.fromAsync(real.list(partner()))).toEqual(
          await Array.fromAsync(fake.list(partner())),
        )
        expect(await Array.fromAsync(real.partners())).toEqual(await Array.fromAsync(fake.partners()))
      }),
      RUNS,
    )
  })
})

interface Step<Run> {
  readonly run: Run
  /** What a counterexample shows. */
  readonly [fc.toStringMethod]: () => string
}

function step<Run>(words: string, run: Run): Step<Run> {
  return { run, [fc.toStringMethod]: () => words }
}

function dropStep(): fc.Arbitrary<Step<(ledger: DropLedger) => Promise<unknown>>> {
  const drop = fc
    .constantFrom('a.csv', 'b.csv')
    .map((file) => address(`northwind/activity/2026-11-20/${file}`))
  const id = fc.constantFrom('g1', 'g2', 'g3')
  const atMs = fc.integer({ min: 1, max: 3 })
  const revision = fc.integer({ min: 0, max: 3 })
  const operation = fc.constantFrom('notePending', 'commit', 'refuse', 'abandon', 'told', 'forget')
  return fc.record({ operation, drop, id, atMs, revision }).map((chosen) =>
    step(
      `${chosen.operation} ${chosen.drop.file} ${chosen.id} ${chosen.atMs} ${chosen.revision}`,
      async (ledger) => {
        const answer = await dropOperation(ledger, chosen)
        return [answer, await ledger.get(chosen.drop)]
      },
    ),
  )
}

interface DropChoice {
  readonly operation: string
  readonly drop: ReturnType<typeof address>
  readonly id: string
  readonly atMs: number
  readonly revision: number
}

async function dropOperation(ledger: DropLedger, { operation, drop, id, atMs, revision }: DropChoice) {
  switch (operation) {
    case 'notePending':
      // One generation is one reading, begun at one time.
      return ledger.notePending(drop, pending(id))
    case 'commit':
      return ledger.commit(drop, revision, commitment({ generation: generation(id) }), atMs)
    case 'refuse':
      return ledger.commit(drop, revision, commitment({ generation: null, status: 'refused' }), atMs)
    case 'abandon':
      return ledger.abandon(drop, pending(id), atMs)
    case 'told':
      return ledger.told(drop, revision, atMs)
    default:
      return ledger.forget(drop, [garbage(id, atMs)])
  }
}
