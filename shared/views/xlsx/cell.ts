// A cell in SpreadsheetML. Text is an inline string, which no program runs as a formula, whatever it begins with.

import { visible } from '../../domain/untrusted-text.ts'
import type { Format, Value } from './sheet.ts'
import { headerStyle, STYLE_OF } from './styles.ts'

/** `row` counts from 1, `column` from 0. null and '' leave the cell out. */
export function cellXml(value: Value, format: Format, column: number, row: number): string {
  if (value === null || value === '') return ''
  const head = `<c r="${columnName(column)}${row}" s="${STYLE_OF[format]}"`
  if (typeof value === 'number') return `${head}><v>${format === 'percent' ? fraction(value) : value}</v></c>`
  if (format === 'date') return `${head}><v>${serial(value)}</v></c>`
  return `${head}${inline(value)}`
}

export function headerCellXml(title: string, format: Format, column: number): string {
  return `<c r="${columnName(column)}1" s="${headerStyle(format)}"${inline(title)}`
}

/** 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

/** For XML text and attributes in double quotes. */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIALS, (special) => ENTITIES[special] ?? special) : text
}

const SPECIAL = /[&<>"]/
const SPECIALS = /[&<>"]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function inline(text: string): string {
  return ` t="inlineStr"><is><t xml:space="preserve">${escapeXml(storable(text))}</t></is></c>`
}

/** Excel offers to repair a file with a longer cell. */
const MAX_CHARACTERS = 32_767
/** Programs read `_x0041_` as the character with that number. */
const LOOKS_ESCAPED = /_(?=x[\dA-Fa-f]{4}_)/g
/** The two characters that XML forbids and that `visible` leaves. */
const FORBIDDEN = /[\ufffe\uffff]/g

function storable(text: string): string {
  const clean = visible(text).replace(FORBIDDEN, '\ufffd').replace(LOOKS_ESCAPED, '_x005F_')
  if (clean.length <= MAX_CHARACTERS) return clean
  // Half a surrogate pair at the end would make the file unreadable.
  return `${clean.slice(0, MAX_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** One decimal of a percentage, as the nearest number to the three decimals that it is. */
function fraction(percent: number): number {
  return Math.round(percent * 10) / 1_000
}

const DAY_MS = 86_400_000
/** 1 January 1970, in days since the beginning of the spreadsheet's calendar. */
const EPOCH_SERIAL = 25_569

function serial(isoDay: string): number {
  return Date.parse(isoDay) / DAY_MS + EPOCH_SERIAL
}
