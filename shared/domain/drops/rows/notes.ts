// Notes on what was read in a way that a person might not expect.

import type { Note } from '../outcome.ts'
import type { Table } from '../tables/rows.ts'
import type { Field } from './header.ts'

const LONGEST_LINE = 40

export function tableNotes({ skippedLines, morePages }: Table): Note[] {
  const next = morePages()
  return [
    ...(skippedLines.length === 0 ? [] : [skippedNote(skippedLines)]),
    ...(next === null ? [] : [pagesNote(next)]),
  ]
}

export const STRAY_BYTES: Note = {
  code: 'stray_bytes',
  message: 'bytes that are no UTF-8 are read as Windows-1252: the file seems to mix the two',
}

/** Of a report that should say its day. */
export const UNDATED: Note = {
  code: 'no_report_date',
  message: 'the report does not say its day (Report Refresh Date): the day in the key is taken',
}

function skippedNote(lines: readonly string[]): Note {
  const shown = lines.map((line) => `"${line.slice(0, LONGEST_LINE)}"`).join(' and ')
  return {
    code: 'skipped_line',
    message: `${shown} above the header ${lines.length === 1 ? 'is' : 'are'} passed over`,
  }
}

function pagesNote(member: string): Note {
  return {
    code: 'more_pages',
    message: `the document is one page of several ("${member.slice(0, LONGEST_LINE)}" says so): upload the others too, under keys of their own`,
  }
}

export interface IgnoredValues {
  note(field: Field, line: number): void
  notes(): Note[]
}

/** Values that were passed over, by the columns of the product. */
export function createIgnoredValues(place: string): IgnoredValues {
  const columns = new Set<string>()
  let values = 0
  let firstLine = 0

  return {
    note({ column }, line) {
      if (values === 0) firstLine = line
      values += 1
      columns.add(column)
    },
    notes() {
      if (values === 0) return []
      const names = [...columns].join(' and ')
      const counted = values === 1 ? '1 value' : `${values.toLocaleString('en')} values`
      const message = `${counted} of ${names} cannot be read as a date and ${values === 1 ? 'counts' : 'count'} as blank (first: ${place} ${firstLine})`
      return [{ code: 'ignored_value', message }]
    },
  }
}
