// The results of a run: `summary.json`, and the same for people.

/** Schema 1. Counts are of this run; `customers` and `flags` of all partners' reports together. */
export interface Summary {
  readonly schema: 1
  /** `YYYY-MM-DD`. */
  readonly as_of: string
  readonly partners: number
  readonly drops: {
    readonly read: number
    readonly refused: number
    readonly deleted: number
    readonly unchanged: number
  }
  readonly rows: {
    readonly read: number
    readonly accepted: number
    readonly rejected: number
    readonly skipped: number
  }
  readonly customers: number
  readonly flags: number
  readonly mails: {
    readonly sent: number
    readonly already_sent: number
    readonly none_due: number
    readonly refused: number
    readonly unknown: number
  }
  /** Of DynamoDB. */
  readonly request_units: { readonly write: number; readonly read: number }
  readonly duration_ms: {
    readonly total: number
    readonly ingest: number
    readonly measure: number
    readonly publish: number
    readonly send: number
  }
}

/** With a line break at the end. */
export function summaryJson(summary: Summary): string {
  return `${JSON.stringify(summary, null, 2)}\n`
}

/** A few aligned lines; counts of 0 are left out, except the first of a line. */
export function summaryText(summary: Summary): string {
  const { drops, rows, mails, request_units: units, duration_ms: durationMs } = summary
  const lines = [
    ['As of', summary.as_of],
    [
      'Portfolio',
      counted(
        [summary.partners, plural(summary.partners, 'partner')],
        [summary.customers, plural(summary.customers, 'customer')],
        [summary.flags, plural(summary.flags, 'flag')],
      ),
    ],
    [
      'Drops',
      counted(
        [drops.read, 'read'],
        [drops.refused, 'refused'],
        [drops.deleted, 'deleted'],
        [drops.unchanged, 'unchanged'],
      ),
    ],
    [
      'Rows',
      counted(
        [rows.read, 'read'],
        [rows.accepted, 'accepted'],
        [rows.rejected, 'rejected'],
        [rows.skipped, 'skipped'],
      ),
    ],
    [
      'Mail',
      counted(
        [mails.sent, 'sent'],
        [mails.already_sent, 'sent before'],
        [mails.none_due, 'not due'],
        [mails.refused, 'refused'],
        [mails.unknown, 'unknown'],
      ),
    ],
    ['DynamoDB', counted([units.write, 'write units'], [units.read, 'read units'])],
    [
      'Time',
      `${seconds(durationMs.total)} (ingest ${seconds(durationMs.ingest)}, measure ${seconds(durationMs.measure)}, ` +
        `publish ${seconds(durationMs.publish)}, send ${seconds(durationMs.send)})`,
    ],
  ]
  return lines.map(([label = '', text = '']) => `${label.padEnd(LABEL_WIDTH)}${text}\n`).join('')
}

const LABEL_WIDTH = 11

type Count = readonly [count: number, word: string]

function counted(first: Count, ...others: readonly Count[]): string {
  return [first, ...others.filter(([count]) => count > 0)]
    .map(([count, word]) => `${count.toLocaleString('en')} ${word}`)
    .join(', ')
}

export function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`
}
