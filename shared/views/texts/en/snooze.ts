// Flags that somebody asked not to be told of for some weeks.

import type { ShownSnooze } from '../../../domain/flags/snooze.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function snooze(f: EnglishFormats) {
  return {
    counted: (flags: number) => `${f.counted(flags, 'flag is', 'flags are')} snoozed`,
    line: (flag: string, { until, by, reason }: ShownSnooze) =>
      `${flag}: until ${f.day(until)}, by ${by}${reason === '' ? '' : ` (${reason})`}.`,
  }
}
