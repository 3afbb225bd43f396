// One write on one item, said as what changes and what must hold; expressions and their placeholders follow.

import type { UpdateItemInput } from '@aws-sdk/client-dynamodb'
import { type Attributes, toStored } from './item.ts'

export interface Change {
  readonly set?: Attributes
  /** Set only where absent. */
  readonly default?: Attributes
  /** Attributes to take off. */
  readonly remove?: readonly string[]
  /** Elements into, or out of, sets of strings. */
  readonly add?: Readonly<Record<string, ReadonlySet<string>>>
  readonly delete?: Readonly<Record<string, ReadonlySet<string>>>
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

export function expressions(change: Change, condition: Condition | null): Expressions {
  const { set = {}, remove = [], add = {}, delete: taken = {} } = change
  const defaults = change.default ?? {}
  const assignments = [
    ...Object.keys(set).map((name) => `#${name} = :${name}`),
    ...Object.keys(defaults).map((name) => `#${name} = if_not_exists(#${name}, :${name})`),
  ]
  const update = [
    clause('SET', assignments),
    clause(
      'REMOVE',
      remove.map((name) => `#${name}`),
    ),
    clause(
      'ADD',
      Object.keys(add).map((name) => `#${name} :${name}`),
    ),
    clause(
      'DELETE',
      Object.keys(taken).map((name) => `#${name} :${name}`),
    ),
  ].join(' ')
  const values = { ...set, ...defaults, ...add, ...taken, ...condition?.values }
  return {
    UpdateExpression: update,
    ...(condition === null ? {} : { ConditionExpression: condition.expression }),
    ...placeholders(`${update} ${condition?.expression ?? ''}`, values),
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

function clause(verb: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${verb} ${parts.join(', ')}`
}
