// Reconciles the keys of a job side by side. What happens to one must not happen to the others: a key that fails gets
// a job of its own, and so does each key of a job whose worker ended before it.

import type { ReconcileJob } from '../../ports/jobs.ts'
import type { IngestPorts } from './ports.ts'
import { type Answered, reconcile } from './reconcile.ts'

/**
 * The keys whose receipts were written. `isFirstTry`: the message was never received before. Throws the error of a
 * job that has only one key.
 */
export async function reconcileJob(
  { keys }: ReconcileJob,
  isFirstTry: boolean,
  ports: IngestPorts,
): Promise<Answered[]> {
  const [only, ...more] = keys
  if (only !== undefined && more.length === 0) return written([await reconcile(only, ports)])
  if (!isFirstTry) {
    await sendAlone(keys, ports)
    return []
  }
  const ended = await Promise.allSettled(keys.map((key) => reconcile(key, ports)))
  const failed = keys.filter((_, n) => ended[n]?.status === 'rejected')
  if (failed.length > 0) await sendAlone(failed, ports)
  return written(ended.map((each) => (each.status === 'fulfilled' ? each.value : null)))
}

function sendAlone(keys: readonly string[], { jobs }: Pick<IngestPorts, 'jobs'>): Promise<void> {
  return jobs.send(keys.map((key) => ({ kind: 'reconcile', keys: [key] })))
}

function written(ended: readonly (Answered | null)[]): Answered[] {
  return ended.filter((each) => each !== null)
}
