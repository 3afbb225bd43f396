// Everything that buckets and tables hold, in all versions and unpacked, to be searched for a text.

import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import {
  type AttributeValue,
  type DynamoDBClient,
  ListTablesCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3'
import { unpackEntries } from '../../shared/domain/sheets/activity-reader.ts'
import { partsIn } from './workbooks.ts'

/** The names of the buckets and tables that hold the text, in any case, in names or in content. */
export async function tracesOf(
  text: string,
  buckets: readonly string[],
  s3: S3Client,
  dynamo: DynamoDBClient,
): Promise<string[]> {
  const wanted = text.toLowerCase()
  const found: string[] = []
  for (const bucket of buckets) if (await isIn(wanted, objectsOf(bucket, s3))) found.push(bucket)
  const { TableNames = [] } = await dynamo.send(new ListTablesCommand())
  for (const table of TableNames) if (await isIn(wanted, itemsOf(table, dynamo))) found.push(table)
  return found.sort()
}

async function isIn(wanted: string, texts: AsyncIterable<string>): Promise<boolean> {
  for await (const text of texts) if (text.toLowerCase().includes(wanted)) return true
  return false
}

/** As many as a test stores fit into one answer. */
async function* objectsOf(Bucket: string, s3: S3Client): AsyncGenerator<string> {
  const {
    Versions = [],
    DeleteMarkers = [],
    IsTruncated,
  } = await s3.send(new ListObjectVersionsCommand({ Bucket }))
  if (IsTruncated) throw new RangeError(`${Bucket} holds too much for this search`)
  for (const { Key = '' } of [...Versions, ...DeleteMarkers]) yield Key
  for (const { Key, VersionId } of Versions) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))
    yield* readings(Buffer.from((await Body?.transformToByteArray()) ?? []))
  }
}

async function* itemsOf(TableName: string, client: DynamoDBClient): AsyncGenerator<string> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) {
    for (const item of Items) yield* textsIn({ M: item })
  }
}

async function* textsIn(value: AttributeValue): AsyncGenerator<string> {
  if (value.S !== undefined) yield value.S
  if (value.B !== undefined) yield* readings(Buffer.from(value.B))
  for (const member of value.L ?? []) yield* textsIn(member)
  for (const [name, member] of Object.entries(value.M ?? {})) {
    yield name
    yield* textsIn(member)
  }
}

/** As it stands, decoded as mail, and unpacked by whatever unpacks it. */
async function* readings(bytes: Buffer): AsyncGenerator<string> {
  const text = bytes.toString()
  yield text
  yield text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  for (const [lines] of text.matchAll(/(?:[A-Za-z0-9+/]{60,}\r?\n)+[A-Za-z0-9+/=]*/g)) {
    yield Buffer.from(lines, 'base64').toString()
  }
  const afterFormat = (packed: Buffer) => inflateRawSync(packed.subarray(1))
  const activity = (packed: Buffer) => JSON.stringify([...unpackEntries(packed)])
  for (const unpack of [
    afterFormat,
    activity,
    gunzipSync,
    inflateSync,
    inflateRawSync,
    brotliDecompressSync,
    zstdDecompressSync,
  ]) {
    try {
      yield unpack(bytes).toString()
    } catch {
      // It is not packed like this.
    }
  }
  if (bytes.subarray(0, 2).toString() === 'PK') yield* Object.values(await partsIn(bytes))
}
