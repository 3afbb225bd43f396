// Workloads as bits, so that "active in" is one number for a user whatever the number of rows.
// The well-known words have a bit each; every other word shares the last one, and its users are counted by name.

/** A set of workloads: bit n stands for index n. */
export type Workloads = number

const WORDS = ['exchange', 'sharepoint', 'teams', 'yammer', 'skype', 'office_apps', 'dynamics365'] as const

/** Words that are counted under another one: OneDrive belongs to SharePoint, Viva Engage is Yammer. */
const COUNTED_AS: ReadonlyMap<string, string> = new Map([
  ['onedrive', 'sharepoint'],
  ['viva_engage', 'yammer'],
])

/** The index that all other words share. */
export const OTHER_WORKLOADS = WORDS.length

const INDEXES = new Map<string, number>(WORDS.map((word, index) => [word, index]))

export const YAMMER_ALONE: Workloads = 1 << workloadIndex('yammer')

export function workloadIndex(word: string): number {
  return INDEXES.get(COUNTED_AS.get(word) ?? word) ?? OTHER_WORKLOADS
}

/** How many sets there are. */
export const WORKLOAD_SETS = 1 << (OTHER_WORKLOADS + 1)

/** The users of each word, from how many there are of each set; words without an index of their own are left out. */
export function countWorkloads(usersBySet: ArrayLike<number>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [index, word] of WORDS.entries()) {
    let users = 0
    for (let set = 0; set < WORKLOAD_SETS; set += 1)
      if ((set & (1 << index)) !== 0) users += usersBySet[set] ?? 0
    if (users > 0) counts.set(word, users)
  }
  return counts
}
