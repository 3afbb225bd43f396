// Forgets a partner, or somebody in its data, in every store. Each step deletes what leads to nothing else first, and
// looks at what there is: after a break, or once files are corrected, the same again finishes it.

import type { ErasureScope, Trace } from '../../domain/erasure/scope.ts'
import { forgetDrops } from './drops.ts'
import { forgetMetrics, forgetRegistered } from './figures.ts'
import { forgetFileRecords, forgetRecords } from './ledger-records.ts'
import type { ForgetPorts } from './ports.ts'
import { forgetObjects, objectsToDelete } from './published.ts'
import { namedInSettings } from './settings.ts'
import { forgetGarbage, forgetSheets } from './sheets.ts'
import { subjectOf } from './subject.ts'

/** `deletes` false: only tells what would be deleted. */
export async function* forget(
  scope: ErasureScope,
  deletes: boolean,
  ports: ForgetPorts,
): AsyncGenerator<Trace> {
  const subject = subjectOf(scope, deletes)
  const named = await Array.fromAsync(namedInSettings(subject, ports))
  yield* named
  // They would be read, measured and mailed again meanwhile.
  if (deletes && named.length > 0) return
  /** The keys of files that stay though they may hold something. */
  const left = new Set<string>()
  yield* forgetDrops(subject, left, ports)
  const waits = await Array.fromAsync(forgetGarbage(subject, ports))
  yield* waits
  const hasSheets = yield* forgetSheets(subject, left, ports)
  yield* forgetMetrics(subject, ports)
  if (waits.length === 0 && !hasSheets) yield* forgetRegistered(subject, ports)
  const toDelete = await objectsToDelete(subject, left, ports)
  yield* forgetRecords(subject, new Set(toDelete.map(({ key }) => key)), ports)
  yield* forgetObjects(toDelete, subject, ports)
  if (waits.length === 0) yield* forgetFileRecords(subject, ports)
}
