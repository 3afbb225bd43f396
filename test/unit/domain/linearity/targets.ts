// What has to be linear: the reader as a whole, and each function that looks through a text of unknown length.

import { csvLine } from '../../../../shared/domain/csv-line.ts'
import { readDrop } from '../../../../shared/domain/drops/read-drop.ts'
import { RefusedDrop } from '../../../../shared/domain/drops/refusal.ts'
import { createHeader } from '../../../../shared/domain/drops/rows/header.ts'
import { createCsvCutter } from '../../../../shared/domain/drops/tables/csv-rows.ts'
import { createJsonCutter } from '../../../../shared/domain/drops/tables/json-list.ts'
import { createRecordReader } from '../../../../shared/domain/drops/tables/json-record.ts'
import { cutAll } from '../../../../shared/domain/drops/tables/rows.ts'
import { openTable } from '../../../../shared/domain/drops/tables/table.ts'
import { createLineCutter } from '../../../../shared/domain/drops/text/lines.ts'
import { restored } from '../../../../shared/domain/formulas.ts'
import { contextOf, sourceOf } from '../drops/read.ts'

export type Target = (text: string) => Promise<unknown>

export const READERS = {
  activity: read('northwind/activity/2026-11-22/a.csv'),
  entitlements: read('northwind/entitlements/2026-11-22/e.csv'),
  support: read('northwind/support/2026-11-22/customer=c/s.csv'),
}

/** Over repeated units behind different beginnings. */
export const SYNTAX: Readonly<Record<string, Target>> = {
  'a drop': READERS.activity,
  'a table of small pieces': refusing(async (text) => {
    async function* pieces() {
      for (const piece of cut(text)) yield Buffer.from(piece)
    }
    const table = await openTable(pieces(), { list: null, isRecord: () => false })
    for await (const rows of table.rows) cutAll(rows)
  }),
}

/** Over repeated units, as many as a row or a line may hold. */
export const CUTTERS: Readonly<Record<string, Target>> = {
  'CSV rows of small pieces': pushing(() => createCsvCutter(',')),
  'lines of small pieces': pushing(createLineCutter),
  'JSON elements of small pieces': refusing(pushing(() => createJsonCutter())),
}

/** Over repeated units. */
export const FUNCTIONS: Readonly<Record<string, Target>> = {
  'a JSON record': async (text) => createRecordReader().read(1, text),
  'a list in a JSON record': async (text) => createRecordReader().read(1, `{"a":[${text}]}`),
  'a column name': async (text) => createHeader([text]).field('category', ['* category [list]']),
  'a cell of CSV': async (text) => restored(csvLine([text])),
}

function read(key: string): Target {
  return async (text) => {
    const sink = { sheet: async () => undefined, rejects: async () => undefined }
    await readDrop(sourceOf(Buffer.from(text)), contextOf(key), sink)
  }
}

function pushing(open: () => { push(piece: string): unknown; end(): unknown }): Target {
  return async (text) => {
    const cutter = open()
    for (const piece of cut(text)) cutter.push(piece)
    cutter.end()
  }
}

function refusing(target: Target): Target {
  return async (text) => {
    try {
      await target(text)
    } catch (error) {
      if (!(error instanceof RefusedDrop)) throw error
    }
  }
}

/** Far smaller pieces than those of the reader. */
function* cut(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += 16) yield text.slice(start, start + 16)
}
