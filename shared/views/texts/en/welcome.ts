// The mail to a new recipient.

import type { Weekday } from '../../../domain/settings.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function welcome(f: EnglishFormats) {
  return {
    title: 'Welcome',
    subject: (partner: string) => `Welcome to Uptake · ${partner}`,
    headline: 'Uptake shows which customers do not use what they have bought, and what to do about it.',
    when: (weekday: Weekday, time: string, timeZone: string) =>
      `Once there is data, a digest comes every ${f.weekday(weekday)} at ${time} (${timeZone}): the customers that need attention, why, and what to try.`,
    start:
      'It starts with your files. The link below opens a page to upload them, for seven days; the page mails you a new one.',
    wait: 'Others upload the files; there is nothing for you to do.',
    keep: 'Do not pass this mail on: whoever has a link can open it.',
    files: {
      title: 'What to upload',
      lines: [
        'Licence data (entitlements): subscriptions, seats sold and assigned. From your billing, Microsoft Graph, Partner Center or CIPP.',
        'Activity data (activity): who used which product on which day. From the usage reports of Microsoft 365, one export a customer.',
        'Support calls (support): help and how-to calls. From your help desk or PSA, or any list of tickets.',
        'Upload files as your tools write them, daily at best. Each gets a receipt that says what was read, and which rows were not and why.',
      ],
    },
    expect: {
      title: 'What to expect',
      lines: [
        'The first digest follows the first files. The report shows all customers that you may see, with their trends, and can be downloaded as a workbook.',
        'Uptake writes also when files stop arriving or cannot be read, if you see all customers.',
      ],
    },
  }
}
