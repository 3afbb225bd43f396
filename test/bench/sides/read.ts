// Reads a file into sheets, which are counted and dropped. Arguments: the key, the path, and `warm` to read it once before.

import { statSync } from 'node:fs'
import { fileSource } from '../../../infra/cli/check/file-source.ts'
import { parseDropKey } from '../../../shared/domain/drops/drop-key.ts'
import { readDrop } from '../../../shared/domain/drops/read-drop.ts'
import { plainSettings } from '../../../shared/domain/drops/reading.ts'
import { itemBytes } from '../item-bytes.ts'
import { timed } from '../timed.ts'

const UNIT_BYTES = 1_024

const [, , key = '', path = '', warm] = process.argv

if (warm === 'warm') await read()
await timed(read)

async function read() {
  const address = parseDropKey(key)
  if (address.kind === 'invalid') throw new Error(address.problem)
  let sheets = 0
  let sheetBytes = 0
  let largest = 0
  let writeUnits = 0
  const result = await readDrop(
    fileSource(path, statSync(path).size, () => {}),
    { address, settings: plainSettings('Europe/Madrid') },
    {
      async sheet(sheet) {
        const bytes = itemBytes(sheet)
        sheets += 1
        sheetBytes += bytes
        largest = Math.max(largest, bytes)
        writeUnits += Math.ceil(bytes / UNIT_BYTES)
      },
      async rejects() {},
    },
  )
  if (result.kind === 'again') throw new Error('the bench file tells everything in time')
  const { customers, rows } = result.outcome
  return {
    rows: rows.read,
    customers,
    sheets,
    sheet_bytes: sheetBytes,
    largest_sheet_bytes: largest,
    write_units_per_million_rows: Math.round((writeUnits / rows.read) * 1_000_000),
  }
}
