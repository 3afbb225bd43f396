// Messages that nobody could do, with the reason: kept in a file where there is a folder, until somebody does them.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Journal, openJournal } from './journal.ts'

export interface DeadLetter {
  readonly id: string
  readonly body: string
  /** How often it was received; 0: whoever received it made it a dead letter at once. */
  readonly receives: number
  /** Why it could not be done. */
  readonly reason: string
}

/** The dead letters of one queue. */
export interface DeadLetterBox {
  /** In the order in which they came. */
  all(): readonly DeadLetter[]
  /** One with the same id takes the place of the old one. */
  put(letter: DeadLetter): void
  remove(id: string): void
}

export interface DeadLetterFile {
  box(queueName: string): DeadLetterBox
  /** Queues that have some. */
  queueNames(): string[]
  close(): void
}

type Line =
  | { readonly queue: string; readonly put: DeadLetter }
  | { readonly queue: string; readonly removed: string }

const FILE = 'dead-letters.ndjson'

/** Without a folder, they go at the close. */
export function openDeadLetters(folder?: string): DeadLetterFile {
  const boxes = new Map<string, Map<string, DeadLetter>>()
  const { journal, records } = folder === undefined ? { journal: null, records: [] } : opened(folder)
  let isOpen = true
  const lettersOf = (queue: string) => {
    const letters = boxes.get(queue) ?? new Map<string, DeadLetter>()
    boxes.set(queue, letters)
    return letters
  }
  for (const line of records as Line[]) apply(line)

  function apply(line: Line): void {
    if ('put' in line) lettersOf(line.queue).set(line.put.id, line.put)
    else lettersOf(line.queue).delete(line.removed)
  }

  /** What is noted late, by a call that nobody waits for any more, is lost: the next run finds the work undone. */
  function note(line: Line): void {
    if (isOpen) journal?.append(line)
    apply(line)
  }

  return {
    box: (queue) => ({
      all: () => [...lettersOf(queue).values()],
      put: (put) => note({ queue, put }),
      remove(removed) {
        if (lettersOf(queue).has(removed)) note({ queue, removed })
      },
    }),
    queueNames: () => [...boxes].filter(([, letters]) => letters.size > 0).map(([queue]) => queue),
    close() {
      isOpen = false
      journal?.close()
    },
  }
}

function opened(folder: string): { journal: Journal; records: unknown[] } {
  mkdirSync(folder, { recursive: true })
  return openJournal(join(folder, FILE))
}
