// How long a bundle takes to load: what a cold start waits for before the first event. Arguments: the bundle.

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { timed } from '../timed.ts'

const bundle = resolve(process.argv[2] ?? '')

await timed(async () => {
  await import(bundle)
  return { bundle_bytes: statSync(bundle).size }
})
