// A form for one file: the key is fixed here, so that nobody can upload anywhere else. A free name is taken unless the
// person wants to replace what the key holds.

import type { Day } from '../../domain/calendar.ts'
import { buildDropKey, type Dataset, type DropAddress } from '../../domain/drops/drop-key.ts'
import { cleanFileName, numbered, stemOf } from '../../domain/drops/file-name.ts'
import { type CustomerId, dropId, type PartnerId } from '../../domain/ids.ts'
import {
  FORM_SECONDS,
  HOLD_MS,
  holdPlace,
  MAX_UPLOAD_BYTES,
  OUTCOME_LIFETIME_MS,
  type Upload,
  type UploadId,
  uploadPlace,
} from '../../domain/portal/upload.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DropBucket } from '../../ports/objects.ts'
import type { UploadForm, UploadForms } from '../../ports/signed-access.ts'
import { load, type RecordPorts, save, update } from '../records.ts'
import type { Reader } from './open-link.ts'

export interface SignUploadPorts extends RecordPorts {
  readonly drops: DropBucket
  readonly uploadForms: UploadForms
  readonly clock: Clock
  readonly newUploadId: () => UploadId
  /** Without a slash at the end; null: the pages are nowhere to go to afterwards. */
  readonly portalUrl: string | null
}

export interface WantedUpload {
  readonly dataset: Dataset
  readonly day: Day
  /** The customer that the whole file is about; null: its rows say it. */
  readonly customer: CustomerId | null
  readonly fileName: string
  /** Take the place of what has this name. */
  readonly replace: boolean
  /** A rehearsal: read in full, counted nowhere. */
  readonly checkOnly: boolean
  /** Whether the browser goes on to the page of the outcome once the file is stored. */
  readonly goesOn: boolean
}

export interface SignedUpload {
  readonly form: UploadForm
  readonly id: UploadId
  readonly key: string
  /** The name that it gets. */
  readonly file: string
  /** Whether the key holds something that this replaces. */
  readonly replaces: boolean
}

/** The reader has opened a link to upload. */
export async function signUpload(
  { partner, recipient }: Reader,
  { dataset, day, customer, fileName, replace, checkOnly, goesOn }: WantedUpload,
  ports: SignUploadPorts,
): Promise<SignedUpload> {
  const file = cleanFileName(fileName)
  const kind = checkOnly ? 'rehearsal' : 'drop'
  const wanted = { kind, partner: partner.id, dataset, keyDay: day, customer, file } as const
  // What only rehearsals hold counts nowhere, so nothing is lost with it.
  const key = replace || checkOnly ? await holdAnyway(wanted, ports) : await freeKey(wanted, ports)
  const replaces = (await ports.drops.head(key))?.version ?? null
  const id = await recordUpload(partner.id, { recipient: recipient.email, key, replaces }, ports)
  const redirectTo = goesOn ? `${ports.portalUrl ?? ''}/uploaded/${partner.id}/${id}` : null
  const limits = { maxBytes: MAX_UPLOAD_BYTES, seconds: FORM_SECONDS, redirectTo }
  const form = await ports.uploadForms.sign(key, limits)
  return { form, id, key, file: key.slice(key.lastIndexOf('/') + 1), replaces: replaces !== null }
}

type RecordUploadPorts = Pick<SignUploadPorts, 'records' | 'clock' | 'newUploadId'>

/** The id by which its outcome is found. */
export async function recordUpload(
  partner: PartnerId,
  upload: Pick<Upload, 'recipient' | 'key' | 'replaces'>,
  ports: RecordUploadPorts,
): Promise<UploadId> {
  const [id, atMs] = [ports.newUploadId(), ports.clock()]
  const expiresAtMs = atMs + OUTCOME_LIFETIME_MS
  await save(uploadPlace(partner, id), { ...upload, atMs, expiresAtMs }, null, ports, expiresAtMs)
  return id
}

type KeyParts = Omit<DropAddress, 'key' | 'drop'>
type HoldPorts = RecordPorts & Pick<SignUploadPorts, 'drops' | 'clock'>

/** A key that holds nothing, and that nobody else is uploading to. */
export async function freeKey(wanted: KeyParts, ports: HoldPorts): Promise<string> {
  const taken = new Set<string>()
  const prefix = buildDropKey({ ...wanted, file: stemOf(wanted.file) })
  for await (const { key } of ports.drops.list(prefix)) taken.add(key)
  for (let n = 1; ; n++) {
    const key = buildDropKey({ ...wanted, file: n === 1 ? wanted.file : numbered(wanted.file, n) })
    if (!taken.has(key) && (await hold(wanted.partner, key, ports))) return key
  }
}

/** False: somebody else is uploading to it. */
async function hold(partner: PartnerId, key: string, ports: HoldPorts): Promise<boolean> {
  const place = holdPlace(partner, dropId(key))
  const [seen, nowMs] = [await load(place, ports), ports.clock()]
  if (seen !== null && seen.value.untilMs > nowMs) return false
  const untilMs = nowMs + HOLD_MS
  return (await save(place, { untilMs }, seen, ports, untilMs)) !== null
}

async function holdAnyway(wanted: KeyParts, ports: HoldPorts): Promise<string> {
  const key = buildDropKey(wanted)
  const untilMs = ports.clock() + HOLD_MS
  await update(holdPlace(wanted.partner, dropId(key)), () => ({ untilMs }), ports, untilMs)
  return key
}
