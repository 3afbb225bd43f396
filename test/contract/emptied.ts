// Deletes what the suites leave behind: objects with all their versions, unfinished uploads, items, buckets, tables.

import {
  type AttributeValue,
  DeleteTableCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb'
import {
  AbortMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { ItemKey } from '../../shared/adapters/dynamo/item.ts'
import { dynamoTable } from '../../shared/adapters/dynamo/table.ts'

export async function deleteBucket(client: S3Client, Bucket: string): Promise<void> {
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }))
  for (const { Key, UploadId } of Uploads) {
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  }
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }))
    const all = [...Versions, ...DeleteMarkers]
    if (all.length === 0) break
    await Promise.all(
      all.map(({ Key, VersionId }) => client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))),
    )
  }
  await client.send(new DeleteBucketCommand({ Bucket }))
}

export async function deleteTable(client: DynamoDBClient, TableName: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName }))
}

export async function emptyTable(client: DynamoDBClient, TableName: string): Promise<void> {
  const request = { TableName, ConsistentRead: true, ProjectionExpression: 'pk, sk' }
  for await (const { Items = [] } of paginateScan({ client }, request)) {
    await dynamoTable(client, TableName).deleteAll(Items.map(keyOf))
  }
}

function keyOf({ pk, sk }: Record<string, AttributeValue>): ItemKey {
  return { pk: pk?.S ?? '', sk: sk?.S ?? '' }
}
