// Carries on where an earlier process stopped: with embedded services it was alone, so whoever still holds a lease is
// gone, and the mailbox tells which of its messages went out. Attached ones may be somebody else's too: there leases
// run out by themselves.

import type { Settings } from '../../../shared/domain/settings.ts'
import { save } from '../../../shared/flows/records.ts'
import type { Records } from '../../../shared/ports.ts'
import { sesEvents } from '../../emulator/ses/events.ts'
import type { Functions } from './functions.ts'
import { messagesOfRun } from './messages.ts'

export async function resume(
  settings: Settings,
  week: string,
  { queues, ses, tell }: Functions,
  ports: { readonly records: Records },
): Promise<void> {
  if (ses === null) return
  for (const partner of settings.keys()) {
    for await (const message of messagesOfRun(partner, week, ports)) {
      if (message.value.leaseUntilMs === 0) continue
      await save(message.place, { ...message.value, leaseUntilMs: 0 }, message, ports)
    }
  }
  for (const message of await ses.messages()) for (const event of sesEvents(message)) tell(event)
  await queues.idle()
}
