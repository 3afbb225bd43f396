// One trial: a flow is caught at one of its calls, the queue redelivers, the schedules run, and readers look.

import { AS_OF } from '../convergence/drops.ts'
import { handle, type Message, type Pipeline, type SentMail } from '../convergence/pipeline.ts'
import { readersSee, type Seen } from '../convergence/readers.ts'
import { drain, type Scenario } from './scenarios.ts'
import type { Level, Trap } from './trap.ts'

export interface Outcome {
  readonly seen: Seen
  readonly mails: readonly SentMail[]
  /** Ids of claims of which nobody knows whether they were sent. */
  readonly unknown: readonly string[]
}

export async function tryOut(
  scenario: Scenario,
  trap: Trap,
  { measures }: Pick<Level, 'measures'>,
): Promise<Outcome | 'cannot happen'> {
  const pipeline = await trap.open()
  try {
    const waiting: Message[] = []
    const message = await scenario.prepare(pipeline, waiting)
    trap.arm()
    const failed = await handle(message, trap.portsFor(pipeline)).then(
      () => false,
      () => true,
    )
    trap.disarm()
    if (trap.isImpossible()) return 'cannot happen'
    if (failed && message.kind !== 'plan' && message.kind !== 'sweep') waiting.push(message)
    await drain(pipeline, waiting)
    await trap.later()
    await passSchedules(scenario, pipeline, waiting)
    return {
      seen: await readersSee(pipeline.ports, measures(scenario) ? AS_OF : null),
      mails: await pipeline.mailbox(),
      unknown: await unknownClaims(pipeline),
    }
  } finally {
    await pipeline.close()
  }
}

/** The schedules at once and an hour later, when leases and waiting times are over. */
async function passSchedules({ felt }: Scenario, pipeline: Pipeline, waiting: Message[]): Promise<void> {
  for (const hours of [0, 1]) {
    pipeline.pass(hours * 3_600_001)
    for (const kind of felt === 'mail' ? (['sweep', 'plan'] as const) : (['sweep'] as const)) {
      await handle({ kind }, pipeline.ports)
      await drain(pipeline, waiting)
    }
  }
}

async function unknownClaims({ ports }: Pipeline): Promise<string[]> {
  const ids: string[] = []
  for await (const partner of ports.ledger.partners()) {
    const digests = await Array.fromAsync(ports.sends.list(partner, 'digest', '2026-W47'))
    for (const { id, state } of digests) if (state === 'UNKNOWN' || state === 'UNCONFIRMED') ids.push(id)
  }
  return ids
}
