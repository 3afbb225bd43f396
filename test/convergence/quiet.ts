// Quiet: nothing changes any more, and the schedules do what they do on any day. Then everything must be done.

import { settingsSource } from '../../shared/adapters/settings-source.ts'
import { digestPlace } from '../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { ledgerEntries } from '../support/ledger.ts'
import { recordAt } from '../support/records.ts'
import type { Services } from '../support/world.ts'
import { AS_OF, bytesOf } from './drops.ts'
import { type Machine, startMachine } from './machine.ts'
import { memoryPipeline } from './memory-pipeline.ts'
import { partnersJson } from './partners.ts'

/** Monday, after the digests of the week are due in both zones. */
export const START_MS = Date.UTC(2026, 10, 23, 7, 30)

/** Of AS_OF. */
export const WEEK = '2026-W47'

const HOUR_MS = 3_600_000

/** Everybody comes to an end, all that waits is handled, and partners upload again what is stopped, as they are told to. */
export async function fallQuiet(machine: Machine): Promise<void> {
  await machine.quieten()
  await machine.drain()
  const stopped = (await ledgerEntries(machine.pipeline.ports)).filter(
    ({ record }) => record.state?.status === 'stopped',
  )
  for (const { address } of stopped) {
    const content = machine.objects().get(address.key)
    if (content !== undefined) await machine.act({ do: 'put', key: address.key, content })
  }
  await machine.drain()
}

/** Partners whose week is not published yet: their digest is made of nothing but what the bucket holds now. */
export async function withoutDigest({ pipeline: { ports } }: Machine): Promise<PartnerId[]> {
  const partners: PartnerId[] = []
  for (const id of await partnersIn(ports)) {
    if ((await recordAt(digestPlace(id, WEEK), ports))?.state !== 'published') partners.push(id)
  }
  return partners
}

/** Sweeps until nothing is left over, then plans through more than a day, until every message is settled. */
export async function passQuietDay(machine: Machine): Promise<void> {
  const { pipeline } = machine
  for (const afterMs of [0, HOUR_MS + 1, HOUR_MS + 1]) {
    pipeline.advance(afterMs)
    await machine.act({ do: 'tick', of: 'sweep' })
    await fallQuiet(machine)
  }
  for (let hours = 0; hours <= 28; hours += 4) {
    await machine.act({ do: 'tick', of: 'plan' })
    await fallQuiet(machine)
    pipeline.advance(4 * HOUR_MS)
  }
  await publishAgain(machine)
}

/** A machine that saw nothing but what the bucket holds now. */
export async function freshRebuild(seen: Machine): Promise<Machine> {
  const machine = await startMachine(memoryPipeline(seen.pipeline.ports.clock()))
  await machine.pipeline.putSettings(partnersJson(seen.partners()))
  for (const [key, content] of seen.objects()) await machine.pipeline.put(key, bytesOf(content))
  await machine.drain()
  await publishAgain(machine)
  return machine
}

export async function partnersIn(ports: Services): Promise<PartnerId[]> {
  return [...(await settingsSource(ports.settingsBucket, () => undefined)()).keys()]
}

/** The report files of the day, from what is known now. */
async function publishAgain(machine: Machine): Promise<void> {
  const { ports } = machine.pipeline
  // Long past due: nothing is waited for.
  const dueAtMs = ports.clock() - 24 * HOUR_MS
  for (const id of await partnersIn(ports)) {
    await ports.jobs.send([{ kind: 'publish', partner: id, asOf: AS_OF, dueAtMs }])
  }
  await machine.drain()
}
