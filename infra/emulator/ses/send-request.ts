// Parses a SendRawEmail request and checks it as SES does.

import { SesError } from './errors.ts'

export interface SendRequest {
  readonly source: string
  readonly destinations: readonly string[]
  readonly configurationSet: string | null
  readonly tags: Readonly<Record<string, string>>
  readonly raw: Uint8Array
}

const MAX_BYTES = 10 * 1024 * 1024
const MAX_DESTINATIONS = 50

/** Throws a SesError. */
export function parseSendRequest(form: URLSearchParams): SendRequest {
  const destinations = members(form, 'Destinations.member.')
  const source = form.get('Source') ?? ''
  const names = members(form, 'Tags.member.', '.Name')
  const values = members(form, 'Tags.member.', '.Value')
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64')
  if (destinations.length === 0)
    throw invalid('Destinations must not be empty: the embedded SES does not read them from headers.')
  if (destinations.length > MAX_DESTINATIONS) throw invalid('Recipient count exceeds 50.')
  for (const address of [source, ...destinations]) checkAddress(address)
  for (const text of [...names, ...values]) {
    if (!/^[\w-]{1,256}$/.test(text))
      throw invalid(`Invalid tag <${text}>: only A-Z, a-z, 0-9, _ and - are allowed.`)
  }
  if (raw.length === 0) throw invalid('Empty raw message.')
  if (raw.length > MAX_BYTES) throw invalid(`Message length is more than ${MAX_BYTES} bytes long.`)
  const tags = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  return { source, destinations, configurationSet: form.get('ConfigurationSetName'), tags, raw }
}

/** `name@domain` or `Some name <name@domain>`; the messages are those of SES. */
function checkAddress(text: string): void {
  const address = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)]
  if (at < 0) throw invalid("Missing final '@domain'")
  if (local === '') throw invalid('Missing local name')
  if (domain === '') throw invalid('Missing domain')
  if (!/^[!-~]+$/.test(local)) throw invalid('Local address contains control or whitespace')
  if (/[(),:;<>@[\\\]]/.test(local.replace(/^"(.*)"$/, '')))
    throw invalid('Local address contains illegal character')
  if (domain.includes('..')) throw invalid('Domain contains dot-dot')
  if (!/^[a-z\d-]+(\.[a-z\d-]+)*$/i.test(domain)) throw invalid('Domain contains illegal character')
}

/** A list in the Query protocol: `prefix1suffix`, `prefix2suffix`, … */
function members(form: URLSearchParams, prefix: string, suffix = ''): string[] {
  const found: string[] = []
  for (let number = 1; form.has(`${prefix}${number}${suffix}`); number += 1) {
    found.push(form.get(`${prefix}${number}${suffix}`) ?? '')
  }
  return found
}

function invalid(message: string): SesError {
  return new SesError('InvalidParameterValue', message)
}
