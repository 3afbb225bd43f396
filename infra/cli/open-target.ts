// Opens the services that a command works on.

import process from 'node:process'
import type { Writable } from 'node:stream'
import { type Wiring, wire } from '../../shared/adapters/wiring.ts'
import { attachedNames } from '../local/run/names.ts'
import { startServices } from '../local/run/services.ts'
import type { Target } from './target.ts'

export interface OpenTarget {
  readonly wiring: Wiring
  /** Those that an embedded run has left, by queue; null: the queues are not in this process. */
  readonly deadLetters: (() => ReadonlyMap<string, readonly unknown[]>) | null
  close(): Promise<void>
}

/**
 * Throws if another process uses the folder. `log`: where log lines go, since standard output holds the
 * result. `others`: variables that differ from those of the target.
 */
export async function openTarget(
  target: Target,
  log: Writable,
  others: Readonly<Record<string, string>> = {},
): Promise<OpenTarget> {
  if (target.kind === 'embedded') {
    const { environment, queues, close } = await startServices(target, () => undefined)
    return { wiring: wire({ ...environment, ...others }, log), deadLetters: queues.deadLetters, close }
  }
  const names = target.kind === 'attached' ? attachedNames(process.env) : {}
  return {
    wiring: wire({ ...process.env, ...names, ...others }, log),
    deadLetters: null,
    close: async () => undefined,
  }
}
