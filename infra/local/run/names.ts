// What the buckets, tables and queues are called on one machine, as the environment of the functions says it.

import type { Environment } from '../../../shared/adapters/environment.ts'
import { TABLES } from '../../../shared/adapters/tables.ts'
import type { Queues } from '../cloud/queues.ts'

export const BUCKETS = {
  drops: 'uptake-drops',
  reports: 'uptake-reports',
  settings: 'uptake-settings',
} as const

/** Bucket by bucket the environment variable that names it. */
export const BUCKET_VARIABLES = {
  drops: 'UPTAKE_DROPS_BUCKET',
  reports: 'UPTAKE_REPORTS_BUCKET',
  settings: 'UPTAKE_SETTINGS_BUCKET',
} as const

/** The queues of the process, as the stacks have them on AWS. */
export const QUEUES = ['ingest', 'sweep', 'measure', 'publish', 'send', 'feedback'] as const
export type QueueName = (typeof QUEUES)[number]

/** The queues that changes of a bucket go to. */
export const EVENT_QUEUES = { drops: 'ingest', settings: 'sweep' } as const satisfies Readonly<
  Record<string, QueueName>
>

export const EMBEDDED_NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TABLES).map(([name, variable]) => [variable, name])),
  [BUCKET_VARIABLES.drops]: BUCKETS.drops,
  [BUCKET_VARIABLES.reports]: BUCKETS.reports,
  [BUCKET_VARIABLES.settings]: BUCKETS.settings,
  UPTAKE_SENDER: 'digest@uptake.example',
  UPTAKE_CONFIGURATION_SET: 'uptake',
}

/** The same, but for what the environment already names. */
export function attachedNames(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(EMBEDDED_NAMES).map(([variable, name]) => [variable, environment[variable] || name]),
  )
}

export function queueVariables(queues: Queues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    QUEUES.flatMap((name) => [
      [queueVariable(name), queues.queueUrl(name)],
      [`UPTAKE_${name.toUpperCase()}_DEAD_LETTER_QUEUE_URL`, queues.deadLettersUrl(name)],
    ]),
  )
}

export function queueVariable(name: QueueName): string {
  return `UPTAKE_${name.toUpperCase()}_QUEUE_URL`
}

const SERVICES = ['S3', 'DYNAMODB', 'SES'] as const

/** What the environment must say before anything is attached, one line for each that is missing. */
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
