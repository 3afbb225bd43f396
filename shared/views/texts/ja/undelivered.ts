// Earlier digests that did not arrive.

import type { Undelivered } from '../../../domain/digest/digest.ts'
import type { JapaneseFormats } from './with-nouns.ts'

export function undelivered(f: JapaneseFormats) {
  return {
    /** `isReader`: the recipient is who reads this. `isLastWeek`: it is last week's digest, not an earlier one. */
    digest(
      { week, recipient, how, reason }: Undelivered,
      { isReader, isLastWeek }: { readonly isReader: boolean; readonly isLastWeek: boolean },
    ): string {
      const number = Number(week.slice(6))
      const which = isLastWeek ? `先週のダイジェスト（第${number}週）` : `第${number}週のダイジェスト`
      const whose = isReader ? 'あなた宛ての' : recipient === null ? '' : `${recipient}宛ての`
      const why = reason === '' ? '' : `：${withoutStop(reason)}`
      switch (how) {
        case 'not_made':
          return `${which}は作成されませんでした${why}。`
        case 'not_sent':
          return `${whose}${which}は送信されませんでした${why}。`
        case 'refused':
          return `${whose}${which}は配信されませんでした${why}。`
        case 'bounced':
          return `${whose}${which}は、アドレスに受け付けられず返送されました。`
        case 'unconfirmed':
          return `${whose}${which}は、配信を確認できず、届いていない可能性があります。`
      }
    },
    more: (recipients: number) => `…ほか${f.count(recipients)}名の受信者。`,
  }
}

function withoutStop(text: string): string {
  return text.replace(/[.。]$/, '')
}
