// One write on one item, said as what changes and what must hold; expressions and their placeholders follow.

import type { UpdateItemInput } from '@aws-sdk/client-dynamodb'
import { type Attributes, toStored } from './item.ts'

/** Neither may be empty. */
export interface Change {
  readonly set: Attributes
  /** Attributes to take off. */
  readonly remove: readonly string[]
}

/** What must hold: an expression over `#attribute` and `:value`, with the values it names. */
export interface Condition {
  readonly expression: string
  readonly values?: Attributes
}

type Conditional = Pick<
  UpdateItemInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>
type Expressions = Conditional & Pick<UpdateItemInput, 'UpdateExpression'>

/** Of a write that puts or deletes a whole item. */
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

/** What the `#attribute` and `:value` of the expressions stand for; a request may not name an empty list of values. */
function placeholders(expressions: string, values: Attributes): Conditional {
  const names = Array.from(expressions.matchAll(/#(\w+)/g), ([alias, name]) => [alias, name ?? ''])
  const stored = Object.entries(toStored(values)).map(([name, value]) => [`:${name}`, value])
  return {
    ExpressionAttributeNames: Object.fromEntries(names),
    ...(stored.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(stored) }),
  }
}
