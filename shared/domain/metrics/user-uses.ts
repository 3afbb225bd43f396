// What a customer's users did in the window, as columns of numbers: half a million users pass through here, and no row
// becomes an object.

import { UNSTATED } from '../sheets/activity-packer.ts'
import { NumberRows } from '../sheets/number-rows.ts'
import type { RefNumber } from './product-ref.ts'
import { type RankedFlag, RankedFlags } from './ranked-flags.ts'
import { OTHER_WORKLOADS, WORKLOAD_SETS, type Workloads } from './workloads.ts'

/** Users of a customer are numbered across the sheets of the window. */
export type UserNumber = number
/** Of one user and one ref. */
export type UseNumber = number

/** The user has no other use. */
export const NO_USE: UseNumber = -1

/** For licence flags, a workload more: that of rows that apply to every workload. */
export const EVERY_WORKLOAD = OTHER_WORKLOADS + 1

/** Of each use: the one before it of that user, the number of its ref, the workloads in which the user was active. */
const [BEFORE, REF, WORKLOADS] = [0, 1, 2]

export class UserUses {
  readonly #latest = new NumberRows(1)
  readonly #uses = new NumberRows(3)
  readonly #deleted = new RankedFlags()
  /** By workload, of uses. */
  readonly #licensed = Array.from({ length: EVERY_WORKLOAD + 1 }, () => new RankedFlags())
  #isLicenceStated = false

  /** How many users there are. */
  get users(): number {
    return this.#latest.length
  }

  /** The first to look at of the user's uses. */
  latest(user: UserNumber): UseNumber {
    return this.#latest.get(user, 0)
  }

  /** The one to look at after it. */
  before(use: UseNumber): UseNumber {
    return this.#uses.get(use, BEFORE)
  }

  ref(use: UseNumber): RefNumber {
    return this.#uses.get(use, REF)
  }

  workloads(use: UseNumber): Workloads {
    return this.#uses.get(use, WORKLOADS)
  }

  /** The user was active in them under each of those refs. */
  addWorkloads(user: UserNumber, refs: readonly RefNumber[], workloads: Workloads): void {
    for (const ref of refs) {
      const use = this.#useOf(user, ref)
      this.#uses.set(use, WORKLOADS, this.workloads(use) | workloads)
    }
  }

  /** How many users were active in each set of workloads, by the set. */
  usersByWorkloads(): Int32Array {
    const users = new Int32Array(WORKLOAD_SETS)
    for (let user = 0; user < this.users; user += 1) {
      let all: Workloads = 0
      for (let use = this.latest(user); use !== NO_USE; use = this.before(use)) all |= this.workloads(use)
      users[all] = (users[all] ?? 0) + 1
    }
    return users
  }

  deleted(user: UserNumber): RankedFlag {
    return this.#deleted.get(user)
  }

  stateDeleted(user: UserNumber, flag: RankedFlag): void {
    this.#deleted.state(user, flag)
  }

  /** `workload`: which it speaks of. */
  stateLicensed(user: UserNumber, refs: readonly RefNumber[], workload: number, flag: RankedFlag): void {
    for (const ref of refs) this.#licensed[workload]?.state(this.#useOf(user, ref), flag)
    this.#isLicenceStated = true
  }

  /** The latest flag that applies to one of these workloads. */
  licensed(use: UseNumber, workloads: Workloads): RankedFlag {
    if (!this.#isLicenceStated) return UNSTATED
    let latest = UNSTATED
    for (let workload = 0; workload <= EVERY_WORKLOAD; workload += 1) {
      const applies = workload === EVERY_WORKLOAD || (workloads & (1 << workload)) !== 0
      if (applies) latest = Math.max(latest, this.#licensed[workload]?.get(use) ?? UNSTATED)
    }
    return latest
  }

  /** The user's use of that ref, a new one if there is none. */
  #useOf(user: UserNumber, ref: RefNumber): UseNumber {
    while (user >= this.users) this.#latest.push(NO_USE)
    let use = this.latest(user)
    while (use !== NO_USE && this.ref(use) !== ref) use = this.before(use)
    if (use !== NO_USE) return use
    const added = this.#uses.push(this.latest(user), ref, 0)
    this.#latest.set(user, 0, added)
    return added
  }
}
