// The sample portfolio, as `npm start -- --once` runs it, loading the program included. Argument: the folder for what it writes.

import module from 'node:module'
import { timed } from '../timed.ts'

const [, , out = ''] = process.argv

// As npm start does.
module.enableCompileCache()

await timed(async () => {
  const { runAndServe } = await import('../../../infra/local/run/run-and-serve.ts')
  const status = await runAndServe({
    drops: null,
    asOf: null,
    out,
    state: null,
    once: true,
    json: true,
    endpoint: 'embedded',
  })
  return { exit_status: status }
})
