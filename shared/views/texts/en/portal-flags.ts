// The page on which flags are snoozed.

import type { EnglishFormats } from './with-nouns.ts'

export function portalFlags(f: EnglishFormats) {
  return {
    title: 'Flags',
    what: 'Snooze what you know already: mail and report fold it until the day you choose, for everybody who sees the customer. It is told again at once if it clears and comes back, or turns critical.',
    noReport: 'There is no report yet. Flags are here once the first one is made.',
    none: 'No flag is open.',
    open: 'See the open flags',
    snooze: 'Snooze',
    howLong: 'For how long',
    weeks: (weeks: number) => f.counted(weeks, 'week'),
    why: 'Why, in a few words for your colleagues',
    snoozed: (line: string) => `Snoozed. ${line}`,
    end: 'End the snooze',
    incomplete: 'A snooze needs a reason, and 2, 4 or 8 weeks: go back and complete the form.',
    notOpen:
      'This flag is not open any more, or its customer is not one of yours: go back and load the page again.',
  }
}
