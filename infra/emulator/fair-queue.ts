// Waiting messages, in the order of a fair SQS queue: the group with the fewest messages in flight is served first, so
// that one group's backlog does not delay the others. A message without a group is a group of its own.

import type { Message } from './invocation.ts'

export interface FairQueue {
  readonly length: number
  push(message: Message): void
  /** The next message, which is in flight from now on. */
  take(): Message | undefined
  /** The message is no longer in flight, whatever its outcome. */
  settle(message: Message): void
  clear(): void
}

interface Group {
  readonly waiting: Message[]
  inFlight: number
  /** The number of the last message taken from the group; -1: none yet. */
  lastTurn: number
}

export function createFairQueue(): FairQueue {
  const ungrouped: Message[] = []
  const groups = new Map<string, Group>()
  let turns = 0

  function groupOf(name: string): Group {
    const group = groups.get(name) ?? { waiting: [], inFlight: 0, lastTurn: -1 }
    groups.set(name, group)
    return group
  }

  function next(): Group | undefined {
    const waiting = [...groups.values()].filter((group) => group.waiting.length > 0)
    return waiting.sort((a, b) => a.inFlight - b.inFlight || a.lastTurn - b.lastTurn)[0]
  }

  return {
    get length() {
      return [...groups.values()].reduce((sum, { waiting }) => sum + waiting.length, ungrouped.length)
    },
    push(message) {
      const waiting = message.group === null ? ungrouped : groupOf(message.group).waiting
      waiting.push(message)
    },
    take() {
      if (ungrouped.length > 0) return ungrouped.shift()
      const group = next()
      if (group === undefined) return undefined
      group.inFlight += 1
      group.lastTurn = ++turns
      return group.waiting.shift()
    },
    settle({ group: name }) {
      if (name !== null) groupOf(name).inFlight -= 1
    },
    clear() {
      ungrouped.length = 0
      for (const { waiting } of groups.values()) waiting.length = 0
    },
  }
}
