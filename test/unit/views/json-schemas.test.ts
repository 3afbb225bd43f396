import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { jsonSchemas } from '../../../shared/views/json-schemas.ts'

describe('the JSON Schemas in shared/views/schemas', () => {
  const schemas = jsonSchemas()

  it.each(Object.keys(schemas))(
    '%s says what the code checks (npm run schemas writes it anew)',
    async (name) => {
      const file = new URL(`../../../shared/views/schemas/${name}`, import.meta.url)
      expect(JSON.parse(await readFile(file, 'utf8'))).toStrictEqual(schemas[name])
    },
  )

  it('name the fields of digest.json as it has them', () => {
    const { required, properties } = schemas['digest.schema.json'] ?? {}
    expect(required).toContain('as_of')
    expect(properties).toHaveProperty(['portfolio', 'properties', 'calls_28d'])
  })

  it('know the members of maps, and the words of closed sets', () => {
    const { items } = schemas['partners.schema.json'] ?? {}
    expect(items).toHaveProperty(
      ['properties', 'customer_thresholds', 'additionalProperties', 'properties', 'min_seats', 'minimum'],
      0,
    )
    expect(items).toHaveProperty(['properties', 'send', 'properties', 'weekday', 'examples', 0], 'monday')
  })
})
