// A snooze: somebody knows of a flag and asks not to be told of it for some weeks: sk = snooze#{hash of the customer id}#{rule}.
// It is the partner's, for all who may see the customer. It always ends: by itself, or early when the flag clears or turns
// critical. One that has ended never comes back. The flag itself stays as it is.

import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { addDays, type Day, dayOf, formatDay } from '../calendar.ts'
import type { PartnerId } from '../ids.ts'
import { date, instantMs, partner, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'
import { clipped } from '../untrusted-text.ts'
import { type Flag, RULES, type Rule, SEVERITIES } from './flag.ts'

export const SNOOZE_WEEKS = [2, 4, 8] as const
export const MAX_REASON = 200

const schema = z.readonly(
  z.object({
    partner,
    customer: z.string(),
    rule: z.enum(RULES),
    /** Of the flag in the report of the day `asOf`: when it was set, or since it is no longer critical. */
    severity: z.enum(SEVERITIES),
    asOf: date,
    weeks: z.literal(SNOOZE_WEEKS),
    /** The last day. */
    until: date,
    reason: z.string(),
    /** Who set it. */
    by: recipient,
    setAtMs: instantMs,
    /** The day on which it ended early; null: it did not. */
    endedOn: z.nullable(date),
  }),
)
export type Snooze = z.output<typeof schema>

const SNOOZES: RecordKind<Snooze> = { schema, repair: 'delete it, and the flag is told again' }

export function snoozePlace(partition: PartnerId, customer: string, rule: Rule): RecordPlace<Snooze> {
  const hash = createHash('sha256').update(customer).digest('hex')
  return { partition, name: `snooze#${hash}#${rule}`, kind: SNOOZES }
}

export function snoozesOf(partition: PartnerId): RecordGroup<Snooze> {
  return { partition, prefix: 'snooze', kind: SNOOZES }
}

const shownSnoozeSchema = z.object({ until: z.string(), by: z.string(), reason: z.string() })
/** What its readers are told of it. */
export type ShownSnooze = Readonly<z.output<typeof shownSnoozeSchema>>

/** Who asked not to be told of a flag, until when and why; null: nobody did, or it was stored before anybody could. */
export const flagSnooze = z._default(z.nullable(shownSnoozeSchema), null)

export function newSnooze(
  about: Pick<Snooze, 'partner' | 'customer' | 'rule' | 'severity' | 'asOf' | 'weeks' | 'reason' | 'by'>,
  today: Day,
  setAtMs: number,
): Snooze {
  const until = formatDay(addDays(today, 7 * about.weeks))
  return { ...about, reason: clipped(about.reason, MAX_REASON), until, setAtMs, endedOn: null }
}

function shownSnooze({ until, by, reason }: Snooze): ShownSnooze {
  return { until, by, reason }
}

/** What is told of the flags of a report: null where a flag is not snoozed. */
export function snoozedFlags(
  snoozes: readonly Snooze[],
  asOf: Day,
): (customer: string, flag: Flag) => ShownSnooze | null {
  const byFlag = new Map(snoozes.map((snooze) => [`${snooze.customer}#${snooze.rule}`, snooze]))
  return (customer, flag) => {
    const snooze = byFlag.get(`${customer}#${flag.rule}`)
    return snooze !== undefined && applies(snooze, flag, asOf) ? shownSnooze(snooze) : null
  }
}

/** Nobody needs its record much longer than it lasts. */
export function snoozeExpiresAtMs({ setAtMs, weeks }: Snooze): number {
  return setAtMs + (weeks + 5) * 7 * DAY_MS
}

/** `flag`: as the report of `asOf` has it; undefined: it has none. */
export function applies(snooze: Snooze, flag: Flag | undefined, asOf: Day): boolean {
  const isOver = snooze.endedOn !== null || asOf > dayOf(snooze.until)
  return !isOver && asOf >= dayOf(snooze.asOf) && flag !== undefined && isStillTheSame(snooze, flag, asOf)
}

/** The snooze after the report of `asOf`, which may end it early; null: as it was. */
export function afterReport(snooze: Snooze, flag: Flag | undefined, asOf: Day): Snooze | null {
  const isOver = snooze.endedOn !== null || asOf > dayOf(snooze.until)
  // A report of an earlier day says nothing of it.
  if (isOver || asOf <= dayOf(snooze.asOf)) return null
  if (flag === undefined || !isStillTheSame(snooze, flag, asOf))
    return { ...snooze, endedOn: formatDay(asOf) }
  const isMilder = snooze.severity === 'critical' && flag.severity !== 'critical'
  // Should it turn critical again, that is news.
  return isMilder ? { ...snooze, severity: flag.severity, asOf: formatDay(asOf) } : null
}

function isStillTheSame(snooze: Snooze, { state, severity, weeks }: Flag, asOf: Day): boolean {
  if (state === 'cleared' || (severity === 'critical' && snooze.severity !== 'critical')) return false
  // It was not open at the weekly point before the first of these.
  const notOpen = addDays(asOf, -7 * weeks)
  return notOpen < dayOf(snooze.asOf)
}

const DAY_MS = 24 * 3_600_000
