// The DynamoDB client as the product uses it: patient, metered, with faults in the product's own words.

import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { backoff } from '../backoff.ts'
import { describeMissing, isThrottled, toTransient } from '../service-faults.ts'
import { meter, type RequestUnits } from './request-units.ts'

/**
 * How often a throttled call is made, over some two minutes: a table grows while it is pressed, and whoever gave up
 * a write would have to read the whole drop again. Callers wait meanwhile, so nothing piles up.
 */
const THROTTLED_ATTEMPTS = 20

/** Adds the units of all its calls to `units`. */
export function dynamoClient(config: DynamoDBClientConfig, units: RequestUnits): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...config,
  })
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

/** A batch is of one table. */
function tableOf(input: object): string | undefined {
  const { TableName, RequestItems } = input as { TableName?: string; RequestItems?: object }
  return TableName ?? Object.keys(RequestItems ?? {})[0]
}
