// `npm run uptake -- digest preview`: the mails of a week as they would be sent now, written or sent as a test.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { latestDue } from '../../../shared/domain/local-time.ts'
import type { EmailAddress } from '../../../shared/domain/mail/email-address.ts'
import type { Partner, Recipient } from '../../../shared/domain/settings.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { type Preview, previewDigests } from '../../../shared/flows/preview/preview.ts'
import { sendTest } from '../../../shared/flows/send/send-test.ts'
import { CONFIGURATION_SET_VARIABLE, SENDER_VARIABLE, TABLES } from '../../../shared/topology.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { STORAGE, targetProblems } from '../target.ts'
import { type PreviewOptions, parsePreviewOptions } from './preview-options.ts'
import { writeMail } from './write-mail.ts'

const SENDING = [SENDER_VARIABLE, CONFIGURATION_SET_VARIABLE]

/** Returns the exit status; `args`: those after the command's name. */
export function preview(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parsePreviewOptions(args),
    ({ target, to }) => targetProblems(target, [...STORAGE, TABLES.Metrics, ...(to === null ? [] : SENDING)]),
    async (options) => {
      const { wiring, close } = await openTarget(options.target, streams.stderr)
      try {
        return await previewFor(options, wiring, streams)
      } finally {
        await close()
      }
    },
    streams,
  )
}

async function previewFor(options: PreviewOptions, wiring: Wiring, streams: Streams): Promise<number> {
  const partner = (await wiring.settings()).get(options.partner)
  const recipients = partner === undefined ? [] : chosen(partner, options.recipient)
  if (partner === undefined || recipients.length === 0) {
    streams.stderr.write(`${whyNone(partner, options)}\n`)
    return FAILED
  }
  const asOf = options.asOf ?? latestDue(partner, wiring.clock()).asOf
  const previews = await previewDigests(partner, asOf, recipients, wiring)
  return options.to === null
    ? write(partner, previews, options, streams)
    : send(partner, previews, { to: options.to, json: options.json }, wiring, streams)
}

function chosen({ recipients }: Partner, address: EmailAddress | null): readonly Recipient[] {
  return address === null ? recipients : recipients.filter(({ email }) => email === address)
}

function whyNone(partner: Partner | undefined, { partner: id, recipient }: PreviewOptions): string {
  if (partner === undefined) return `${id} is not in partners.json; give the id of a partner that is.`
  return recipient === null
    ? `${id} has no recipients in partners.json; add one, and its mail can be seen.`
    : `${visibleLine(recipient)} is no recipient of ${id}; partner show lists those that are.`
}

async function write(
  { id }: Partner,
  previews: readonly Preview[],
  { out, json }: PreviewOptions,
  { stdout, stderr }: Streams,
): Promise<number> {
  const told: object[] = []
  for (const preview of previews) {
    const { email } = preview.recipient
    if (preview.kind === 'no-mail') {
      told.push({ recipient: email, subject: null, reason: preview.reason, files: [] })
      stderr.write(`${visibleLine(email)}: ${preview.reason}\n`)
      continue
    }
    const paths = await writeMail(out, [id, preview.week, email], preview.mail)
    const { subject } = preview.mail
    told.push({ recipient: email, subject, reason: null, files: paths })
    if (!json) stdout.write(`${[visibleLine(subject), ...paths].join('\n')}\n`)
  }
  if (json) stdout.write(jsonText({ schema: 1, partner: id, week: previews[0]?.week ?? null, mails: told }))
  return DONE
}

async function send(
  partner: Partner,
  previews: readonly Preview[],
  { to, json }: { readonly to: EmailAddress; readonly json: boolean },
  wiring: Wiring,
  { stdout, stderr }: Streams,
): Promise<number> {
  const found = previews.find((preview) => preview.kind === 'mail')
  if (found === undefined) {
    stderr.write(`No recipient of ${partner.id} gets a mail of ${previews[0]?.week}; nothing was sent.\n`)
    return FAILED
  }
  const message = await sendTest({ partner, week: found.week, mail: found.mail }, to, wiring)
  const named = `the mail of ${visibleLine(found.recipient.email)} to ${visibleLine(to)}`
  if (json) {
    const { email: recipient } = found.recipient
    const { state = 'CLAIMED', reason = null } = message ?? {}
    stdout.write(jsonText({ schema: 1, partner: partner.id, week: found.week, recipient, to, state, reason }))
  }
  if (message?.state === 'SENT') {
    if (!json) stdout.write(`Sent as a test: ${named}.\n`)
    return DONE
  }
  stderr.write(
    `Not sent, or perhaps not: ${named}. ${message?.state ?? 'CLAIMED'}: ${visibleLine(message?.reason ?? 'another command is sending one')}.\n`,
  )
  return FAILED
}
