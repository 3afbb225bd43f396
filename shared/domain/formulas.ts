// Cells that a spreadsheet would run as a formula get an apostrophe in front, and lose it again when they come back.

/**
 * A sign that begins a formula (full-width ones too), be it behind blanks, quotes, apostrophes or characters that
 * nobody sees: programs drop those when they open a file.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{DI}"']*[=+\-@＝＋－＠]/u
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/
/** Where `;` or a tab parts cells, quotes that begin elsewhere hold nothing together: each part is a cell. */
const PART = /[^;\t\r\n]+/g
const OPENS_WITH_BREAK = /^'*[\t\r\n]/

export function defused(cell: string): string {
  const parts = cell.replace(PART, (part) => (isFormula(part) ? `'${part}` : part))
  return OPENS_WITH_BREAK.test(cell) ? `'${parts}` : parts
}

/** What was defused, whatever it was: text that began with an apostrophe before a sign has got a second one. */
export function restored(cell: string): string {
  const parts = cell.replace(PART, (part) =>
    part[0] === "'" && isFormula(part.slice(1)) ? part.slice(1) : part,
  )
  return parts[0] === "'" && OPENS_WITH_BREAK.test(parts) ? parts.slice(1) : parts
}

function isFormula(part: string): boolean {
  return FORMULA.test(part) && !NEGATIVE_NUMBER.test(part)
}
