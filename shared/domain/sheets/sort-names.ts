// Sorts names by their bytes: three-way radix quicksort (Bentley and Sedgewick, 1997), which calls nothing for each pair of
// them. A sort with a comparison took a tenth of the time of a reading.

import type { ByteTable } from './byte-table.ts'

/** The numbers of names, in place. */
export function sortNames(names: ByteTable, numbers: Int32Array): Int32Array {
  sortFrom(names, numbers, 0, numbers.length, 0)
  return numbers
}

/** From `start` up to `end` all have the same first `depth` bytes. */
function sortFrom(names: ByteTable, numbers: Int32Array, start: number, end: number, depth: number): void {
  let [low, high, at] = [start, end, depth]
  while (high - low > 1) {
    const pivot = names.byteAt(numbers[(low + high) >> 1] ?? 0, at)
    const { less, greater } = partition(names, numbers, low, high, at, pivot)
    // The largest part goes on here: so calls are never deeper than the logarithm of the names, whatever they are.
    const equal = pivot === -1 ? 0 : greater - less
    if (equal >= Math.max(less - low, high - greater)) {
      sortFrom(names, numbers, low, less, at)
      sortFrom(names, numbers, greater, high, at)
      low = less
      high = pivot === -1 ? less : greater
      at += 1
    } else {
      if (pivot !== -1) sortFrom(names, numbers, less, greater, at + 1)
      if (less - low > high - greater) {
        sortFrom(names, numbers, greater, high, at)
        high = less
      } else {
        sortFrom(names, numbers, low, less, at)
        low = greater
      }
    }
  }
}

/** Those whose byte there is less than the pivot come first, up to `less`, those with a greater one from `greater` on. */
function partition(
  names: ByteTable,
  numbers: Int32Array,
  low: number,
  high: number,
  depth: number,
  pivot: number,
): { readonly less: number; readonly greater: number } {
  let less = low
  let greater = high
  for (let at = low; at < greater; ) {
    const number = numbers[at] ?? 0
    const byte = names.byteAt(number, depth)
    if (byte < pivot) {
      numbers[at++] = numbers[less] ?? 0
      numbers[less++] = number
    } else if (byte > pivot) {
      greater -= 1
      numbers[at] = numbers[greater] ?? 0
      numbers[greater] = number
    } else {
      at += 1
    }
  }
  return { less, greater }
}
