// Reads the environment for the product and for the SDK.

import { NEVER } from '../topology.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** `meaning` completes "it must hold …". */
export function required(environment: Environment, name: string, meaning: string): string {
  const value = environment[name]?.trim() ?? ''
  if (value === '') throw new Error(`The environment variable ${name} is not set; it must hold ${meaning}.`)
  return value
}

/** null: not set. */
export function optional(environment: Environment, name: string): string | null {
  return environment[name]?.trim() || null
}

/** A whole number of days, or the word `never`, which is Infinity. */
export function requiredDays(environment: Environment, name: string, meaning: string): number {
  const value = required(environment, name, meaning)
  if (value === NEVER) return Number.POSITIVE_INFINITY
  if (/^[1-9]\d*$/.test(value)) return Number(value)
  throw new Error(`The environment variable ${name} is ${JSON.stringify(value)}; it must hold ${meaning}.`)
}

interface ServiceConfig {
  readonly region?: string
  readonly endpoint?: string
  readonly credentials?: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
}

/**
 * The SDK's configuration, from this environment instead of the process's; unset fields are left to the SDK.
 */
export function serviceConfig(
  environment: Environment,
  service: 'DYNAMODB' | 'EVENTBRIDGE' | 'S3' | 'SES' | 'SQS',
): ServiceConfig {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment
  const endpoint = environment[`AWS_ENDPOINT_URL_${service}`] ?? environment.AWS_ENDPOINT_URL
  return {
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY
      ? {
          credentials: {
            accessKeyId: AWS_ACCESS_KEY_ID,
            secretAccessKey: AWS_SECRET_ACCESS_KEY,
            ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
          },
        }
      : {}),
  }
}

/** On AWS, bucket names become host names; behind a custom endpoint, only that host is known to exist. */
export function s3Config(environment: Environment): ServiceConfig & { readonly forcePathStyle: boolean } {
  const config = serviceConfig(environment, 'S3')
  return { ...config, forcePathStyle: config.endpoint !== undefined }
}
