import { describe, expect, it } from 'vitest'
import { s3Config, serviceConfig } from '../../../shared/adapters/environment.ts'

describe('the configuration of a service', () => {
  it('leaves to the SDK what the environment does not set', () => {
    expect(serviceConfig({}, 'SES')).toEqual({})
    expect(serviceConfig({ AWS_ENDPOINT_URL: '', AWS_ACCESS_KEY_ID: 'a' }, 'SES')).toEqual({})
  })

  it('prefers the endpoint of the service to the common one', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://common', AWS_ENDPOINT_URL_SQS: 'http://sqs' }
    expect(serviceConfig(environment, 'SQS').endpoint).toBe('http://sqs')
    expect(serviceConfig(environment, 'S3').endpoint).toBe('http://common')
  })

  it('reads region and credentials, with or without a session', () => {
    const keys = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }
    expect(serviceConfig(keys, 'S3')).toEqual({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    })
    expect(serviceConfig({ ...keys, AWS_SESSION_TOKEN: 'c' }, 'S3').credentials?.sessionToken).toBe('c')
  })

  it('uses path-style buckets only with a custom endpoint', () => {
    expect(s3Config({}).forcePathStyle).toBe(false)
    expect(s3Config({ AWS_ENDPOINT_URL_S3: 'http://localhost:9000' }).forcePathStyle).toBe(true)
  })
})
