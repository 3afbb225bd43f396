// `npm run uptake`: the operator's commands beside the pipeline itself.

import process from 'node:process'
import { COMMANDS } from './commands.ts'
import { dispatch } from './dispatch.ts'

const { argv, stdout } = process
stdout.on('error', passOverClosedPipe)
process.exitCode = await dispatch(COMMANDS, argv.slice(2), process)

/** A reader such as `head` may close the pipe early; the exit status is still set. */
function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
}
