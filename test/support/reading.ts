// Drops that are read, and what readers see of them.

import { dayOf } from '../../shared/domain/calendar.ts'
import { customerId, type GenerationId } from '../../shared/domain/ids.ts'
import { countingReading } from '../../shared/domain/ledger/drop-state.ts'
import { reconcile } from '../../shared/flows/ingest/reconcile.ts'
import * as ledger from '../../shared/flows/ledger.ts'
import type { StoredSheet } from '../../shared/ports/sheets.ts'
import { GOLDEN } from './partners.ts'
import type { World } from './world.ts'

export async function reconcileAll({ ports }: World, keys: readonly string[]): Promise<void> {
  for (const key of keys) await reconcile(key, ports)
}

/** Uploads a file of golden and has it read. */
export async function upload(world: World, path: string, lines: readonly string[]): Promise<void> {
  world.put(`golden/${path}`, lines)
  await reconcileAll(world, [`golden/${path}`])
}

/** Deletes a file of golden and has that noticed. */
export async function remove(world: World, path: string): Promise<void> {
  world.drops.remove(`golden/${path}`)
  await reconcileAll(world, [`golden/${path}`])
}

type VisibleSheet = Pick<StoredSheet, 'key' | 'part' | 'sheet'>

/** Golden's sheets of committed generations, without the names of generations. */
export async function visibleSheets({ ports }: World): Promise<VisibleSheet[]> {
  const committed = new Set<GenerationId>()
  for await (const { record } of ledger.drops(GOLDEN, ports)) {
    const reading = countingReading(record.state)
    if (reading !== null) committed.add(reading.generation)
  }
  const { sheets, register } = ports
  const [from, to] = [dayOf('2026-01-01'), dayOf('2026-12-31')]
  const stored = await Array.fromAsync(sheets.support(GOLDEN, from, to))
  for await (const customer of register.list(GOLDEN)) {
    stored.push(...(await Array.fromAsync(sheets.entitlements(GOLDEN, customerId(customer), from, to))))
    stored.push(...(await Array.fromAsync(sheets.activity(GOLDEN, customerId(customer), from, to))))
  }
  return stored
    .filter(({ generation }) => committed.has(generation))
    .map(({ key, part, sheet }) => ({ key, part, sheet }))
    .sort((a, b) =>
      JSON.stringify([a.key, a.sheet, a.part]) < JSON.stringify([b.key, b.sheet, b.part]) ? -1 : 1,
    )
}
