// The first Ctrl-C asks the work to stop where it can be resumed; a second one ends the process at once.

import process from 'node:process'

export interface Interrupt {
  hasCome(): boolean
  /** Restores the default effect of Ctrl-C. */
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
