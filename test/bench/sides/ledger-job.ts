// Runs one job over the services that the environment names. Argument: the job.

import { measureJob } from '../ledger-jobs.ts'

console.log(JSON.stringify(await measureJob(process.argv[2] ?? '')))
