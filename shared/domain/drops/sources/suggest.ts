// What partners.json could say of a file that lacks columns: its own names for them.

import { distance } from 'fastest-levenshtein'
import type { ColumnsSuggestion } from '../outcome.ts'
import { columnName } from '../rows/header.ts'
import type { MissingGroup } from './recognise.ts'

const MOST_CANDIDATES = 5

/** `names`: those of the file that may be shown and that nothing else is read from. */
export function suggestColumns(
  dataset: ColumnsSuggestion['dataset'],
  groups: readonly MissingGroup[],
  names: readonly string[],
): ColumnsSuggestion {
  const columns = groups.flatMap(([first]) => {
    if (first === undefined) return []
    const known = [first.column, ...first.names].map(columnName)
    const farness = (name: string) => Math.min(...known.map((each) => distance(columnName(name), each)))
    const ranked = names.map((name) => ({ name, far: farness(name) })).sort((a, b) => a.far - b.far)
    return [{ column: first.column, candidates: ranked.slice(0, MOST_CANDIDATES).map(({ name }) => name) }]
  })
  return { dataset, columns }
}
