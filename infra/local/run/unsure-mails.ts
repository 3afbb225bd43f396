// Lists messages whose outcome is unknown: they are never sent again, so the operator must know.

import { isUncertain } from '../../../shared/domain/mail/message.ts'
import type { MessageRecord } from '../../../shared/domain/mail/message-record.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { Records } from '../../../shared/ports/records.ts'
import { messagesOfRun } from './messages.ts'

/** One sentence for each, of the week's digests and of the notices on record. */
export async function unsureMails(
  settings: Settings,
  week: string,
  ports: { readonly records: Records },
): Promise<string[]> {
  const sentences: string[] = []
  for (const partner of settings.keys()) {
    for await (const { value } of messagesOfRun(partner, week, ports)) {
      if (isUncertain(value)) sentences.push(sentenceOf(value))
    }
  }
  return sentences
}

function sentenceOf({ partner, recipient, kind, period, state, reason }: MessageRecord): string {
  const mail = kind === 'digest' ? `digest of ${period}` : `notice ${kind} ${period}`
  return `${state}: the ${mail} of ${partner} to ${recipient} may have been sent (${reason}); it is not sent again.`
}
