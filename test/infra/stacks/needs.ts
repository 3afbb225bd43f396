// The permissions that a call to AWS needs, as `action resource` with the names of the stacks' constructs.

import { BUCKET_NAMES } from '../../../infra/local/run/names.ts'
import { titleOf } from '../../../infra/stacks/functions.ts'
import type { RecordedCall } from '../../support/recorded-calls.ts'

export function needsOf({ operation, input }: RecordedCall): string[] {
  if (operation in ON_OBJECTS) return (ON_OBJECTS[operation] ?? noNeeds)(input)
  if ('TableName' in input) return [`dynamodb:${operation} ${input.TableName}`]
  if ('RequestItems' in input)
    return Object.keys(Object(input.RequestItems)).map((table) => `dynamodb:${operation} ${table}`)
  if ('QueueUrl' in input) return [`sqs:SendMessage ${queueAt(String(input.QueueUrl))}`]
  if (operation === 'PutEvents') return ['events:PutEvents Events']
  if (operation === 'SendRawEmail') {
    const [, domain] = String(input.Source).split('@')
    return [`identity/${input.Source}`, `identity/${domain}`, 'configuration-set/MailConfigurationSet'].map(
      (resource) => `ses:${operation} ${resource}`,
    )
  }
  throw new Error(`nobody knows what ${operation} needs`)
}

type Input = RecordedCall['input']

const noNeeds = () => []

/**
 * "Required permissions for Amazon S3 API operations", S3 user guide. Without ListBucket, a missing key is answered by
 * 403; a condition on an ETag reads the object.
 */
const ON_OBJECTS: Readonly<Record<string, (input: Input) => string[]>> = {
  GetObject: reading,
  HeadObject: reading,
  PutObject: writing,
  CreateMultipartUpload: writing,
  UploadPart: writing,
  CompleteMultipartUpload: writing,
  CopyObject: (input) => [...copying(String(input.CopySource)), ...writing(input)],
  AbortMultipartUpload: (input) => on(input, 's3:AbortMultipartUpload'),
  DeleteObject: (input) => [...on(input, 's3:DeleteObject'), ...conditionOf(input)],
  ListObjectsV2: ({ Bucket }) => [`s3:ListBucket ${bucketNamed(String(Bucket))}`],
}

function reading(input: Input): string[] {
  const action = input.VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion'
  return [...on(input, action), `s3:ListBucket ${bucketNamed(String(input.Bucket))}`]
}

function copying(source: string): string[] {
  const [path = '', version] = source.split('?versionId=')
  const action = version === undefined ? 's3:GetObject' : 's3:GetObjectVersion'
  return [`${action} ${objectAt(path.split('/').map(decodeURIComponent))}`]
}

function writing(input: Input): string[] {
  return [...on(input, 's3:PutObject'), ...conditionOf(input)]
}

function conditionOf(input: Input): string[] {
  return input.IfMatch === undefined ? [] : on(input, 's3:GetObject')
}

function on(input: Input, action: string): string[] {
  return [`${action} ${objectAt([String(input.Bucket), String(input.Key)])}`]
}

function objectAt([bucket = '', ...key]: readonly string[]): string {
  return `${bucketNamed(bucket)}/${key.join('/')}`
}

function bucketNamed(name: string): string {
  const [found] = Object.entries(BUCKET_NAMES).find(([, local]) => local === name) ?? []
  if (found === undefined) throw new Error(`no bucket ${name}`)
  return titleOf(found)
}

function queueAt(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1)
  const [queue = '', deadLetters] = name.split('-dead-')
  return `${titleOf(queue)}Queue${deadLetters === undefined ? '' : 'DeadLetters'}`
}
