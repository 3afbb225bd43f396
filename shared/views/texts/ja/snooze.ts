// Flags that somebody asked not to be told of for some weeks.

import type { ShownSnooze } from '../../../domain/flags/snooze.ts'
import type { JapaneseFormats } from './with-nouns.ts'

export function snooze(f: JapaneseFormats) {
  return {
    counted: (flags: number) => `${f.count(flags)}件のアラートをスヌーズ中`,
    line: (flag: string, { until, by, reason }: ShownSnooze) =>
      `${flag}：${f.day(until)}まで、${by}が設定${reason === '' ? '' : `（${reason}）`}。`,
  }
}
