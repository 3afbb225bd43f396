// One trial: a flow meets a fault at one of its calls, the queue redelivers, the schedules run, and readers look.

import { isUncertain } from '../../shared/domain/mail/message.ts'
import { type MessageRecord, messageIdOf, messagesOf } from '../../shared/domain/mail/message-record.ts'
import { suppressionsOf } from '../../shared/domain/mail/suppression.ts'
import { partners } from '../../shared/flows/ledger.ts'
import { loadAll } from '../../shared/flows/records.ts'
import { AS_OF } from '../convergence/drops.ts'
import { handle, type Message, type Pipeline, type SentMail } from '../convergence/pipeline.ts'
import { WEEK } from '../convergence/quiet.ts'
import { readersSee, type Seen } from '../convergence/readers.ts'
import type { Services } from '../support/world.ts'
import { drain, type Scenario } from './scenarios.ts'
import type { Level, Trap } from './trap.ts'

export interface Outcome {
  readonly seen: Seen
  readonly mails: readonly SentMail[]
  /** What arrived on the bus, each once, in order. */
  readonly announced: readonly string[]
  /** Ids of messages of which nobody knows whether they were sent. */
  readonly unknown: readonly string[]
  /** Messages that bounced, and addresses that get no more. */
  readonly bounced: readonly string[]
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
    const machine = trap.portsFor(pipeline)
    trap.arm()
    const failed = await handle(message, machine).then(
      () => false,
      () => true,
    )
    trap.disarm()
    if (trap.isImpossible()) return 'cannot happen'
    if (failed && message.kind !== 'plan' && message.kind !== 'sweep') waiting.push(message)
    // The machine that failed, with all it remembers, is the one that tries again.
    await drain(pipeline, waiting, machine)
    await trap.later()
    await passSchedules(scenario, pipeline, waiting)
    return {
      seen: await readersSee(pipeline.ports, measures(scenario) ? AS_OF : null),
      mails: await pipeline.mailbox(),
      announced: [...new Set(pipeline.announced().map((event) => JSON.stringify(event)))].sort(),
      unknown: await unknownMessages(pipeline.ports),
      bounced: await bounced(pipeline.ports),
    }
  } finally {
    await pipeline.close()
  }
}

/** The schedules at once and an hour later, when leases and waiting times are over. */
async function passSchedules({ felt }: Scenario, pipeline: Pipeline, waiting: Message[]): Promise<void> {
  for (const hours of [0, 1]) {
    pipeline.advance(hours * 3_600_001)
    for (const kind of felt === 'mail' ? (['sweep', 'plan'] as const) : (['sweep'] as const)) {
      await handle({ kind }, pipeline.ports)
      await drain(pipeline, waiting)
    }
  }
}

async function unknownMessages(ports: Services): Promise<string[]> {
  return (await digestMessages(ports)).filter(isUncertain).map(messageIdOf)
}

async function bounced(ports: Services): Promise<string[]> {
  const messages = await digestMessages(ports)
  const said = messages
    .filter(({ delivery }) => delivery === 'bounced')
    .map(({ recipient }) => `to ${recipient}`)
  for await (const partner of partners(ports)) {
    for await (const { value } of loadAll(suppressionsOf(partner), ports))
      said.push(`${value.recipient}: ${value.cause}`)
  }
  return said
}

async function digestMessages(ports: Services): Promise<MessageRecord[]> {
  const messages: MessageRecord[] = []
  for await (const partner of partners(ports)) {
    const group = messagesOf({ partner, kind: 'digest', period: WEEK })
    for await (const { value } of loadAll(group, ports)) messages.push(value)
  }
  return messages
}
