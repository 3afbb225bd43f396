// The parts of a workbook beside its worksheets: which there are, and what connects them.

import { columnName, escapeXml } from './cell.ts'
import { stylesXml } from './styles.ts'

export interface WrittenSheet {
  readonly name: string
  readonly columns: number
  readonly lastRow: number
}

/** `n` counts from 1. */
export function worksheetPath(n: number): string {
  return `xl/worksheets/sheet${n}.xml`
}

const STYLES_PATH = 'xl/styles.xml'

/** All other parts, by path. */
export function packageParts(
  sheets: readonly WrittenSheet[],
): readonly (readonly [path: string, xml: string])[] {
  return [
    [STYLES_PATH, stylesXml()],
    ['xl/workbook.xml', workbookXml(sheets)],
    ['xl/_rels/workbook.xml.rels', workbookRelationships(sheets)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['[Content_Types].xml', contentTypes(sheets)],
  ]
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  // Excel writes these names itself for a sheet with a filter, and for a header that is printed on every page.
  const names = sheets.flatMap(({ name, columns, lastRow }, index) => {
    const sheet = escapeXml(`'${name.replaceAll("'", "''")}'`)
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${sheet}!$A$1:$${columnName(columns - 1)}$${lastRow}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$1:$1</definedName>`,
    ]
  })
  return `${DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`
}

function workbookRelationships(sheets: readonly WrittenSheet[]): string {
  return relationships([
    ...sheets.map((_, index) => ['worksheet', worksheetPath(index + 1).slice('xl/'.length)] as const),
    ['styles', STYLES_PATH.slice('xl/'.length)],
  ])
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function contentTypes(sheets: readonly WrittenSheet[]): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="${SPREADSHEET}.${type}+xml"/>`
  const worksheets = sheets.map((_, index) => part(worksheetPath(index + 1), 'worksheet'))
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${worksheets.join('')}${part(STYLES_PATH, 'styles')}</Types>`
}
