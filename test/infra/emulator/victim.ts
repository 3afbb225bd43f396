// A process with an embedded cloud, to be killed: prints its environment, then works until then.

import process from 'node:process'
import { startCloud } from '../../../infra/emulator/cloud.ts'

const [folder = ''] = process.argv.slice(2)
const { environment } = await startCloud({ folder, buckets: ['drops', 'reports'] })
console.log(JSON.stringify(environment))
