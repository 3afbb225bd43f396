// The size of a file as people read it, on pages and in the script of the page that uploads.

/** `246 bytes`, `4.2 kB`, in French `4,2 ko`. `locale`: BCP 47. */
export function fileSize(bytes: number, locale: string): string {
  const inUnit = (unit: string, unitDisplay: 'long' | 'short', digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  if (bytes < 1000) return inUnit('byte', 'long', 0).format(bytes)
  return bytes < 1_000_000
    ? inUnit('kilobyte', 'short', 1).format(bytes / 1000)
    : inUnit('megabyte', 'short', 1).format(bytes / 1_000_000)
}
