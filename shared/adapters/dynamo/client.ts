// The DynamoDB client as the product uses it: patient, metered, with faults in the product's own words.

import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { serviceFault } from '../service-faults.ts'
import { meter, type RequestUnits } from './request-units.ts'

/** Adds the units of all its calls to `units`. */
export function dynamoClient(config: DynamoDBClientConfig, units: RequestUnits): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...config,
  })
  client.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args)
      } catch (error) {
        throw serviceFault(error, `DynamoDB ${context.commandName}`)
      }
    },
    { step: 'initialize', name: 'faults' },
  )
  meter(client, units)
  return client
}
