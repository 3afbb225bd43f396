// What stands around the records of a JSON document: which of its lists has them, and whether it says that more follows.

import { ReadAgain } from '../read-again.ts'
import { RefusedDrop } from '../refusal.ts'
import { MAX_ROW_CHARACTERS } from '../text/text-source.ts'

export interface Envelope {
  /** Whether the list is that of the records; `first`: what its first element begins with, `]` where it is empty. */
  opensList(name: string, first: string): boolean
  /** More of the text, the elements of its lists left out. */
  keep(text: string): void
  /** '' for a document that is a list, null while nothing is found. */
  list(): string | null
  /** Refuses a document without records. */
  end(): void
  morePages(): string | null
}

/** Of several lists the first of these has the records, whatever else there is. */
const LIST_NAMES: readonly string[] = ['value', 'items', 'tickets', 'result', 'results']

/** `expected`: the member that an earlier reading of the document has found to hold the records. */
export function createEnvelope(expected: string | null): Envelope {
  let chosen: string | null = null
  let lists = 0
  let emptyLists = 0
  let text = ''

  function choose(name: string, first: string): boolean {
    const isNamed = rankOf(name) < LIST_NAMES.length
    if (chosen === null) {
      if (!isNamed && first !== '{') return false
      chosen = name
      return true
    }
    if (rankOf(name) < rankOf(chosen)) throw new ReadAgain({ list: name })
    if (rankOf(chosen) === LIST_NAMES.length && first === '{') throw severalLists(chosen, name)
    return false
  }

  return {
    opensList(name, first) {
      lists += 1
      if (first === ']') emptyLists += 1
      if (name === '' && text.trim() === '[') {
        chosen = ''
        return true
      }
      if (expected === null) return choose(name, first)
      const isExpected = name === expected && chosen === null
      if (isExpected) chosen = name
      return isExpected
    },
    keep(more) {
      if (text.length <= MAX_ROW_CHARACTERS) text += more
    },
    list: () => chosen,
    end() {
      const isNoData = lists === 1 && emptyLists === 1
      if (chosen === null && !isNoData) throw noList()
    },
    morePages: () => (text.length > MAX_ROW_CHARACTERS ? null : nextPageIn(text)),
  }
}

/** Names of members that hold records are compared in any case: Partner Center writes `Value`. */
function rankOf(name: string): number {
  const rank = LIST_NAMES.indexOf(name.toLowerCase())
  return rank === -1 ? LIST_NAMES.length : rank
}

type Members = Readonly<Record<string, unknown>>

/** Looks at the envelope and at the objects in it. */
function nextPageIn(text: string): string | null {
  const envelope = parsed(text)
  if (envelope === null) return null
  const objects = [envelope, ...Object.values(envelope).filter(isMembers)]
  for (const members of objects) {
    const next = Object.keys(members).find((name) => NEXT_PAGE.test(name) && !isBlank(members[name]))
    if (next !== undefined) return next
    if (isBeforeLast(members)) return 'page'
  }
  return null
}

const NEXT_PAGE = /^(?:@odata\.nextlink|@nextlink|next)/i

function isBeforeLast(members: Members): boolean {
  const page = numberIn(members, 'page')
  const pages = ['total_pages', 'totalPages', 'pages'].map((name) => numberIn(members, name))
  return page !== null && pages.some((last) => last !== null && page < last)
}

function numberIn(members: Members, name: string): number | null {
  const value = members[name]
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,9}$/.test(String(value))
    ? Number(value)
    : null
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.keys(value).length === 0
}

function parsed(text: string): Members | null {
  try {
    const value: unknown = JSON.parse(text)
    return isMembers(value) ? value : null
  } catch {
    return null
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function noList(): RefusedDrop {
  return new RefusedDrop(
    'missing_column',
    `The JSON document has no list of records: it may be such a list, or have one under ${LIST_NAMES.join(', ')} or any one other name.`,
  )
}

function severalLists(one: string, other: string): RefusedDrop {
  const named = [one, other].map((name) => (NAME.test(name) ? `"${name}"` : 'another'))
  return new RefusedDrop(
    'missing_column',
    `The JSON document has more than one list of records (${named.join(' and ')}); upload the one that is meant, as a list of its own.`,
    { unquoted: 'The JSON document has more than one list of records; upload the one that is meant alone.' },
  )
}

const NAME = /^[\w. -]{1,40}$/
