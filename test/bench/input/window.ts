// The 28 days that figures look back on.

import { addDays, dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import { BENCH_DATE } from './activity-file.ts'

export const WINDOW_DATES: readonly string[] = Array.from({ length: 28 }, (_, ago) =>
  formatDay(addDays(dayOf(BENCH_DATE), -ago)),
)
