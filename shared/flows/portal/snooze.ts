// The flags that a reader may see, as the latest report has them, and their snoozes, as they stand now: a snooze counts for
// everybody who may see the customer.

import { type Day, dayInZone, dayOf, formatDay } from '../../domain/calendar.ts'
import type { Rule } from '../../domain/flags/flag.ts'
import {
  newSnooze,
  type Snooze,
  snoozedFlags,
  snoozeExpiresAtMs,
  snoozePlace,
  snoozesOf,
} from '../../domain/flags/snooze.ts'
import type { CustomerFlags } from '../../domain/portal/customer-flags.ts'
import type { Clock } from '../../ports/clock.ts'
import { loadReadable, type RecordPorts, update } from '../records.ts'
import type { Reader } from './open-link.ts'
import { latestDigest, type ReportFilesPorts } from './report-files.ts'

export interface SnoozePorts extends RecordPorts, Pick<ReportFilesPorts, 'reports'> {
  readonly clock: Clock
}

/** In the order of the mail; null: there is no report yet. */
export async function openFlags(reader: Reader, ports: SnoozePorts): Promise<CustomerFlags[] | null> {
  const digest = await latestDigest(reader, ports)
  if (digest === null) return null
  const snoozeOf = snoozedFlags(await lasting(reader, ports), dayOf(digest.asOf))
  const open = digest.flags
    .filter(({ state }) => state !== 'cleared')
    .map((flag) => ({ ...flag, snooze: snoozeOf(flag.customerId, flag) }))
  const flagsOf = Map.groupBy(open, ({ customerId }) => customerId)
  return digest.flaggedCustomers.flatMap((customer) => {
    const flags = flagsOf.get(customer.customerId)
    return flags === undefined ? [] : [{ customer, flags }]
  })
}

export interface FlagName {
  readonly customer: string
  readonly rule: Rule
}

/** False: the reader sees no such open flag. */
export async function setSnooze(
  reader: Reader,
  { customer, rule, ...asked }: FlagName & Pick<Snooze, 'weeks' | 'reason'>,
  ports: SnoozePorts,
): Promise<boolean> {
  const digest = await latestDigest(reader, ports)
  const flag = digest?.flags.find((each) => each.customerId === customer && each.rule === rule)
  if (digest === null || flag === undefined || flag.state === 'cleared') return false
  const { partner, recipient } = reader
  const about = { partner: partner.id, customer, rule, by: recipient.email, ...asked }
  const { severity } = flag
  const snooze = newSnooze({ ...about, severity, asOf: digest.asOf }, today(reader, ports), ports.clock())
  await update(snoozePlace(partner.id, customer, rule), () => snooze, ports, snoozeExpiresAtMs(snooze))
  return true
}

/** False: the reader sees no such open flag. */
export async function endSnooze(
  reader: Reader,
  { customer, rule }: FlagName,
  ports: SnoozePorts,
): Promise<boolean> {
  const shown = (await openFlags(reader, ports))?.find((each) => each.customer.customerId === customer)
  const flag = shown?.flags.find((each) => each.rule === rule)
  if (flag === undefined) return false
  if (flag.snooze === null) return true
  const endedOn = formatDay(today(reader, ports))
  const end = (seen: Snooze | null) => (seen === null || seen.endedOn !== null ? null : { ...seen, endedOn })
  // Nobody needs it any longer.
  await update(snoozePlace(reader.partner.id, customer, rule), end, ports, ports.clock())
  return true
}

/** Those that have not run out. Nobody sees a damaged one. */
async function lasting(reader: Reader, ports: SnoozePorts): Promise<Snooze[]> {
  const lasting: Snooze[] = []
  for await (const { value } of loadReadable(snoozesOf(reader.partner.id), ports, () => undefined)) {
    if (today(reader, ports) <= dayOf(value.until)) lasting.push(value)
  }
  return lasting
}

function today({ partner }: Reader, { clock }: SnoozePorts): Day {
  return dayInZone(clock(), partner.timeZone)
}
