// Resumes the work of an earlier process. Embedded services have no other user, so every lease is released,
// and the mailbox shows which messages were sent. Attached services may be shared: there leases expire by
// themselves.

import type { Settings } from '../../../shared/domain/settings.ts'
import { save } from '../../../shared/flows/records.ts'
import type { Records } from '../../../shared/ports/records.ts'
import { sesEvents } from '../../emulator/ses/events.ts'
import type { Functions } from './functions.ts'
import { messagesOfRun } from './messages.ts'

export async function resume(
  settings: Settings,
  week: string,
  { queues, ses, publishEvent }: Functions,
  ports: { readonly records: Records },
): Promise<void> {
  if (ses === null) return
  for (const partner of settings.keys()) {
    for await (const message of messagesOfRun(partner, week, ports)) {
      if (message.value.leaseUntilMs === 0) continue
      await save(message.place, { ...message.value, leaseUntilMs: 0 }, message, ports)
    }
  }
  for (const message of await ses.messages()) for (const event of sesEvents(message)) publishEvent(event)
  await queues.idle()
}
