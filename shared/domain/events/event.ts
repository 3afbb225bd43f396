// What a published digest tells other programs: that it is there, and each flag that is new or cleared. No names, no
// users, no addresses: whoever needs them has the customer's id.

import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { Digest, DigestFlag } from '../digest/digest.ts'
import { flagSchema } from '../flags/flag.ts'
import type { Immutable } from '../immutable.ts'

/** What EventBridge calls `source`. */
export const EVENT_SOURCE = 'uptake'

/** What EventBridge calls `detail-type`. */
export const EVENT_TYPES = ['Digest published', 'Flag new', 'Flag cleared'] as const
export type EventType = (typeof EVENT_TYPES)[number]

const head = {
  schema: z.literal(1),
  /** The same for the same event, however often it arrives. */
  id: z.string(),
  partner: z.string(),
  /** ISO. */
  week: z.string(),
  asOf: z.string(),
}

export const digestPublishedSchema = z.object({
  ...head,
  customers: z.number(),
  /** Open flags, and those that are new or cleared. */
  flags: z.object({ open: z.number(), new: z.number(), cleared: z.number() }),
})

export const flagChangedSchema = z.object({
  ...head,
  customerId: z.string(),
  ...z.pick(flagSchema, { rule: true, severity: true, figures: true, thresholds: true }).shape,
  state: z.enum(['new', 'cleared']),
  /** Somebody asked not to be told of it. */
  snoozed: z.boolean(),
})

export type EventDetail = Immutable<
  z.output<typeof digestPublishedSchema> | z.output<typeof flagChangedSchema>
>

export interface DomainEvent {
  readonly type: EventType
  readonly detail: EventDetail
}

/** `digest`: of the whole portfolio. The flags stand in the order of the mail, after the digest itself. */
export function eventsOf(digest: Digest): DomainEvent[] {
  const { week, asOf, partner, flags, portfolio } = digest
  const about = { schema: 1, partner: partner.id, week, asOf } as const
  const count = (state: DigestFlag['state']) => flags.filter((flag) => flag.state === state).length
  const cleared = count('cleared')
  const published: DomainEvent = {
    type: 'Digest published',
    detail: {
      ...about,
      id: idOf([partner.id, week]),
      customers: portfolio.customers,
      flags: { open: flags.length - cleared, new: count('new'), cleared },
    },
  }
  return [
    published,
    ...flags.flatMap((flag): DomainEvent[] => {
      const { customerId, rule, severity, state, figures, thresholds, snooze } = flag
      if (state !== 'new' && state !== 'cleared') return []
      return [
        {
          type: state === 'new' ? 'Flag new' : 'Flag cleared',
          detail: {
            ...about,
            id: idOf([partner.id, week, customerId, rule, state]),
            customerId,
            rule,
            severity,
            state,
            figures,
            thresholds,
            snoozed: snooze !== null,
          },
        },
      ]
    }),
  ]
}

const ID_DIGITS = 32

function idOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, ID_DIGITS)
}
