// An append-only file of JSON lines that survives a kill: an incomplete last line is cut off at the next start.

import { closeSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'

export interface Journal {
  /** Written when it returns, in one write: a kill leaves the whole line or none of it. */
  append(record: unknown): void
  close(): void
}

/** Opens the file, or creates it, and reads its records. */
export function createJournal(path: string): { journal: Journal; records: unknown[] } {
  const file = openSync(path, 'a+')
  const bytes = readFileSync(path)
  const wholeBytes = bytes.lastIndexOf('\n') + 1
  if (wholeBytes < bytes.length) truncateSync(path, wholeBytes)
  let isOpen = true
  const lines = bytes.subarray(0, wholeBytes).toString().split('\n')
  return {
    records: lines.filter((line) => line !== '').map((line) => JSON.parse(line)),
    journal: {
      append: (record) => void writeSync(file, `${JSON.stringify(record)}\n`),
      close() {
        if (isOpen) closeSync(file)
        isOpen = false
      },
    },
  }
}
