// What changes between two texts, line by line, with some unchanged lines around each change.

import { diff } from 'node:util'

export type DifferenceLine =
  | { readonly kind: 'added' | 'removed' | 'same'; readonly text: string }
  | { readonly kind: 'gap' }

const AROUND = 3
const KINDS = new Map<number, 'added' | 'removed'>([
  [-1, 'added'],
  [1, 'removed'],
])

/** Empty if there is no difference. */
export function differenceOf(before: string, after: string): DifferenceLine[] {
  const lines = comparedLines(linesOf(before), linesOf(after))
  const isNear = nearChanges(lines.map(({ kind }) => kind !== 'same'))
  return lines.flatMap((line, at): DifferenceLine[] => {
    if (isNear[at]) return [line]
    return isNear[at - 1] && isNear.includes(true, at) ? [{ kind: 'gap' }] : []
  })
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

interface Line {
  readonly kind: 'added' | 'removed' | 'same'
  readonly text: string
}

/** Only what lies between equal ends is compared, since the time that takes grows with the square of its lines. */
function comparedLines(before: readonly string[], after: readonly string[]): Line[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const same = (text: string): Line => ({ kind: 'same', text })
  const [changedFrom, changedTo] = [
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  ]
  // `diff` fails on two empty lists.
  const changes = changedFrom.length + changedTo.length === 0 ? [] : diff(changedFrom, changedTo)
  return [
    ...before.slice(0, start).map(same),
    ...changes.map(([operation, text]): Line => ({ kind: KINDS.get(operation) ?? 'same', text })),
    ...before.slice(before.length - end).map(same),
  ]
}

function nearChanges(isChange: readonly boolean[]): boolean[] {
  const isNear = isChange.map(() => false)
  isChange.forEach((changes, at) => {
    if (changes) isNear.fill(true, Math.max(0, at - AROUND), at + AROUND + 1)
  })
  return isNear
}
