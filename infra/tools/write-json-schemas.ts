// Writes the JSON Schemas of inputs and outputs beside the views that they describe: `npm run schemas`.

import { writeFile } from 'node:fs/promises'
import { jsonSchemas } from '../../shared/views/json-schemas.ts'

for (const [name, schema] of Object.entries(jsonSchemas())) {
  const file = new URL(`../../shared/views/schemas/${name}`, import.meta.url)
  await writeFile(file, `${JSON.stringify(schema, null, 2)}\n`)
}
