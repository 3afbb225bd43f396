// Days and times in a workbook: numbers, which a format shows as dates.

/** Built-in formats with a day, a month or a year in them; those of 45 to 47 are times alone. */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 54],
  [57, 58],
]

/** `code`: of a format that the workbook defines. */
export function isDateFormat(id: number, code: string | null): boolean {
  if (code === null) return DATE_FORMATS.some(([first, last]) => id >= first && id <= last)
  const plain = withoutText(code)
  return /[dy]/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain))
}

/** What is quoted, escaped or in brackets (colours, languages, hours that go on) is no part of a date. */
function withoutText(code: string): string {
  let plain = ''
  let end = ''
  for (let at = 0; at < code.length; at += 1) {
    const character = code[at] ?? ''
    if (end !== '') end = character === end ? '' : end
    else if (character === '"') end = '"'
    else if (character === '[') end = ']'
    else if (character === '\\') at += 1
    else plain += character
  }
  return plain
}

const MS_PER_DAY = 86_400_000
const FIRST_DAY = Date.UTC(1899, 11, 30)
const DAYS_UNTIL_1904 = 1_462
/** The last day of 9999. */
const LAST_SERIAL = 2_958_465
/** 1900 was no leap year, but Excel counts its 29 February. */
const FALSE_LEAP_DAY = 60

/** `YYYY-MM-DD`, with a time behind `T` where there is one; null: no date. */
export function dateText(serial: number, is1904: boolean): string | null {
  const days = is1904 ? serial + DAYS_UNTIL_1904 : serial < FALSE_LEAP_DAY ? serial + 1 : serial
  if (!(serial >= 0) || days > LAST_SERIAL + 1) return null
  const seconds = Math.round(days * 86_400)
  const text = new Date(FIRST_DAY + seconds * 1_000).toISOString()
  return (seconds * 1_000) % MS_PER_DAY === 0 ? text.slice(0, 10) : text.slice(0, 19)
}
