// The looks of cells: one for each format, one for the header, and the colours of the mail for what needs attention.

import { ACCENT, INK, LINE, PAPER, TONES, type Tone } from '../mail/parts/styles.ts'
import type { Format } from './sheet.ts'

/** In the order of their numbers; the codes are English in the file, and shown as the reader's program is set. */
const FORMAT_CODES: Readonly<Record<Format, string>> = {
  text: '@',
  sentences: '@',
  count: '#,##0',
  decimal: '#,##0.0',
  percent: '0.0%',
  points: '+0.0;-0.0;0.0',
  date: 'yyyy-mm-dd',
}
const FORMATS = Object.keys(FORMAT_CODES) as readonly Format[]

/** 0 is the look of cells without a style. */
export const STYLE_OF = Object.fromEntries(FORMATS.map((format, index) => [format, index + 1])) as Readonly<
  Record<Format, number>
>

/** Over text on the left, over numbers and dates on the right, as their cells are. */
export function headerStyle(format: Format): number {
  return FORMATS.length + (isText(format) ? 1 : 2)
}

function isText(format: Format): boolean {
  return format === 'text' || format === 'sentences'
}

const TONE_ORDER = Object.keys(TONES) as readonly Tone[]

/** The number of a tone's colours, for conditional formats. */
export function toneStyle(tone: Tone): number {
  return TONE_ORDER.indexOf(tone)
}

/** Numbers below 164 are taken by the formats that every program knows. */
const FIRST_FORMAT_CODE = 164

export function stylesXml(): string {
  const codes = FORMATS.map(
    (format, index) =>
      `<numFmt numFmtId="${FIRST_FORMAT_CODE + index}" formatCode="${FORMAT_CODES[format]}"/>`,
  )
  const looks = FORMATS.map(
    (format, index) =>
      `<xf numFmtId="${FIRST_FORMAT_CODE + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${alignment('top', isText(format), format === 'sentences')}</xf>`,
  )
  const headers = [true, false].map(
    (isOverText) =>
      `<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment('center', isOverText, true)}</xf>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    list('numFmts', codes),
    list('fonts', [font(INK), font(PAPER, '<b/>')]),
    list('fills', ['<fill><patternFill patternType="none"/></fill>', GREY, fill(ACCENT)]),
    list('borders', [border(''), border(` style="thin"><color rgb="${argb(LINE)}"/></bottom`)]),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...looks, ...headers]),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    list('dxfs', TONE_ORDER.map(toneXml)),
    '</styleSheet>',
  ].join('')
}

/** Text keeps a distance from the numbers on its left. */
function alignment(vertical: 'top' | 'center', isLeft: boolean, isWrapped: boolean): string {
  const horizontal = isLeft ? 'horizontal="left" indent="1"' : 'horizontal="right"'
  return `<alignment ${horizontal} vertical="${vertical}"${isWrapped ? ' wrapText="1"' : ''}/>`
}

/** The second fill of every workbook. */
const GREY = '<fill><patternFill patternType="gray125"/></fill>'

function toneXml(tone: Tone): string {
  const { ink, ground } = TONES[tone]
  return `<dxf><font><color rgb="${argb(ink)}"/></font><fill><patternFill patternType="solid"><fgColor rgb="${argb(ground)}"/><bgColor rgb="${argb(ground)}"/></patternFill></fill></dxf>`
}

function font(color: string, weight = ''): string {
  return `<font>${weight}<sz val="11"/><color rgb="${argb(color)}"/><name val="Calibri"/><family val="2"/></font>`
}

function fill(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/><bgColor indexed="64"/></patternFill></fill>`
}

function border(bottom: string): string {
  const line = bottom === '' ? '<bottom/>' : `<bottom${bottom}>`
  return `<border><left/><right/><top/>${line}<diagonal/></border>`
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}

/** `#rrggbb` as SpreadsheetML has it: opaque. */
function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`
}
