// Flags that somebody asked not to be told of for some weeks.

import type { ShownSnooze } from '../../../domain/flags/snooze.ts'
import type { GermanFormats } from './with-nouns.ts'

export function snooze(f: GermanFormats) {
  return {
    counted: (flags: number) => `${f.counted(flags, 'Hinweis ist', 'Hinweise sind')} zurückgestellt`,
    line: (flag: string, { until, by, reason }: ShownSnooze) =>
      `${flag}: bis ${f.day(until)}, durch ${by}${reason === '' ? '' : ` (${reason})`}.`,
  }
}
