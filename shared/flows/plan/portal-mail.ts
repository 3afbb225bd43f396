// Mail that leads to the portal. Who appears in the settings is welcomed once; who leaves them, or comes to see less, loses
// every link made so far. Links that were asked for are mailed even if the portal could not queue them.

import { addDays, dayInZone, formatDay } from '../../domain/calendar.ts'
import type { EmailAddress } from '../../domain/mail/email-address.ts'
import { type Access, accessesOf, accessPlace, inStep } from '../../domain/portal/access.ts'
import { dayOfMailedLinks, mailedLinksAfter } from '../../domain/portal/requested-links.ts'
import type { RecordGroup } from '../../domain/records.ts'
import type { Partner } from '../../domain/settings.ts'
import type { SendJob } from '../../ports/jobs.ts'
import { type Loaded, loadReadable, type RecordPorts, update } from '../records.ts'
import { linksJob, welcomeJob } from '../send/jobs.ts'
import type { SettlePorts } from '../send/settle.ts'
import { openSends } from './open-sends.ts'

export interface PortalMailPorts extends RecordPorts, SettlePorts {
  /** null: there is no portal, and nobody is welcomed. */
  readonly portalUrl: string | null
}

/** One more than a message is tried for, so that it is given up rather than forgotten. */
const LOOKS_BACK_DAYS = 8

export async function duePortalMail(partner: Partner, ports: PortalMailPorts): Promise<SendJob[]> {
  if (ports.portalUrl === null) return []
  const jobs = [...(await welcomes(partner, ports)), ...(await requestedLinks(partner, ports))]
  return (await openSends(jobs, ports)).toQueue
}

async function welcomes(partner: Partner, ports: PortalMailPorts): Promise<SendJob[]> {
  const accesses = await keepInStep(partner, ports)
  const sinceMs = ports.clock() - LOOKS_BACK_DAYS * 24 * 3_600_000
  return accesses
    .filter(({ customers, appearedAtMs }) => customers !== 'none' && appearedAtMs > sinceMs)
    .map((access) =>
      welcomeJob(partner.id, formatDay(dayInZone(access.appearedAtMs, partner.timeZone)), access),
    )
}

/** What is on record of the recipients, as the settings are now. */
async function keepInStep({ id, recipients }: Partner, ports: PortalMailPorts): Promise<Access[]> {
  const seen = new Map<EmailAddress, Access>()
  const damaged = new Set<string>()
  for (const { value } of await readable(accessesOf(id), ports, damaged)) seen.set(value.recipient, value)
  const current = new Map(recipients.map((recipient) => [recipient.email, recipient]))
  for (const address of new Set([...seen.keys(), ...current.keys()])) {
    const place = accessPlace(id, address)
    if (damaged.has(place.name)) continue
    const nowMs = ports.clock()
    const recipient = current.get(address) ?? null
    if (inStep(seen.get(address) ?? null, recipient, nowMs) === null) continue
    const access = await update(place, (stored) => inStep(stored, recipient, nowMs), ports)
    if (access !== null) seen.set(address, access)
  }
  return [...seen.values()]
}

async function requestedLinks({ id, timeZone }: Partner, ports: PortalMailPorts): Promise<SendJob[]> {
  const today = dayInZone(ports.clock(), timeZone)
  const group = mailedLinksAfter(
    id,
    formatDay(addDays(today, -LOOKS_BACK_DAYS)),
    formatDay(addDays(today, 1)),
  )
  const found = await readable(group, ports)
  return found.flatMap(({ place, value }) =>
    value.mails.map((mail) => linksJob(id, dayOfMailedLinks(place), mail)),
  )
}

/** `damaged`: gets the names of the records that cannot be read. */
function readable<Value>(
  group: RecordGroup<Value>,
  ports: PortalMailPorts,
  damaged = new Set<string>(),
): Promise<Loaded<Value>[]> {
  return Array.fromAsync(
    loadReadable(group, ports, ({ message: reason }, { partition, name }) => {
      damaged.add(name)
      const message = 'a record of the portal is damaged; it is left as it is until it is repaired'
      ports.alert({ message, partner: partition as Partner['id'], about: 'portal', reason })
    }),
  )
}
