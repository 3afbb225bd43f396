// A file of JSON lines that a killed process cannot spoil: what is whole counts, a torn last line is cut off.

import { closeSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'

export interface Journal {
  /** In the file when it returns: one write, so that a kill leaves all or nothing. */
  append(record: unknown): void
  close(): void
}

/** Opens or makes the file; gives what stands in it. */
export function openJournal(path: string): { journal: Journal; records: unknown[] } {
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
