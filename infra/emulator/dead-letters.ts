// Dead letters: messages that could not be processed, with the reason, kept in a file if there is a folder.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createJournal } from './journal.ts'

export interface DeadLetter {
  readonly id: string
  readonly body: string
  /** How often it was received; 0: its consumer sent it here directly. */
  readonly receives: number
  /** Why it could not be processed. */
  readonly reason: string
}

/** The dead letters of one queue. */
export interface DeadLetterQueue {
  /** In the order of arrival. */
  all(): readonly DeadLetter[]
  /** Replaces a dead letter of the same id. */
  put(deadLetter: DeadLetter): void
  remove(id: string): void
}

/** The dead letters of all queues. */
export interface DeadLetters {
  of(queueName: string): DeadLetterQueue
  /** Queues that have dead letters. */
  queueNames(): string[]
  close(): void
}

type Entry =
  | { readonly queue: string; readonly put: DeadLetter }
  | { readonly queue: string; readonly removed: string }

const FILE = 'dead-letters.ndjson'

/** Without a folder, they are lost at the close. */
export function createDeadLetters(folder?: string): DeadLetters {
  const byQueue = new Map<string, Map<string, DeadLetter>>()
  const { journal, records } = folder === undefined ? { journal: null, records: [] } : openFile(folder)
  let isOpen = true
  const lettersOf = (queue: string) => {
    const letters = byQueue.get(queue) ?? new Map<string, DeadLetter>()
    byQueue.set(queue, letters)
    return letters
  }
  for (const entry of records as Entry[]) apply(entry)

  function apply(entry: Entry): void {
    if ('put' in entry) lettersOf(entry.queue).set(entry.put.id, entry.put)
    else lettersOf(entry.queue).delete(entry.removed)
  }

  /** An entry that arrives after the close, from an abandoned call, is dropped: the next run finds the work undone. */
  function record(entry: Entry): void {
    if (isOpen) journal?.append(entry)
    apply(entry)
  }

  return {
    of: (queue) => ({
      all: () => [...lettersOf(queue).values()],
      put: (put) => record({ queue, put }),
      remove(removed) {
        if (lettersOf(queue).has(removed)) record({ queue, removed })
      },
    }),
    queueNames: () => [...byQueue].filter(([, letters]) => letters.size > 0).map(([queue]) => queue),
    close() {
      isOpen = false
      journal?.close()
    },
  }
}

function openFile(folder: string) {
  mkdirSync(folder, { recursive: true })
  return createJournal(join(folder, FILE))
}
