// Puts an apostrophe before cells that a spreadsheet would run as a formula, and removes it when they are
// read again.

/**
 * A sign that begins a formula (full-width ones too), possibly behind blanks, quotes, apostrophes or
 * invisible characters, which programs drop when they open a file.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{DI}"']*[=+\-@＝＋－＠]/u
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/
/** In files separated by `;` or tabs, quotes that open inside a cell do not group: each piece is a cell. */
const PART = /[^;\t\r\n]+/g
const OPENS_WITH_BREAK = /^'*[\t\r\n]/

export function defused(cell: string): string {
  const parts = cell.replace(PART, (part) => (isFormula(part) ? `'${part}` : part))
  return OPENS_WITH_BREAK.test(cell) ? `'${parts}` : parts
}

/** Undoes defusing for any text: one that began with an apostrophe before a sign had got a second one. */
export function restored(cell: string): string {
  const parts = cell.replace(PART, (part) =>
    part[0] === "'" && isFormula(part.slice(1)) ? part.slice(1) : part,
  )
  return parts[0] === "'" && OPENS_WITH_BREAK.test(parts) ? parts.slice(1) : parts
}

function isFormula(part: string): boolean {
  return FORMULA.test(part) && !NEGATIVE_NUMBER.test(part)
}
