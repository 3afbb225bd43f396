// What can go wrong with one call to a port, as the port reports it: most throw, SES answers, and conditions that
// do not hold are values.

import { Transient } from '../../shared/domain/errors.ts'
import type { SendOutcome } from '../../shared/domain/mail/message.ts'
import type { PortCall } from '../support/fakes/around.ts'

/** A port reports a time-out without effect as it does an error before it. */
export const PORT_FAULTS = [
  'error before',
  'error after',
  'time-out, late effect',
  'throttled',
  'conflict',
] as const
export type PortFault = (typeof PORT_FAULTS)[number]

export interface Fault {
  /** What the worker gets in place of an answer. */
  answer(): Promise<unknown>
  /** What still happens when the worker has long given up. */
  later(): Promise<void>
}

/** null: that cannot happen to such a call, or is no other fault than one before its effect. */
export function faultAt(call: PortCall, kind: PortFault): Fault | null {
  if (isReading(call) && (kind === 'error after' || kind === 'time-out, late effect')) return null
  switch (kind) {
    case 'error before':
      return fault(call, 'never', failed(call, kind))
    case 'error after':
      return fault(call, 'at once', failed(call, kind))
    case 'time-out, late effect':
      return fault(call, 'late', failed(call, kind))
    case 'throttled':
      // Elsewhere it is an error before the effect, like any other.
      return call.name === 'mailer.send' ? fault(call, 'never', outcome(THROTTLED)) : null
    case 'conflict': {
      const lost = lostCondition(call)
      return lost === undefined ? null : fault(call, 'never', lost)
    }
  }
}

/** It has no effect. */
function isReading({ name, item }: PortCall): boolean {
  return item !== null || READS.test(name)
}

const READS = /\.(get|head|read|etag|measuredFrom)$/

/** A value to be answered, or an error to be thrown. */
type Answer = { readonly value: unknown } | { readonly thrown: Error }

function fault(call: PortCall, effect: 'never' | 'at once' | 'late', answer: Answer): Fault {
  return {
    async answer() {
      if (effect === 'at once') await call.run()
      if ('thrown' in answer) throw answer.thrown
      return answer.value
    },
    async later() {
      // What was asked for may no longer be possible: the service refuses it, and nobody hears of it.
      if (effect === 'late') await call.run().catch(() => undefined)
    },
  }
}

function failed({ name }: PortCall, kind: PortFault): Answer {
  if (name === 'mailer.send') return outcome({ kind: 'unknown', reason: kind })
  return { thrown: new Transient(`${name}: ${kind}`) }
}

const THROTTLED: SendOutcome = { kind: 'not-sent', reason: 'Throttling', waitMs: 60_000 }

function outcome(value: SendOutcome): Answer {
  return { value }
}

/** What the port says when its condition does not hold; undefined: the call has no condition. */
function lostCondition({ name, args }: PortCall): Answer | undefined {
  switch (name) {
    case 'records.put':
      return { value: null }
    case 'reports.put':
      return args[3] === undefined ? undefined : { value: null }
    case 'reports.copy':
      return args[2] === undefined ? undefined : { value: 'changed' }
    case 'reports.delete':
      return args[1] === undefined ? undefined : { value: false }
    case 'metrics.put':
      return { thrown: new Transient('measured from other inputs at the same time') }
    default:
      return undefined
  }
}
