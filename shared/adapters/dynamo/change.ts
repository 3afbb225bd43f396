// One conditional write on an item, described by its changes and its condition; builds the expressions from
// them.

import type { UpdateItemInput } from '@aws-sdk/client-dynamodb'
import { type Attributes, toStored } from './item.ts'

/** Neither may be empty. */
export interface Change {
  readonly set: Attributes
  /** Attributes to remove. */
  readonly remove: readonly string[]
}

/** The condition: an expression over `#attribute` and `:value`, with the values it names. */
export interface Condition {
  readonly expression: string
  readonly values?: Attributes
}

type Conditional = Pick<
  UpdateItemInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>
type Expressions = Conditional & Pick<UpdateItemInput, 'UpdateExpression'>

/** For a write that puts or deletes a whole item. */
export function conditional({ expression, values = {} }: Condition): Conditional {
  return { ConditionExpression: expression, ...placeholders(expression, values) }
}

export function expressions({ set, remove }: Change, condition: Condition | null): Expressions {
  const assignments = Object.keys(set).map((name) => `#${name} = :${name}`)
  const update = `SET ${assignments.join(', ')} REMOVE ${remove.map((name) => `#${name}`).join(', ')}`
  return {
    UpdateExpression: update,
    ...(condition === null ? {} : { ConditionExpression: condition.expression }),
    ...placeholders(`${update} ${condition?.expression ?? ''}`, { ...set, ...condition?.values }),
  }
}

/** The values of `#attribute` and `:value` in the expressions; DynamoDB rejects an empty list of values. */
function placeholders(expressions: string, values: Attributes): Conditional {
  const names = Array.from(expressions.matchAll(/#(\w+)/g), ([alias, name]) => [alias, name ?? ''])
  const stored = Object.entries(toStored(values)).map(([name, value]) => [`:${name}`, value])
  return {
    ExpressionAttributeNames: Object.fromEntries(names),
    ...(stored.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(stored) }),
  }
}
