// Measured days and the register. The days of a partner go together, since each sums up all customers; what still counts
// is measured again.

import type { Trace } from '../../domain/erasure/scope.ts'
import type { ForgetPorts } from './ports.ts'
import type { Subject } from './subject.ts'

export async function* forgetMetrics(subject: Subject, ports: ForgetPorts): AsyncGenerator<Trace> {
  const { partner, mention, deletes } = subject
  let count = 0
  let isNamed = mention === null
  for await (const point of ports.metrics.points(partner)) {
    count++
    isNamed ||= mention?.in(JSON.stringify(point)) === true
  }
  if (count > 0 && isNamed) yield { store: 'metrics', name: partner, action: 'delete', count }
  // What a broken put or clear has left is no point.
  if (isNamed && deletes) await ports.metrics.clear(partner)
}

/** Only when no sheets are left: the register leads to them. */
export async function* forgetRegistered(subject: Subject, ports: ForgetPorts): AsyncGenerator<Trace> {
  const { partner, person, deletes } = subject
  if (person !== null && person.kind !== 'customer') return
  const listed = await Array.fromAsync(ports.register.list(partner))
  const toDelete = listed.filter((customer) => person === null || customer === person.id)
  if (toDelete.length === 0) return
  yield { store: 'register', name: partner, action: 'delete', count: toDelete.length }
  if (deletes) await ports.register.remove(partner, toDelete)
}
