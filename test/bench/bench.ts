// What a bench is: some work that is done by several sides, each in a process of its own.

export interface Bench {
  /** `group/case`, or the group alone. */
  readonly name: string
  readonly about: string
  readonly targets?: readonly Target[]
  /** A quick run of everything leaves it out: it runs what another bench runs, on other input. */
  readonly isAnotherCase?: boolean
  /** Lays out what the sides read. The first side is Uptake's, the others are its peers. */
  prepare(folder: string, isQuick: boolean): Promise<readonly Side[]>
}

export interface Side {
  readonly name: string
  /** What it does with the same input, to tell how far the comparison goes. */
  readonly computes: string
  /** A file of sides/, which prints its figures: see timed.ts. */
  readonly script: string
  readonly args: readonly string[]
}

/** At most so much of Uptake's figure, or so many times that of a peer. */
export interface Target {
  readonly figure: string
  readonly peer?: string
  readonly most: number
}

/** `duration_ms`, `cpu_ms` (of all threads), `peak_memory_mb` of the process, and what a side adds. */
export type Figures = Readonly<Record<string, number>>
