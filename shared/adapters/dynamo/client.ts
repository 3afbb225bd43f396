// The DynamoDB client with long retries for throttling, metering, and faults as the domain's errors.

import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { backoff } from '../backoff.ts'
import { describeMissing, isThrottled, toTransient } from '../service-faults.ts'
import { withoutLogLines } from '../without-log-lines.ts'
import { meter, type RequestUnits } from './request-units.ts'

/**
 * How many attempts a throttled call has, over about two minutes: a table scales while it is under load, and
 * giving up a write would mean reading the whole drop again. Callers wait meanwhile, so nothing piles up.
 * ConfiguredRetryStrategy of @smithy/util-retry (4.6) cannot do this: it has one limit of attempts and one
 * delay for throttling and every other error, and its retry quota of 500 tokens runs out under sustained
 * throttling.
 */
const THROTTLED_ATTEMPTS = 20

/** Adds the units of all its calls to `units`. */
export function dynamoClient(config: DynamoDBClientConfig, units: RequestUnits): DynamoDBClient {
  const client = withoutLogLines(
    new DynamoDBClient({
      maxAttempts: 5,
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
      ...config,
    }),
  )
  client.middlewareStack.add(
    (next, context) => async (args) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await next(args)
        } catch (error) {
          if (!isThrottled(error) || attempt === THROTTLED_ATTEMPTS) {
            throw toTransient(
              describeMissing(error, `table ${tableOf(args.input)}`),
              `DynamoDB ${context.commandName}`,
            )
          }
          await backoff(attempt)
        }
      }
    },
    { step: 'initialize', name: 'faults' },
  )
  meter(client, units)
  return client
}

/** A batch concerns one table. */
function tableOf(input: object): string | undefined {
  const { TableName, RequestItems } = input as { TableName?: string; RequestItems?: object }
  return TableName ?? Object.keys(RequestItems ?? {})[0]
}
