// The one thing to do next about a flagged customer, from its first open flag in the order of the mail.

import * as z from 'zod/mini'
import type { Flag } from '../flags/flag.ts'
import { byMailOrder } from '../flags/order.ts'
import type { Immutable } from '../immutable.ts'
import { sumFigures } from '../metrics/figures.ts'
import type { CustomerPoint } from '../metrics/point.ts'
import type { MeasuredCustomer } from './measured-customer.ts'
import { type WeakProduct, type WeakWorkload, weakProductSchema, weakWorkloadSchema } from './weak-spot.ts'

export const nextStepSchema = z.discriminatedUnion('kind', [
  /** People ask much and use little: a training course answers both. */
  z.object({ kind: z.literal('train'), calls: z.number(), workload: z.nullable(weakWorkloadSchema) }),
  /** Show what a workload is good for. */
  z.object({ kind: z.literal('introduce'), ...weakWorkloadSchema.shape }),
  /** Find out whom the unused seats were meant for. */
  z.object({ kind: z.literal('activate'), ...weakProductSchema.shape }),
  z.object({ kind: z.literal('assign'), seats: z.number() }),
  /** More seats than a week ago, which are not in use yet. */
  z.object({ kind: z.literal('roll_out') }),
  /** Ask what changed. */
  z.object({ kind: z.literal('ask') }),
  z.object({ kind: z.literal('answer'), calls: z.number() }),
  /** Say in the settings what a name stands for, or upload the licences. */
  z.object({ kind: z.literal('match_names') }),
  z.object({ kind: z.literal('upload') }),
  z.object({ kind: z.literal('renew'), seats: z.number() }),
  z.object({ kind: z.literal('convert_trials'), seats: z.number() }),
  z.object({ kind: z.literal('license'), seats: z.number() }),
  /** More than was sold is in use because people changed: nothing to sell. */
  z.object({ kind: z.literal('check_leavers'), seats: z.number() }),
  /** It gets better by itself: keep at it. */
  z.object({ kind: z.literal('keep_going') }),
])
export type NextStep = Immutable<z.output<typeof nextStepSchema>>

export interface Weak {
  readonly product: WeakProduct | null
  readonly workload: WeakWorkload | null
}

/** `told`: its flags that are not snoozed. null: none of them is open, or none that is a problem. */
export function nextStep(measured: MeasuredCustomer, told: readonly Flag[], weak: Weak): NextStep | null {
  const open = told.filter(({ rule, state }) => rule !== 'expansion' && state !== 'cleared')
  const sold = 0
  const place = (flag: Flag) => ({ ...flag, customer: measured.point.customer, sold })
  const [first] = open.toSorted((a, b) => byMailOrder(place(a), place(b)))
  if (first === undefined) return null
  return first.state === 'improving' ? { kind: 'keep_going' } : stepFor(first, measured, weak)
}

function stepFor({ rule }: Flag, { point, calls28d, delta }: MeasuredCustomer, weak: Weak): NextStep | null {
  const calls = calls28d ?? 0
  switch (rule) {
    case 'at_risk':
      return { kind: 'train', calls, workload: weak.workload }
    case 'low_usage':
      return toUse(weak)
    case 'declining':
      return delta.comparable && delta.seats < delta.activity ? { kind: 'roll_out' } : { kind: 'ask' }
    case 'high_support':
      return { kind: 'answer', calls }
    case 'low_deployment':
      return toAssign(point)
    case 'unmatched_products':
      return { kind: 'match_names' }
    case 'stale_data':
      return { kind: 'upload' }
    case 'over_100':
      return beyondSold(point)
    case 'expansion':
      return null
  }
}

function toUse({ product, workload }: Weak): NextStep {
  if (workload !== null) return { kind: 'introduce', ...workload }
  return product === null ? { kind: 'ask' } : { kind: 'activate', ...product }
}

function toAssign({ products }: CustomerPoint): NextStep {
  const { sold, assigned } = sumFigures(products)
  return { kind: 'assign', seats: Math.max(0, sold - (assigned ?? 0)) }
}

/** By the largest class of what was not sold. */
function beyondSold({ products }: CustomerPoint): NextStep {
  const { transferred, inactiveSubscription, trial, yammer, unlicensed } = sumFigures(products)
  const steps: NextStep[] = [
    { kind: 'renew', seats: inactiveSubscription },
    { kind: 'convert_trials', seats: trial },
    { kind: 'license', seats: unlicensed + yammer },
    { kind: 'check_leavers', seats: transferred },
  ]
  const seatsOf = (step: NextStep) => ('seats' in step ? step.seats : 0)
  return steps.reduce((most, step) => (seatsOf(step) > seatsOf(most) ? step : most))
}
