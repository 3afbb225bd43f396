// Colours and progress of commands, as the environment wants them: NO_COLOR turns colours off, FORCE_COLOR turns them on
// (0: off) whatever the stream is, as Node.js has it. Progress is shown in a terminal alone.

import process from 'node:process'
import type { Writable } from 'node:stream'
import { styleText } from 'node:util'
import type { Streams } from './command.ts'
import { createProgress, type Progress, type TerminalVariables } from './progress.ts'
import type { Paint } from './text-layout.ts'

export function paintOn(stream: Writable): Paint {
  return (style, text) => styleText(style, text, { stream })
}

/** Without a terminal it prints nothing but the lines that stay. */
export function commandProgress({ stderr }: Streams): Progress {
  return createProgress(stderr, Date.now, terminalVariables(), 'nothing')
}

export function terminalVariables(): TerminalVariables {
  const { NO_COLOR: noColor, FORCE_COLOR: forceColor, TERM: term } = process.env
  return { noColor, forceColor, term }
}
