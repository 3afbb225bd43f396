// Makes a digest, its JSON and the message of one recipient. Arguments: how many customers there are, how many of them flagged.

import { buildDigest } from '../../../shared/domain/digest/build-digest.ts'
import { partnerId } from '../../../shared/domain/ids.ts'
import { digestJson } from '../../../shared/views/digest-json.ts'
import { renderDigestMail } from '../../../shared/views/digest-mail.ts'
import { buildMessage } from '../../../shared/views/mime.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { inputOf, steady } from '../../unit/domain/digest/portfolios.ts'
import { timed } from '../timed.ts'

const WEEKS = 13
const [customers = 0, flagged = 0] = process.argv.slice(2).map(Number)

const input = inputOf(
  Object.fromEntries(Array.from({ length: customers }, (_, n) => [`customer-${n}`, storyOf(n)])),
)
const partner = partnerId('golden')
if (partner === null) throw new Error('golden is an id')

await timed(async () => {
  const digest = buildDigest(input)
  const texts = textsFor('en')
  const json = digestJson(digest, texts)
  const reader = { email: 'ana@golden.example', name: 'Ana' }
  const message = await buildMessage(renderDigestMail(digest, reader, texts), {
    from: { name: 'Golden', address: 'digest@golden.example' },
    to: { name: reader.name, address: reader.email },
    replyTo: null,
    partner,
    dateMs: 0,
    list: null,
  })
  return {
    flagged: digest.flaggedCustomers.length,
    json_bytes: Buffer.byteLength(json),
    message_bytes: message.length,
  }
})

function storyOf(n: number) {
  const sold = 20 + ((n * 37) % 400)
  const entitled = Math.floor(sold * (n < flagged ? 0.3 : 0.85))
  const week = { sold, assigned: sold, entitled, calls: 0 }
  return { name: `Customer ${n} Ltd`, manager: `m${n % 20}@golden.example`, weeks: steady(WEEKS, week) }
}
