// A trap waits for the n-th call that a flow makes, and springs a fault on it.

import type { Pipeline } from '../convergence/pipeline.ts'
import type { Services } from '../support/world.ts'
import type { Scenario } from './scenarios.ts'

/** What is caught: the n-th call, from 1. */
export interface Catch {
  readonly call: number
  readonly kind: string
}

export interface Trap {
  /** A fresh world, in which the trap can be set. */
  open(): Promise<Pipeline>
  /** The ports that the flow in question is to work with. */
  portsFor(pipeline: Pipeline): Services
  /** From here to `disarm` calls are counted, and one is caught. */
  arm(): void
  disarm(): void
  /** Names of the calls counted, in order. */
  calls(): readonly string[]
  /** Such a fault cannot happen to that call. */
  isImpossible(): boolean
  /** What still takes place when everybody has long given up. */
  later(): Promise<void>
}

/** Where faults are sprung: at calls to ports, or at calls to AWS. */
export interface Level {
  readonly kinds: readonly string[]
  /** null: a trap that only counts. */
  trap(caught: Catch | null): Trap
  /** Are the points compared as well? */
  measures(scenario: Scenario): boolean
}
