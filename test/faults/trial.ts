// One trial: a flow is caught at one of its calls, the queue redelivers, the schedules run, and readers look.

import { AS_OF } from '../convergence/drops.ts'
import { handle, type Message, type Pipeline, type SentMail } from '../convergence/pipeline.ts'
import { readersSee, type Seen } from '../convergence/readers.ts'
import { aroundCalls, type PortCall } from '../fakes/around.ts'
import { type Fault, faultAt, type Kind } from './kinds.ts'
import { drain, type Scenario } from './scenarios.ts'

export interface Outcome {
  readonly seen: Seen
  readonly mails: readonly SentMail[]
  /** Ids of claims of which nobody knows whether they were sent. */
  readonly unknown: readonly string[]
}

/** What is caught: the n-th call, from 1. */
export interface Catch {
  readonly call: number
  readonly kind: Kind
}

/** null: nothing is caught. */
export async function tryOut(
  scenario: Scenario,
  pipeline: Pipeline,
  caught: Catch | null,
): Promise<Outcome | 'cannot happen'> {
  const waiting: Message[] = []
  const message = await scenario.prepare(pipeline, waiting)
  const trap = caught === null ? null : setTrap(caught)
  const ports = trap === null ? pipeline.ports : aroundCalls(pipeline.ports, trap.around)
  const failed = await handle(message, ports).then(
    () => false,
    () => true,
  )
  if (trap?.isImpossible() === true) return 'cannot happen'
  if (failed && message.kind !== 'plan' && message.kind !== 'sweep') waiting.push(message)
  await drain(pipeline, waiting)
  await trap?.fault()?.later()
  await passSchedules(pipeline, waiting)
  return {
    seen: await readersSee(pipeline.ports, AS_OF),
    mails: await pipeline.mailbox(),
    unknown: await unknownClaims(pipeline),
  }
}

/** Names of the calls that the flow makes, in order. */
export async function callsOf(scenario: Scenario, pipeline: Pipeline): Promise<string[]> {
  const message = await scenario.prepare(pipeline, [])
  const calls: string[] = []
  const around = (call: PortCall) => {
    if (isCounted(call)) calls.push(call.name)
    return call.run()
  }
  await handle(message, aroundCalls(pipeline.ports, around))
  return calls
}

/** The items of a list come with its call; a body can break off anywhere. */
function isCounted({ name, item }: PortCall): boolean {
  return item === null || item === 0 || name.endsWith(' body')
}

interface Trap {
  around(call: PortCall): Promise<unknown>
  /** What sprang; null: nothing did. */
  fault(): Fault | null
  isImpossible(): boolean
}

function setTrap({ call: nth, kind }: Catch): Trap {
  let calls = 0
  let sprung: Fault | null = null
  let impossible = false
  return {
    around(call) {
      if (!isCounted(call) || ++calls !== nth) return call.run()
      sprung = faultAt(call, kind)
      impossible = sprung === null
      return sprung === null ? call.run() : sprung.answer()
    },
    fault: () => sprung,
    isImpossible: () => impossible,
  }
}

/** What the clock does within a day and a bit: sweeps, and plans until every message is settled. */
async function passSchedules(pipeline: Pipeline, waiting: Message[]): Promise<void> {
  for (const hours of [0, 1, 25]) {
    pipeline.pass(hours * 3_600_001)
    for (const kind of ['sweep', 'plan'] as const) {
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
