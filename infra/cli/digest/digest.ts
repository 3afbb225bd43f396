// `npm run uptake -- digest`: the mail of a week, before it is sent and after.

import process from 'node:process'
import type { Streams } from '../command.ts'
import { type Commands, runCommandOf } from '../command-group.ts'

const COMMANDS: Commands = {
  preview: {
    summary: 'write the mails of a week as they would be sent now, or send one as a test',
    run: async (args, streams) => (await import('./preview.ts')).preview(args, streams),
  },
  replay: {
    summary: 'print a mail that was sent, or render its content again',
    run: async (args, streams) => (await import('./replay.ts')).replay(args, streams),
  },
}

/** Returns the exit status; `args`: those after the command's name. */
export function digest(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommandOf(COMMANDS, 'npm run uptake -- digest', args, streams)
}
