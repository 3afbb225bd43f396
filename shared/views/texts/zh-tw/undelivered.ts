// Earlier digests that did not arrive.

import type { Undelivered } from '../../../domain/digest/digest.ts'
import type { ChineseFormats } from './with-nouns.ts'

export function undelivered(f: ChineseFormats) {
  return {
    /** `isReader`: the recipient is who reads this. `isLastWeek`: it is last week's digest, not an earlier one. */
    digest(
      { week, recipient, how, reason }: Undelivered,
      { isReader, isLastWeek }: { readonly isReader: boolean; readonly isLastWeek: boolean },
    ): string {
      const number = Number(week.slice(6))
      const which = isLastWeek ? `上週的摘要（第 ${number} 週）` : `第 ${number} 週的摘要`
      const reader = isReader ? '您' : recipient === null ? '任何人' : ` ${recipient}`
      const why = reason === '' ? '' : `：${withoutStop(reason)}`
      switch (how) {
        case 'not_made':
          return `${which}未能產生${why}。`
        case 'not_sent':
          return `${which}未寄給${reader}${why}。`
        case 'refused':
          return `${which}未能送達${reader}${why}。`
        case 'bounced':
          return `寄給${reader}${isReader ? '' : ' '}的${which}遭退回：該地址不接受郵件。`
        case 'unconfirmed':
          return `${which}可能未送達${reader}：無法確認是否送達。`
      }
    },
    more: (recipients: number) => `……還有 ${f.count(recipients)} 位收件者。`,
  }
}

function withoutStop(text: string): string {
  return text.replace(/[.。]$/, '')
}
