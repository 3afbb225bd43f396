// Yes or no as stated last, by number: a statement with the place of its sheet is one number, and the greatest wins.

import { type Statement, UNSTATED } from '../sheets/activity-packer.ts'

export type RankedFlag = number

const STATEMENTS_PER_SHEET = 2 ** 32
const FIRST_LENGTH = 64

/** `place`: of the sheet, in order of precedence. */
export function rankedFlag(statement: Statement, place: number): RankedFlag {
  return place * STATEMENTS_PER_SHEET + statement
}

export function isYes(flag: RankedFlag): boolean {
  return flag % 2 === 1
}

export function isNo(flag: RankedFlag): boolean {
  return flag % 2 === 0
}

const NONE = new Float64Array()

/** Takes no memory until something is stated. */
export class RankedFlags {
  #flags = NONE

  get(at: number): RankedFlag {
    return this.#flags[at] ?? UNSTATED
  }

  state(at: number, flag: RankedFlag): void {
    if (at >= this.#flags.length) this.#grow(at)
    if (flag > this.get(at)) this.#flags[at] = flag
  }

  #grow(at: number): void {
    const larger = new Float64Array(Math.max(FIRST_LENGTH, 2 * at)).fill(UNSTATED)
    larger.set(this.#flags)
    this.#flags = larger
  }
}
