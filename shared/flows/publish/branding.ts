// How a partner's reports look: its settings, and its logo, which is kept under its hash so that a published report can
// be rendered again. A logo that cannot be used is told to the operator, and the reports come without it.

import { createHash } from 'node:crypto'
import { UnreadableObject } from '../../domain/errors.ts'
import { logoProblem, logoUri, MAX_LOGO_BYTES } from '../../domain/portfolio/logo.ts'
import type { Branding } from '../../domain/portfolio/portfolio.ts'
import type { Partner } from '../../domain/settings.ts'
import { frozenLogoKey } from '../../layout.ts'
import type { AlertOperator } from '../../ports/alerts.ts'
import type { ReportBucket, SettingsBucket } from '../../ports/objects.ts'

export interface BrandingPorts {
  readonly settingsBucket: SettingsBucket
  readonly reports: ReportBucket
  readonly alert: AlertOperator
}

export interface PublishedLook {
  readonly branding: Branding
  /** A `data:` address; null: there is none. */
  readonly logo: string | null
}

export async function publishedLook(partner: Partner, ports: BrandingPorts): Promise<PublishedLook> {
  const { color, logo: name, contact } = partner.branding
  const logo = name === null ? null : await keepLogo(partner, name, ports)
  const branding = { color, contact, logoSha256: logo?.sha256 ?? null, links: partner.links }
  return { branding, logo: logo && logoUri(logo.bytes) }
}

interface Logo {
  readonly bytes: Uint8Array
  readonly sha256: string
}

async function keepLogo({ id, canary }: Partner, name: string, ports: BrandingPorts): Promise<Logo | null> {
  const logo = await readLogo(name, ports.settingsBucket)
  if (typeof logo === 'string') {
    const reason = `The logo ${name} ${logo}`
    if (!canary)
      ports.alert({ message: 'reports come without a logo', partner: id, about: 'branding', reason })
    return null
  }
  const sha256 = createHash('sha256').update(logo).digest('hex')
  // Written with every report: the bucket deletes objects by age, and none before the reports that need it.
  await ports.reports.put(frozenLogoKey(id, sha256), logo, 'application/octet-stream')
  return { bytes: logo, sha256 }
}

/** A string says what is wrong with it. */
async function readLogo(name: string, bucket: SettingsBucket): Promise<Uint8Array | string> {
  const head = await bucket.head(name)
  if (head === null) return 'is missing in the settings bucket; put it at its root.'
  if (head.bytes > MAX_LOGO_BYTES) return `has more than ${MAX_LOGO_BYTES} bytes; make it smaller.`
  const body = await bucket.read(name, head.version).catch(withheld)
  if (body === null) return 'was replaced while it was read; the next reports have it.'
  if (typeof body === 'string') return body
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  return logoProblem(bytes) ?? bytes
}

/** It will be next time too, and reports do not wait for a logo. */
function withheld(error: unknown): string {
  if (error instanceof UnreadableObject) return `cannot be read: ${error.message}.`
  throw error
}
