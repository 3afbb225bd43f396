// Reads many small files through the real functions, queues and SDK, over embedded services in the same process. Uploading them
// is not timed. Arguments: how many files, how many rows each.

import { Writable } from 'node:stream'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { startFunctions } from '../../../infra/local/run/functions.ts'
import { BUCKET_NAMES } from '../../../infra/local/run/names.ts'
import { s3Config } from '../../../shared/adapters/environment.ts'
import { s3Client } from '../../../shared/adapters/s3/client.ts'
import { limitConcurrency } from '../../../shared/flows/limit-concurrency.ts'
import { PARTNERS_FILE } from '../../../shared/layout.ts'
import { BENCH_DATE } from '../input/activity-file.ts'
import { graphLines } from '../input/graph-file.ts'
import { timed } from '../timed.ts'

const UPLOADS_AT_ONCE = 8
/** Customers with a file a day each. */
const CUSTOMERS = 2_000

const [files = 0, rows = 0] = process.argv.slice(2).map(Number)

const log = new Writable({ write: (_line, _encoding, done) => done() })
const functions = await startFunctions({ kind: 'embedded', folder: null }, log)
const s3 = s3Client(s3Config(functions.environment))
await put(BUCKET_NAMES.settings, PARTNERS_FILE, settings())
await functions.consume('ingest', 'sweep')
await functions.queues.idle()
const uploads = limitConcurrency(UPLOADS_AT_ONCE)
for (let file = 0; file < files; file += 1) {
  await uploads.run(() => put(BUCKET_NAMES.drops, keyOf(file), [...graphLines(rows, file)].join('\n')))
}
await uploads.drain()

let calls = 0
countCalls()
const startMs = performance.now()
await timed(async () => {
  await functions.consume('changes')
  await functions.queues.idle()
  const { read: readUnits, write: writeUnits } = functions.wiring.requestUnits
  return {
    files,
    files_per_second: Math.round((files / (performance.now() - startMs)) * 1_000),
    calls_per_file: perFile(calls),
    write_units_per_file: perFile(writeUnits),
    read_units_per_file: perFile(readUnits),
    dead_letters: [...functions.queues.deadLetters()].reduce((sum, [, letters]) => sum + letters.length, 0),
  }
})
s3.destroy()
await functions.close()

function keyOf(file: number): string {
  const date = new Date(Date.parse(BENCH_DATE) - Math.floor(file / CUSTOMERS) * 86_400_000)
  return `bench/activity/${date.toISOString().slice(0, 10)}/customer=customer-${file % CUSTOMERS}/usage.csv`
}

function settings(): string {
  const recipients = [{ email: 'ana@bench.example', name: 'Ana', customers: 'all' }]
  return JSON.stringify([{ id: 'bench', name: 'Bench', timezone: 'Europe/Madrid', recipients }])
}

async function put(Bucket: string, Key: string, body: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from(body) }))
}

/** Of all clients, whose classes share one `send`. */
function countCalls(): void {
  const sdk = Object.getPrototypeOf(S3Client.prototype)
  const { send } = sdk
  sdk.send = function (...args: unknown[]) {
    calls += 1
    return send.apply(this, args)
  }
}

function perFile(count: number): number {
  return Math.round((count / files) * 100) / 100
}
