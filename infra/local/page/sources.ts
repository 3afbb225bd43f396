// Where the pages get their data from; nothing of it depends on a cloud.

import type { Explanation } from '../../../shared/domain/explanation/explanation.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { ExplainJob } from '../../../shared/flows/measure/explain.ts'
import type { DropBucket, ReportBucket } from '../../../shared/ports/objects.ts'

export const PORTAL_PATH = '/portal'

export interface PageSources {
  /** All mails that were sent, in any order. */
  readonly mailbox: () => Promise<readonly MailedMessage[]>
  readonly reports: Pick<ReportBucket, 'get' | 'list'>
  readonly drops: Pick<DropBucket, 'list'>
  readonly tables: readonly TableSource[]
  /** The portal, whose pages are below `PORTAL_PATH`. */
  readonly portal: (request: Request) => Response | Promise<Response>
  /** Where a customer's figures come from; null: the partner is not in the settings. */
  explain(partner: PartnerId, job: ExplainJob): Promise<Explanation | null>
}

export interface MailedMessage {
  readonly messageId: string
  /** Milliseconds since 1970. */
  readonly atMs: number
  readonly destinations: readonly string[]
  /** The mail as it was sent. */
  readonly raw: Uint8Array
}

export interface TableSource {
  readonly name: string
  /** The first rows, in any order, as attributes by name. */
  first(rows: number): Promise<readonly Readonly<Record<string, unknown>>[]>
}
