// The messages about a rejected row: a clause for the receipt, and a sentence that says how to correct the row.

import { type Day, formatDay } from '../../calendar.ts'
import type { CustomerId } from '../../ids.ts'
import type { RejectCode } from '../outcome.ts'

/** What the sentences refer to. */
export interface RejectFacts {
  /** The day of the file; null while no row has said it. */
  readonly effectiveDay: Day | null
  readonly keyCustomer: CustomerId | null
  /** How many columns the header has. */
  readonly columns: number
  /** What rows are counted by. */
  readonly place: 'line' | 'record'
}

interface Messages {
  problem(column: string, facts: RejectFacts): string
  fix(column: string, facts: RejectFacts): string
}

const MESSAGES: Readonly<Record<RejectCode, Messages>> = {
  missing_value: {
    problem: (column) => `${column} is blank`,
    fix: (column) => `Fill in ${column}.`,
  },
  bad_date: {
    problem: (column) => `${column} is not a date`,
    fix: (column) =>
      `Write ${column} as YYYY-MM-DD, or with a time as YYYY-MM-DD HH:MM, which an offset such as +01:00 may follow.`,
  },
  future_date: {
    problem: (column, facts) => `${column} lies after ${dayOf(facts)}, the day of this file`,
    fix: (column, facts) =>
      `Write in ${column} a day up to ${dayOf(facts)}, or put the row into a file of a later day.`,
  },
  bad_number: {
    problem: (column) => `${column} is not a whole number of 0 or more`,
    fix: (column) => `Write ${column} as a whole number of 0 or more, such as 1250.`,
  },
  bad_status: {
    problem: (column) => `${column} is not a known status`,
    fix: (column) =>
      `Write in ${column} active, in_grace_period, disabled or deprovisioned, or a word that Microsoft uses for one of these.`,
  },
  bad_boolean: {
    problem: (column) => `${column} is neither true nor false`,
    fix: (column) => `Write true or false (or yes, no, 1, 0) in ${column}, or leave it blank.`,
  },
  bad_effective_date: {
    problem: (column, { effectiveDay }) =>
      effectiveDay === null
        ? `${column} is not a date`
        : `${column} is not ${formatDay(effectiveDay)}, the day of this file`,
    fix: (column, { effectiveDay }) =>
      effectiveDay === null
        ? `Write the day of the file in ${column}, as YYYY-MM-DD, the same in every row.`
        : `Write ${formatDay(effectiveDay)} in ${column}, or put the row into a file of its own day.`,
  },
  unknown_customer_column: {
    problem: (column) => `${column} names another customer than the key`,
    fix: (column, { keyCustomer }) =>
      `Leave ${column} blank or write ${keyCustomer}, the customer in the key, or upload the row under its own customer.`,
  },
  unidentified_user: {
    problem: (column) => `${column} names nobody`,
    fix: (column) => `Export the report so that ${column} has a name, or an alias, for each user.`,
  },
  too_many_fields: {
    problem: (_, { columns }) => `the row has more fields than the ${columns} of the header`,
    fix: () => 'Put quotes around a field that holds the delimiter.',
  },
  too_few_fields: {
    problem: (_, { columns }) =>
      `the last row breaks off: it has fewer fields than the ${columns} of the header`,
    fix: () => 'Export the file again, or complete the row and end it with a line break.',
  },
  bad_json: {
    problem: (column) =>
      column === '' ? 'the record is not a JSON object' : `${column} is a list of more than plain values`,
    fix: (column) =>
      column === ''
        ? 'Write the record as one JSON object.'
        : `Write ${column} as a text in quotes, a number, true or false, or as a list of these.`,
  },
  too_long: {
    problem: (column) => (column === '' ? 'the row is too long' : `${column} is too long`),
    fix: (column) =>
      column === ''
        ? 'Check that the line breaks between the rows are there.'
        : `Shorten ${column}: a field may have 1,024 characters, an id 256 bytes.`,
  },
}

/** A clause without a full stop, as in "opened_at is not a date". */
export function problemMessage(code: RejectCode, column: string, facts: RejectFacts): string {
  return MESSAGES[code].problem(column, facts)
}

export function fixMessage(code: RejectCode, column: string, facts: RejectFacts): string {
  return MESSAGES[code].fix(column, facts)
}

function dayOf({ effectiveDay }: RejectFacts): string {
  return effectiveDay === null ? 'the day of the file' : formatDay(effectiveDay)
}
