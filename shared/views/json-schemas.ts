// JSON Schemas of what others read and write: generated from the schemas that the code itself checks with.

import * as z from 'zod/mini'
import { digestPublishedSchema, flagChangedSchema } from '../domain/events/event.ts'
import { partnersSchema } from '../domain/settings-schema.ts'
import { publishedDigestSchema } from './digest-json.ts'
import { publishedExplanationSchema } from './explanation.ts'
import { snakeCase } from './key-case.ts'
import { publishedPortfolioSchema } from './portfolio-json.ts'
import { receiptSchema } from './receipt.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** By file name. Fields may be added to outputs later, so their schemas forbid no others. */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'digest.schema.json': inSnakeCase(jsonSchema(publishedDigestSchema)),
    'digest-published-event.schema.json': inSnakeCase(jsonSchema(digestPublishedSchema)),
    'flag-changed-event.schema.json': inSnakeCase(jsonSchema(flagChangedSchema)),
    'explanation.schema.json': inSnakeCase(jsonSchema(publishedExplanationSchema)),
    'portfolio.schema.json': inSnakeCase(jsonSchema(publishedPortfolioSchema)),
    'receipt.schema.json': jsonSchema(receiptSchema),
    'partners.schema.json': jsonSchema(partnersSchema),
  }
}

function jsonSchema(schema: z.core.$ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: written }) => Object.assign(written, hint(zodSchema)),
  })
}

/** What a pipe's end tells of its beginning: the words of a closed set, the members of a map. */
function hint(schema: z.core.$ZodTypes): JsonSchema {
  if (schema._zod.def.type !== 'pipe') return {}
  const end = schema._zod.def.out
  if (end instanceof z.ZodMiniEnum) return { examples: end.options }
  if (!(end instanceof z.ZodMiniMap)) return {}
  const { $schema: _, ...members } = jsonSchema(end._zod.def.valueType)
  return { type: 'object', additionalProperties: members }
}

/** Names of properties as `digest.json` has them. */
function inSnakeCase(node: JsonSchema): JsonSchema
function inSnakeCase(node: unknown): unknown
function inSnakeCase(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inSnakeCase)
  if (typeof node !== 'object' || node === null) return node
  const members = Object.entries(node).map(([keyword, value]) => {
    if (keyword === 'required') return [keyword, value.map(snakeCase)]
    if (keyword !== 'properties') return [keyword, inSnakeCase(value)]
    const properties = Object.entries(value).map(([name, schema]) => [snakeCase(name), inSnakeCase(schema)])
    return [keyword, Object.fromEntries(properties)]
  })
  return Object.fromEntries(members)
}
