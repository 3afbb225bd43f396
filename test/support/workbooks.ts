// Workbooks as another library reads them, and the XML inside.

import readWorkbook, { type Sheet } from 'read-excel-file/node'
import { fromBufferPromise } from 'yauzl'

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces))
}

/** Sheets in their order; blank cells are null, dates are at midnight UTC. */
export async function sheetsIn(workbook: Buffer): Promise<Record<string, Sheet['data']>> {
  const sheets = await readWorkbook(workbook, { trim: false })
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]))
}

/** Path to text, for everything in the archive. */
export async function partsIn(archive: Buffer): Promise<Record<string, string>> {
  const parts: Record<string, string> = {}
  const zip = await fromBufferPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const chunks = await Array.fromAsync<Buffer>(await zip.openReadStreamPromise(entry))
    parts[entry.fileName] = Buffer.concat(chunks).toString()
  }
  return parts
}
