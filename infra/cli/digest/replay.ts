// `npm run uptake -- digest replay`: a mail as it was sent, and as today's code renders the same content.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { type DigestRecord, digestPlace } from '../../../shared/domain/digest/digest-record.ts'
import { visible, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { localeOf } from '../../../shared/flows/portal/preferences.ts'
import { load } from '../../../shared/flows/records.ts'
import { renderDigest } from '../../../shared/flows/send/render.ts'
import { mailKey } from '../../../shared/layout.ts'
import { BUCKETS, TABLES } from '../../../shared/topology.ts'
import { rendererVersionOf } from '../../../shared/views/digest-json.ts'
import { RENDERER_VERSION } from '../../../shared/views/renderer-version.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { targetProblems } from '../target.ts'
import { parseReplayOptions, type ReplayOptions } from './replay-options.ts'
import { differences, linksOf, partsOf, type StoredMail } from './stored-mail.ts'
import { writeMail } from './write-mail.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function replay(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseReplayOptions(args),
    ({ target }) =>
      targetProblems(target, [BUCKETS.reports.variable, BUCKETS.settings.variable, TABLES.Ledger]),
    async (options) => {
      const { wiring, close } = await openTarget(options.target, streams.stderr)
      try {
        return await (options.out === null
          ? print(options, wiring, streams)
          : renderAgain(options, options.out, wiring, streams))
      } finally {
        await close()
      }
    },
    streams,
  )
}

async function print(
  options: ReplayOptions,
  { reports }: Wiring,
  { stdout, stderr }: Streams,
): Promise<number> {
  const stored = await storedMail(options, reports)
  if (stored === null) {
    stderr.write(`${noMail(options)}\n`)
    return FAILED
  }
  const mail = Buffer.from(stored).toString('utf8')
  stdout.write(options.json ? jsonText({ schema: 1, mail }) : visible(mail))
  return DONE
}

async function renderAgain(
  options: ReplayOptions,
  out: string,
  wiring: Wiring,
  { stdout, stderr }: Streams,
): Promise<number> {
  const { partner: id, week, recipient: address } = options
  const frozen = await frozenContent(options, wiring)
  if (typeof frozen !== 'object') {
    stderr.write(`${frozen}\n`)
    return FAILED
  }
  const partner = (await wiring.settings()).get(id)
  const recipient = partner?.recipients.find(({ email }) => email === address)
  if (partner === undefined || recipient === undefined) {
    stderr.write(
      `${visibleLine(address)} is no recipient of ${id} any more; its mail is not rendered again.\n`,
    )
    return FAILED
  }
  const raw = await storedMail(options, wiring.reports)
  const sent: StoredMail | null = raw === null ? null : await partsOf(raw)
  const extras = { imprint: wiring.imprint, links: sent === null ? {} : linksOf(sent, id) }
  const reader = { ...recipient, locale: await localeOf({ partner, recipient }, wiring) }
  const { mail } = renderDigest(frozen.content, { recipient: reader }, extras)
  const paths = await writeMail(out, [id, week, `${address}.again`], mail)
  const frozenBy = rendererVersionOf(frozen.content)
  const differing = sent === null ? null : await differences(sent, mail)
  if (options.json) {
    const versionsOf = { frozen_renderer_version: frozenBy, renderer_version: RENDERER_VERSION }
    stdout.write(
      jsonText({ schema: 1, subject: mail.subject, files: paths, ...versionsOf, differences: differing }),
    )
  } else {
    stdout.write(`${[visibleLine(mail.subject), ...paths].join('\n')}\n`)
    stdout.write(`${versions(frozenBy)}\n`)
  }
  if (differing === null) {
    stderr.write(`${noMail(options)}\n`)
    return FAILED
  }
  if (!options.json)
    stdout.write(
      differing.length === 0
        ? 'It is the same as what was sent: subject, text and HTML.\n'
        : `It differs from what was sent: ${differing.join(', ')}. The code may be another, or name, language or imprint in the settings.\n`,
    )
  return differing.length === 0 ? DONE : FAILED
}

function versions(frozen: number | null): string {
  if (frozen === RENDERER_VERSION)
    return `The renderers have the version that the content was frozen by, ${frozen}.`
  return `The content was frozen by version ${frozen ?? 'unknown'} of the renderers; this code has version ${RENDERER_VERSION}.`
}

async function storedMail(
  { partner, week, recipient }: ReplayOptions,
  reports: Wiring['reports'],
): Promise<Uint8Array | null> {
  return (await reports.get(mailKey(partner, week, recipient)))?.body ?? null
}

function noMail({ partner, week, recipient }: ReplayOptions): string {
  return `No mail of ${partner} of ${week} to ${visibleLine(recipient)} is stored: it was not sent, or is past its retention.`
}

/** A string says why there is none. */
async function frozenContent(
  { partner, week, recipient }: ReplayOptions,
  wiring: Wiring,
): Promise<{ readonly content: string } | string> {
  const record: DigestRecord | null = (await load(digestPlace(partner, week), wiring))?.value ?? null
  if (record?.state !== 'published') return `${partner} has published no digest of ${week}.`
  const owed = record.recipients.find((frozen) => frozen.recipient === recipient)
  if (owed === undefined) return `${visibleLine(recipient)} was no recipient of the digest of ${week}.`
  if (owed.contentKey === null) return `${visibleLine(recipient)} got no digest of ${week}: ${owed.reason}.`
  const stored = await wiring.reports.get(owed.contentKey)
  if (stored === null) return `The content of the digest of ${week} is not stored any more.`
  return { content: Buffer.from(stored.body).toString('utf8') }
}
