// The columns that the product itself adds to a rejects file: corrected and uploaded again, it reads as if they were not there.

export const REJECT_COLUMNS = ['_line', '_code', '_column', '_value', '_fix'] as const

const NAMES: ReadonlySet<string> = new Set(REJECT_COLUMNS)

export function isRejectsHeader(columns: readonly string[]): boolean {
  const names = new Set(columns.map(plain))
  return names.has('_line') && names.has('_code')
}

export function isRejectColumn(written: string): boolean {
  return NAMES.has(plain(written))
}

function plain(written: string): string {
  return written.trim().toLowerCase()
}
