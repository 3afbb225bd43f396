// Flags that somebody asked not to be told of for some weeks.

import type { ShownSnooze } from '../../../domain/flags/snooze.ts'
import type { FrenchFormats } from './with-nouns.ts'

export function snooze(f: FrenchFormats) {
  return {
    counted: (flags: number) => f.counted(flags, 'alerte suspendue', 'alertes suspendues'),
    line: (flag: string, { until, by, reason }: ShownSnooze) =>
      `${flag} : jusqu’au ${f.day(until)}, par ${by}${reason === '' ? '' : ` (${reason})`}.`,
  }
}
