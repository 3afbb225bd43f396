// Names of columns as a receipt quotes them. A file without a header line, or with a column for each person, has
// people where names should be: so only what is known, or cannot be much else than a name, is ever repeated.

import { isNear } from '../../closest-match.ts'

export interface ColumnNames {
  /** Some name is a date, a number, an address or a generated id: what stands there is data, and nothing is quoted. */
  readAsData(): boolean
  /** null: it is not quoted. */
  quoted(name: string): string | null
  /** The first `most` of those that are quoted, and how many columns there are besides; unnamed ones do not count. */
  listed(names: readonly string[], most: number): string[]
}

/** `columns` may grow. `known`: names that the product looks for; `*` stands for any beginning. */
export function createColumnNames(columns: readonly string[], known: readonly string[]): ColumnNames {
  /** Every rejected row asks. */
  const judged = new Map<string, boolean>()
  let looked = 0
  let isData = false

  function readAsData(): boolean {
    for (; looked < columns.length && !isData; looked += 1) isData = isDatum(columns[looked] ?? '')
    return isData
  }

  function quoted(written: string): string | null {
    if (readAsData()) return null
    const name = written.trim()
    let isName = judged.get(name)
    if (isName === undefined) {
      isName = PLAIN.test(name) || isLikeKnown(name, known)
      judged.set(name, isName)
    }
    return isName ? name : null
  }

  return {
    readAsData,
    quoted,
    listed(names, most) {
      const named = names.filter((name) => name.trim() !== '')
      const shown = named
        .slice(0, MOST_LOOKED_AT)
        .flatMap((name) => quoted(name) ?? [])
        .slice(0, most)
      const others = named.length - shown.length
      if (others === 0) return shown
      if (shown.length === 0) return [others === 1 ? 'one column' : `${others} columns`]
      return [...shown, `and ${others} more`]
    },
  }
}

/** A file may have a million columns, and each takes a while to compare with what is known. */
const MOST_LOOKED_AT = 1_000
const LONGEST_NAME = 60
const PLAIN = /^[\p{L}\p{M}\p{Nd} _()/-]{1,40}$/u

function isLikeKnown(name: string, known: readonly string[]): boolean {
  if (name.length > LONGEST_NAME) return false
  const letters = lettersOf(name)
  return known.some((candidate) => {
    if (!candidate.startsWith('*')) return isNear(letters, lettersOf(candidate))
    const end = candidate.slice(1).trim()
    return name.toLowerCase().endsWith(end) && PLAIN.test(name.slice(0, -end.length) || '_')
  })
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{Nd}]/gu, '')
}

/** Longer than any address. */
const LONGEST_DATUM = 400
const DATA = [
  // Numbers, and dates and times in digits; a time zone may follow.
  /^[+-]?\d[\d\s.,:/'%+TZ-]*$/,
  /^\d{1,2}[ .-]{1,2}\p{L}{3,9}[ .,-]{1,2}\d{2,4}\b/u,
  /^\p{L}{3,9}\.? \d{1,2},? \d{4}\b/u,
  /^\\?\/Date\(/,
  // Addresses; `manager@odata.bind` is a name.
  /[^\s@]@(?!odata\.)[^\s@]+\.[^\s@]/i,
  // Generated ids: people under an alias, tenants.
  /^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\}?$/i,
]

function isDatum(written: string): boolean {
  const text = written.trim()
  return text.length <= LONGEST_DATUM && DATA.some((pattern) => pattern.test(text))
}
