// Flags that somebody asked not to be told of for some weeks.

import type { ShownSnooze } from '../../../domain/flags/snooze.ts'
import type { SpanishFormats } from './with-nouns.ts'

export function snooze(f: SpanishFormats) {
  return {
    counted: (flags: number) => f.counted(flags, 'alerta pospuesta', 'alertas pospuestas'),
    line: (flag: string, { until, by, reason }: ShownSnooze) =>
      `${flag}: hasta el ${f.day(until)}, por ${by}${reason === '' ? '' : ` (${reason})`}.`,
  }
}
