// What a smoke test sees of its drop on the way: the receipt, the report, the mail, what SES says of it.

import { createHash } from 'node:crypto'
import { digestPlace } from '../../domain/digest/digest-record.ts'
import type { MessageRecord } from '../../domain/mail/message-record.ts'
import type { Partner } from '../../domain/settings.ts'
import { receiptKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import type { Records } from '../../ports/records.ts'
import type { Receipt } from '../../views/receipt.ts'
import { load } from '../records.ts'
import type { SmokeDrop } from './smoke-drop.ts'
import { DONE, type Look } from './wait-until.ts'

export interface LookPorts {
  readonly reports: Pick<ReportBucket, 'get'>
  readonly records: Records
}

interface Published extends Pick<SmokeDrop, 'customerName'> {
  readonly digestKey: string
  /** ISO. */
  readonly week: string
}

export async function lookAtReceipt({ key, body }: SmokeDrop, { reports }: LookPorts): Promise<Look> {
  const place = receiptKey(key, false)
  const found = await reports.get(place)
  if (found === null) return waiting(`there is no ${place}`)
  const receipt: Receipt = JSON.parse(Buffer.from(found.body).toString('utf8'))
  const isOwn = receipt.sha256 === createHash('sha256').update(body).digest('hex')
  const refused = receipt.refused && `the drop was refused: ${receipt.refused.message}`
  if (isOwn) return refused === null ? DONE : failed(refused)
  // One that was refused unread may be of an earlier run.
  return waiting(refused ?? `${place} is still that of an earlier drop`)
}

export async function lookAtReport(
  { id }: Partner,
  { digestKey, week, customerName }: Published,
  ports: LookPorts,
): Promise<Look> {
  const found = await ports.reports.get(digestKey)
  // It is written last: the other files are there. Not parsed: an earlier version may have written it.
  if (found !== null && Buffer.from(found.body).includes(customerName)) return DONE
  const record = (await load(digestPlace(id, week), ports))?.value
  if (record?.state === 'waiting') return waiting(`publishing waits: ${record.reason}`)
  return waiting(found === null ? `there is no ${digestKey}` : `${digestKey} does not show the drop`)
}

export function lookAtMail(message: MessageRecord | null): Look {
  if (message === null) return waiting('nobody has claimed it')
  const { state, reason } = message
  if (state === 'SENT') return DONE
  const told = `it is ${state}: ${reason}`
  return state === 'REFUSED' ? failed(told) : waiting(told)
}

export function lookAtDelivery(message: MessageRecord | null): Look {
  const delivery = message?.delivery ?? 'unknown'
  if (delivery === 'delivered') return DONE
  return delivery === 'unknown'
    ? waiting('SES has reported nothing of it')
    : failed(`SES says that it ${delivery}`)
}

function waiting(reason: string): Look {
  return { kind: 'waiting', reason }
}

function failed(reason: string): Look {
  return { kind: 'failed', reason }
}
