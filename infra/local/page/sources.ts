// What the page shows comes through these few functions, so that it stands without a cloud behind it.

import type { DropBucket, ReportBucket } from '../../../shared/ports.ts'

export interface PageSources {
  /** Everything that was mailed, in any order. */
  readonly mailbox: () => Promise<readonly MailedMessage[]>
  readonly reports: Pick<ReportBucket, 'get' | 'list'>
  readonly drops: Pick<DropBucket, 'list'>
  readonly tables: readonly TableSource[]
}

export interface MailedMessage {
  readonly messageId: string
  /** Milliseconds since 1970. */
  readonly atMs: number
  readonly destinations: readonly string[]
  /** As it left. */
  readonly raw: Uint8Array
}

export interface TableSource {
  readonly name: string
  /** The first rows, in any order: attributes by name. */
  first(rows: number): Promise<readonly Readonly<Record<string, unknown>>[]>
}
