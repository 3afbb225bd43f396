// The first Ctrl-C asks the work to stop where it can go on later; a second one ends the process at once.

import process from 'node:process'

export interface Interrupt {
  hasCome(): boolean
  /** From then on, Ctrl-C does what it does. */
  ignore(): void
}

export function onInterrupt(): Interrupt {
  let hasCome = false
  const note = () => {
    hasCome = true
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, note)
  return {
    hasCome: () => hasCome,
    ignore: () => {
      for (const signal of signals) process.off(signal, note)
    },
  }
}
