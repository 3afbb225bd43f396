// The small parts of a workbook: where its first sheet lies, the texts that its cells share, which formats are dates.

import { DamagedContainer } from '../bytes/decompress.ts'
import { MAX_WORKBOOK, sizeWords, tooBig } from '../bytes/limits.ts'
import { isDateFormat } from './workbook-dates.ts'
import { readXml } from './xml.ts'

/** Reads parts of the archive, which together may unpack to no more than a workbook may. */
export type PartReader = (name: string) => AsyncGenerator<Buffer>

export interface FirstSheet {
  /** The name of its part. */
  readonly path: string
  /** Days count from 1904, as on old Macs. */
  readonly is1904: boolean
}

export async function findFirstSheet(read: PartReader): Promise<FirstSheet> {
  let relation: string | null = null
  let is1904 = false
  await readXml(read('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name === 'sheet') relation ??= attributes['r:id'] ?? attributes['relationships:id'] ?? null
    },
  })
  let target: string | null = null
  await readXml(read('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name === 'Relationship' && attributes.Id === relation) target = attributes.Target ?? null
    },
  })
  if (relation === null || target === null) throw new DamagedContainer('names no sheet')
  return { path: partName(target), is1904 }
}

/** Relative to the folder of the workbook, or to the archive. */
function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

export async function readSharedStrings(read: PartReader): Promise<string[]> {
  const strings: string[] = []
  let bytes = 0
  let text = ''
  let isText = false
  let isPhonetic = false
  await readXml(read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    text(part) {
      if (isText) text += part
    },
    close(name) {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name !== 'si') return
      bytes += Buffer.byteLength(text)
      if (bytes > MAX_WORKBOOK.sharedStringBytes) throw tooManyStrings()
      strings.push(text)
    },
  })
  return strings
}

/** Which cell formats show dates, by their place. */
export async function readStyles(read: PartReader): Promise<boolean[]> {
  const custom = new Map<string, string>()
  const formats: boolean[] = []
  let isCellFormats = false
  await readXml(read('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      if (name === 'cellXfs') isCellFormats = true
      if (name !== 'xf' || !isCellFormats) return
      const id = attributes.numFmtId ?? '0'
      formats.push(isDateFormat(Number(id), custom.get(id) ?? null))
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return formats
}

function tooManyStrings() {
  return tooBig(`is a workbook with over ${sizeWords(MAX_WORKBOOK.sharedStringBytes)} of text`)
}
