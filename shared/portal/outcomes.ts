// What flows tell of files, as the pages show it.

import { formatDay } from '../domain/calendar.ts'
import { parseDropKey } from '../domain/drops/drop-key.ts'
import type { LatestDrop } from '../flows/portal/latest-drops.ts'
import type { UploadState } from '../flows/portal/upload-state.ts'
import type { ListedFile } from '../views/portal/latest-files.ts'
import type { ShownOutcome } from '../views/portal/outcome.ts'

/** `rejects`: where they would be. `move`: as of ShownReceipt. */
export function shownOutcome(
  state: UploadState,
  rejects: string,
  move: string | null,
): { readonly file: string; readonly outcome: ShownOutcome } {
  const address = parseDropKey(state.key)
  const file = address.kind === 'invalid' ? state.key : address.file
  if (state.kind !== 'answered') return { file, outcome: state }
  const { receipt, hasRejects } = state.outcome
  return { file, outcome: { kind: 'answered', receipt, rejects: hasRejects ? rejects : null, move } }
}

export function listedFile({ address, status, atMs, rows }: LatestDrop): ListedFile {
  const { key, file, dataset, keyDay, kind } = address
  const isPart = status === 'committed' && (rows?.rejected ?? 0) > 0
  return {
    key,
    name: file,
    isCheck: kind === 'rehearsal',
    dataset,
    day: formatDay(keyDay),
    status: isPart ? 'partly' : status,
    atMs,
    rows,
  }
}
