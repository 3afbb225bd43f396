// Counts request units, which is what the tables charge for, as every answer states them.

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** Units used so far. Writes whose condition did not hold state none and are not included. */
export interface RequestUnits {
  read: number
  write: number
}

/** Makes every call of the client return its units, and adds them up. */
export function meter(client: DynamoDBClient, units: RequestUnits): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const asking = { ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' as const } }
      const answer = await next(asking)
      const kind = READS.has(context.commandName ?? '') ? 'read' : 'write'
      units[kind] += unitsOf(answer.output)
      return answer
    },
    { step: 'initialize', name: 'requestUnits' },
  )
}

const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand'])

function unitsOf(output: object): number {
  if (!('ConsumedCapacity' in output) || output.ConsumedCapacity === undefined) return 0
  const stated = [output.ConsumedCapacity].flat() as { CapacityUnits?: number }[]
  return stated.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
}
