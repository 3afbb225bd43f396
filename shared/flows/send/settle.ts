// Applies time-outs to messages whose sender stopped, and alerts the operator to those whose outcome stays
// unknown.

import { isSimulated } from '../../domain/canary.ts'
import { afterTime } from '../../domain/mail/message.ts'
import type { MessageRecord } from '../../domain/mail/message-record.ts'
import type { AlertOperator } from '../../ports/alerts.ts'
import type { Clock } from '../../ports/clock.ts'
import { type Loaded, type RecordPorts, save } from '../records.ts'

export interface SettlePorts extends Pick<RecordPorts, 'records'> {
  readonly clock: Clock
  readonly alert: AlertOperator
}

/** The message after time-outs. */
export async function settle(
  message: Loaded<MessageRecord>,
  ports: SettlePorts,
): Promise<Loaded<MessageRecord>> {
  const decided = afterTime(message.value, ports.clock())
  const settled = decided === null ? null : await save(message.place, decided, message, ports)
  if (settled?.value.state === 'UNCONFIRMED') alertUnconfirmed(settled.value, ports)
  return settled ?? message
}

function alertUnconfirmed(message: MessageRecord, { alert }: SettlePorts): void {
  const { partner, recipient, kind, period, reason } = message
  if (isSimulated(recipient)) return
  alert({
    message: 'a message may not have arrived; it is not sent again',
    partner,
    about: `${kind} ${period}`,
    reason,
  })
}
