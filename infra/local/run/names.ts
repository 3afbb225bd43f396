// The names of buckets, tables and queues on one machine, as the functions find them in their environment.

import type { Environment } from '../../../shared/adapters/environment.ts'
import {
  BUCKETS,
  type BucketName,
  CONFIGURATION_SET_VARIABLE,
  deadLetterVariable,
  EVENT_BUS_VARIABLE,
  NEVER,
  QUEUE_NAMES,
  type QueueName,
  queueVariable,
  RETENTION_VARIABLE,
  SENDER_VARIABLE,
  STAGE_VARIABLE,
  TABLES,
} from '../../../shared/topology.ts'
import type { Queues } from '../../emulator/queues.ts'

export const BUCKET_NAMES: Readonly<Record<BucketName, string>> = {
  drops: 'uptake-drops',
  reports: 'uptake-reports',
  settings: 'uptake-settings',
}

const BUCKET_ENTRIES = Object.entries(BUCKETS) as [BucketName, (typeof BUCKETS)[BucketName]][]

/** By local bucket name, the queue that receives every change in the bucket. */
export const BUCKET_EVENTS: Readonly<Record<string, QueueName>> = Object.fromEntries(
  BUCKET_ENTRIES.flatMap(([bucket, { changes }]) =>
    changes === null ? [] : [[BUCKET_NAMES[bucket], changes]],
  ),
)

export const EMBEDDED_NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TABLES).map(([name, variable]) => [variable, name])),
  ...Object.fromEntries(BUCKET_ENTRIES.map(([name, { variable }]) => [variable, BUCKET_NAMES[name]])),
  [SENDER_VARIABLE]: 'digest@uptake.example',
  [CONFIGURATION_SET_VARIABLE]: 'uptake',
  [EVENT_BUS_VARIABLE]: 'uptake',
  [STAGE_VARIABLE]: 'local',
  // No bucket that this process makes has a lifecycle rule.
  [RETENTION_VARIABLE]: NEVER,
}

/** The same, except for what the environment already names. */
export function attachedNames(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(EMBEDDED_NAMES).map(([variable, name]) => [variable, environment[variable] || name]),
  )
}

export function queueVariables(queues: Queues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    QUEUE_NAMES.flatMap((name) => [
      [queueVariable(name), queues.queueUrl(name)],
      [deadLetterVariable(name), queues.deadLettersUrl(name)],
    ]),
  )
}

const SERVICES = ['S3', 'DYNAMODB', 'SES'] as const

/** Variables that are required before attaching anything, one line for each that is missing. */
export function attachedProblems(environment: Environment): string[] {
  const region = environment.AWS_REGION
    ? []
    : ['--endpoint attached: AWS_REGION is not set; name the region, such as eu-west-1.']
  const unnamed = SERVICES.filter(
    (service) => !environment[`AWS_ENDPOINT_URL_${service}`] && !environment.AWS_ENDPOINT_URL,
  )
  return [
    ...region,
    ...unnamed.map(
      (service) =>
        `--endpoint attached: neither AWS_ENDPOINT_URL_${service} nor AWS_ENDPOINT_URL is set; name the endpoint.`,
    ),
  ]
}
