// Deletes what generations stored that nobody can read any more: garbage and abandoned readings.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { CustomerId } from '../../domain/ids.ts'
import type { SheetPlace, Unsettled } from '../../ports.ts'
import { manifestKey, stagedRejectsKey } from './generation-keys.ts'
import type { IngestPorts } from './ports.ts'

type ForgetPorts = Pick<IngestPorts, 'ledger' | 'sheets' | 'register' | 'reports'>

/** Takes the generations off the record only after everything of theirs is gone: a crash repeats, nothing leaks. */
export async function forget(
  address: DropAddress,
  generations: readonly Unsettled[],
  ports: ForgetPorts,
): Promise<void> {
  if (generations.length === 0) return
  const record = await ports.ledger.get(address)
  for (const { generation } of generations) {
    const place: SheetPlace = { address, generation }
    await ports.sheets.remove(place, await customersOf(place, ports))
    const staged = stagedRejectsKey(place)
    // A refused drop's rejects outlive its sheets: its receipt may have to be told again.
    if (record?.commitment?.stagedRejectsKey !== staged) await ports.reports.delete(staged)
    await ports.reports.delete(manifestKey(place))
  }
  await ports.ledger.forget(address, generations)
}

/** A reading that stopped before its manifest may have written a sheet of any registered customer. */
async function customersOf({ address, generation }: SheetPlace, ports: ForgetPorts): Promise<CustomerId[]> {
  const manifest = await ports.reports.get(manifestKey({ address, generation }))
  if (manifest === null) return Array.fromAsync(ports.register.list(address.partner))
  return JSON.parse(Buffer.from(manifest.body).toString('utf8')).customers
}
