// What the uses of a customer's sheets stand for, each read once for all sheets; and who is active in those that no bit
// stands for.

import type { Use } from '../sheets/sheet.ts'
import type { UnmatchedName } from './product-reading.ts'
import type { ProductRefReader, RefNumber } from './product-ref.ts'
import { EVERY_WORKLOAD, type UserNumber } from './user-uses.ts'
import { OTHER_WORKLOADS, type Workloads, workloadIndex } from './workloads.ts'

type Users = Set<UserNumber>

export interface UseMeaning {
  /** None: it takes part in nothing. The same list for all workloads of a product. */
  readonly refs: readonly RefNumber[]
  readonly workloads: Workloads
  /** The workload that its licence flags speak of. */
  readonly flagFor: number
  /** They take who is active in it; null: none do. */
  readonly others: readonly Users[] | null
}

export interface UseMeanings {
  /** Of all uses so far, by number. `isGraph`: products are names. */
  of(isGraph: boolean): readonly UseMeaning[]
  /** The users of workloads that have no bit of their own. */
  otherWorkloads(): ReadonlyMap<string, ReadonlySet<UserNumber>>
  /** The users active under each name for which the customer holds nothing. */
  unmatched(): ReadonlyMap<UnmatchedName, ReadonlySet<UserNumber>>
}

/** `uses`: by number; more come with the sheets. */
export function createUseMeanings(products: ProductRefReader, uses: readonly Use[]): UseMeanings {
  const plain: UseMeaning[] = []
  const graph: UseMeaning[] = []
  const byWorkload = new Map<string, Users>()
  const byName = new Map<UnmatchedName, Users>()

  function read({ product, workload, subscription }: Use, isGraph: boolean): UseMeaning {
    const { refs, unmatched } = products.read(isGraph, product, subscription)
    const index = workloadIndex(workload)
    const others = unmatched.map((name) => findSet(byName, name))
    if (index === OTHER_WORKLOADS && refs.length > 0) others.push(findSet(byWorkload, workload))
    return {
      refs,
      workloads: 1 << index,
      flagFor: isGraph ? index : EVERY_WORKLOAD,
      others: others.length === 0 ? null : others,
    }
  }

  return {
    of(isGraph) {
      const known = isGraph ? graph : plain
      while (known.length < uses.length) known.push(read(uses[known.length] as Use, isGraph))
      return known
    },
    otherWorkloads: () => withUsers(byWorkload),
    unmatched: () => withUsers(byName),
  }
}

function withUsers<Key>(sets: ReadonlyMap<Key, Users>): Map<Key, Users> {
  return new Map(Array.from(sets).filter(([, users]) => users.size > 0))
}

function findSet<Key>(sets: Map<Key, Users>, key: Key): Users {
  let set = sets.get(key)
  if (set === undefined) {
    set = new Set()
    sets.set(key, set)
  }
  return set
}
