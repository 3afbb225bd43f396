// Settles messages whose sender never came back: time decides what nobody else does.

import { afterTime } from '../../domain/mail/message.ts'
import type { MessageRecord } from '../../domain/mail/message-record.ts'
import type { Clock } from '../../ports.ts'
import { type Loaded, type RecordPorts, save } from '../records.ts'

interface SettlePorts extends Pick<RecordPorts, 'records'> {
  readonly clock: Clock
}

/** The message as it stands once time alone has decided what it decides. */
export async function settle(
  message: Loaded<MessageRecord>,
  ports: SettlePorts,
): Promise<Loaded<MessageRecord>> {
  const settled = afterTime(message.value, ports.clock())
  return settled === null ? message : ((await save(message.place, settled, message, ports)) ?? message)
}
