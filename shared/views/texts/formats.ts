// Numbers and dates in a reader's language. Percentages come as the product shows them: 56 is 56 %.

export interface Formats {
  /** BCP 47. */
  readonly locale: string
  count(value: number): string
  /** One decimal; "n/a" in the reader's words where there is none. */
  percent(value: number | null): string
  /** As a percentage without the sign, for thresholds: 60, 12.5. */
  plain(value: number): string
  /** With one decimal. */
  decimal(value: number): string
  /** Always with its sign: +1.2, −0.7. */
  signed(value: number): string
  /** Days are `YYYY-MM-DD`. */
  day(isoDay: string): string
  shortDay(isoDay: string): string
  range(firstDay: string, lastDay: string): string
  list(words: readonly string[]): string
}

export function formatsFor(locale: string, noFigure: string): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const loose = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const tenth = new Intl.NumberFormat(locale, ONE_DECIMAL)
  const sign = new Intl.NumberFormat(locale, { ...ONE_DECIMAL, signDisplay: 'exceptZero' })
  const percent = new Intl.NumberFormat(locale, { ...ONE_DECIMAL, style: 'percent' })
  const long = new Intl.DateTimeFormat(locale, { ...LONG_DAY, weekday: 'long' })
  const range = new Intl.DateTimeFormat(locale, LONG_DAY)
  const short = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    locale,
    count: (value) => whole.format(value),
    percent: (value) => (value === null ? noFigure : percent.format(value / 100)),
    plain: (value) => loose.format(value),
    decimal: (value) => tenth.format(value),
    signed: (value) => sign.format(value),
    day: (isoDay) => long.format(instant(isoDay)),
    shortDay: (isoDay) => short.format(instant(isoDay)),
    range: (firstDay, lastDay) => range.formatRange(instant(firstDay), instant(lastDay)),
    list: (words) => list.format(words),
  }
}

const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
const LONG_DAY = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const

function instant(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`)
}
