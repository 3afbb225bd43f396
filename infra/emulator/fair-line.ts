// The messages that wait, handed out as a fair queue of SQS does: whoever has many in work comes after those who have
// few, so that nobody's backlog is everybody's. Messages of no group are each a group of their own.

import type { Message } from './invocation.ts'

export interface FairLine {
  readonly length: number
  push(message: Message): void
  /** The next one, which is in work from now on. */
  take(): Message | undefined
  /** It is no longer in work, whatever became of it. */
  leave(message: Message): void
  clear(): void
}

interface Group {
  readonly waiting: Message[]
  inWork: number
  /** When it was last taken from, in messages; -1: never. */
  lastTurn: number
}

export function fairLine(): FairLine {
  const ungrouped: Message[] = []
  const groups = new Map<string, Group>()
  let turns = 0

  function groupOf(name: string): Group {
    const group = groups.get(name) ?? { waiting: [], inWork: 0, lastTurn: -1 }
    groups.set(name, group)
    return group
  }

  function next(): Group | undefined {
    const waiting = [...groups.values()].filter((group) => group.waiting.length > 0)
    return waiting.sort((a, b) => a.inWork - b.inWork || a.lastTurn - b.lastTurn)[0]
  }

  return {
    get length() {
      return [...groups.values()].reduce((sum, { waiting }) => sum + waiting.length, ungrouped.length)
    },
    push(message) {
      const line = message.group === null ? ungrouped : groupOf(message.group).waiting
      line.push(message)
    },
    take() {
      if (ungrouped.length > 0) return ungrouped.shift()
      const group = next()
      if (group === undefined) return undefined
      group.inWork += 1
      group.lastTurn = ++turns
      return group.waiting.shift()
    },
    leave({ group: name }) {
      if (name !== null) groupOf(name).inWork -= 1
    },
    clear() {
      ungrouped.length = 0
      for (const { waiting } of groups.values()) waiting.length = 0
    },
  }
}
