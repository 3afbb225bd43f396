import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { jsonSchemas } from '../../../shared/views/json-schemas.ts'

describe('the JSON Schemas in shared/views/schemas', () => {
  const schemas = jsonSchemas()

  it.each(Object.keys(schemas))(
    '%s matches what the code checks (npm run schemas writes it)',
    async (name) => {
      const file = new URL(`../../../shared/views/schemas/${name}`, import.meta.url)
      expect(JSON.parse(await readFile(file, 'utf8'))).toStrictEqual(schemas[name])
    },
  )

  it('name the fields of digest.json', () => {
    const { required, properties } = schemas['digest.schema.json'] ?? {}
    expect(required).toContain('as_of')
    expect(properties).toHaveProperty(['portfolio', 'properties', 'calls_28d'])
  })

  it('contain the members of maps and the values of enumerations', () => {
    const { items } = schemas['partners.schema.json'] ?? {}
    expect(items).toHaveProperty(
      ['properties', 'customer_thresholds', 'additionalProperties', 'properties', 'min_seats', 'minimum'],
      0,
    )
    expect(items).toHaveProperty(['properties', 'send', 'properties', 'weekday', 'examples', 0], 'monday')
  })
})
