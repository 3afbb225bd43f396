// Flags that somebody asked not to be told of for some weeks.

import type { ShownSnooze } from '../../../domain/flags/snooze.ts'
import type { ChineseFormats } from './with-nouns.ts'

export function snooze(f: ChineseFormats) {
  return {
    counted: (flags: number) => `${f.count(flags)} 個警示已暫停提醒`,
    line: (flag: string, { until, by, reason }: ShownSnooze) =>
      `${flag}：到 ${f.day(until)}為止，由 ${by} 暫停提醒${reason === '' ? '' : `（${reason}）`}。`,
  }
}
