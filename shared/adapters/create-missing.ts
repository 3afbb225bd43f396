// Creates missing tables and buckets for the embedded cloud and for attached endpoints; existing ones stay as
// they are. On AWS the stacks do this.

import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketVersioningCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { TABLE_KEYS } from '../topology.ts'
import { statusOf } from './service-faults.ts'

const TABLE_WAIT_SECONDS = 120

export async function createTables(client: DynamoDBClient, tables: readonly string[]): Promise<void> {
  await Promise.all(tables.map((table) => createTable(client, table)))
}

/** Versioned, since drops are read by version. */
export async function createBuckets(client: S3Client, buckets: readonly string[]): Promise<void> {
  for (const bucket of buckets) {
    if (!(await exists(client, bucket))) await createBucket(client, bucket)
  }
}

async function createTable(client: DynamoDBClient, TableName: string): Promise<void> {
  const { partition, sort } = TABLE_KEYS
  const request = new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: partition, AttributeType: 'S' },
      { AttributeName: sort, AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ],
  })
  try {
    await client.send(request)
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await waitUntilTableExists({ client, maxWaitTime: TABLE_WAIT_SECONDS, minDelay: 1 }, { TableName })
}

async function exists(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }))
    return true
  } catch (error) {
    if (statusOf(error) === 404) return false
    throw error
  }
}

async function createBucket(client: S3Client, Bucket: string): Promise<void> {
  const region = await client.config.region()
  // S3 rejects us-east-1 as an explicit location.
  const place =
    region === 'us-east-1'
      ? {}
      : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } }
  await client.send(new CreateBucketCommand({ Bucket, ...place }))
  const versioning = { Bucket, VersioningConfiguration: { Status: 'Enabled' as const } }
  try {
    await client.send(new PutBucketVersioningCommand(versioning))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `The bucket ${Bucket} was created, but this S3 does not support versioning, which is required: ${why}`,
      {
        cause,
      },
    )
  }
}
