// What the environment says, as the product and the SDK need it.

export type Environment = Readonly<Record<string, string | undefined>>

/** `meaning` completes "it must hold …". */
export function required(environment: Environment, name: string, meaning: string): string {
  const value = environment[name]?.trim() ?? ''
  if (value === '') throw new Error(`The environment variable ${name} is not set; it must hold ${meaning}.`)
  return value
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

/** What the SDK would read from the process, read from this environment; what it does not say is left to the SDK. */
export function serviceConfig(
  environment: Environment,
  service: 'DYNAMODB' | 'S3' | 'SES' | 'SQS',
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

/** Bucket names become host names on AWS; where an endpoint is named, only that host is known to exist. */
export function s3Config(environment: Environment): ServiceConfig & { readonly forcePathStyle: boolean } {
  const config = serviceConfig(environment, 'S3')
  return { ...config, forcePathStyle: config.endpoint !== undefined }
}
