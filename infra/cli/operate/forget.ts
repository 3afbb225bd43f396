// `npm run uptake -- forget`: lists what is stored of somebody, deletes it, and says what remains elsewhere.

import process from 'node:process'
import type { Trace } from '../../../shared/domain/erasure/scope.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { forget } from '../../../shared/flows/forget/forget.ts'
import { TABLES } from '../../../shared/topology.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED, INTERRUPTED } from '../exit-codes.ts'
import { onInterrupt } from '../interrupt.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { STORAGE, targetProblems } from '../target.ts'
import { hanging } from '../text-layout.ts'
import { type ForgetOptions, parseForgetOptions } from './forget-options.ts'
import { remnantsOf } from './remnants.ts'

const WIDTH = 100

/** Returns the exit status; `args`: those after the command's name. */
export function forgetByHand(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseForgetOptions(args),
    ({ target }) => targetProblems(target, [...STORAGE, TABLES.Metrics]),
    (options) => forgetAll(options, streams),
    streams,
  )
}

async function forgetAll(options: ForgetOptions, { stdout, stderr }: Streams): Promise<number> {
  const { target, scope, deletes, json } = options
  const { wiring, close } = await openTarget(target, stderr)
  const interrupt = onInterrupt()
  const traces: Trace[] = []
  try {
    for await (const trace of forget(scope, deletes, wiring)) {
      traces.push(trace)
      if (!json) stdout.write(`${lineOf(trace, deletes)}\n`)
      if (!interrupt.hasCome()) continue
      stderr.write('Interrupted; the same command carries on.\n')
      return INTERRUPTED
    }
    const remnants = remnantsOf(scope, wiring.clock())
    stdout.write(json ? jsonOf(options, traces, remnants) : endOf(options, traces, remnants))
    return traces.some(({ action }) => !deletes || action !== 'delete') ? FAILED : DONE
  } finally {
    interrupt.ignore()
    await close()
  }
}

/** One line for each trace. */
function lineOf({ store, name, action, count }: Trace, deletes: boolean): string {
  const what = `${store.padEnd('settings'.length)}  ${visibleLine(name)}`
  if (action === 'delete')
    return `${deletes ? 'deleted' : 'delete '}  ${what}${count > 1 ? ` (${count})` : ''}`
  return `${action.padEnd('deleted'.length)}  ${what}`
}

const TO_DO = {
  edit: 'edit: Correct these files, put them again under the same keys (under others where the key itself names somebody) and run the command again.',
  search:
    'search: These files cannot be searched; look into them yourself, and delete or replace those that name somebody.',
  wait: 'wait: A function may be reading these files; run the command again in an hour.',
}

function endOf({ deletes }: ForgetOptions, traces: readonly Trace[], remnants: readonly string[]): string {
  if (traces.length === 0) {
    return paragraphs(['Nothing is stored.', ...remnants])
  }
  const actions = ['edit', 'search', 'wait'] as const
  const toDo = actions.filter((action) => traces.some((trace) => trace.action === action))
  const isBlocked = deletes && traces.every(({ store }) => store === 'settings')
  return paragraphs([
    ...toDo.map((action) => TO_DO[action]),
    ...(isBlocked ? ['Nothing is deleted as long as partners.json names them.'] : []),
    ...(deletes ? [] : ['Nothing is deleted yet; --yes deletes it.']),
    ...(deletes && !isBlocked
      ? ['Run the command once more in an hour: a function at work may have written since.']
      : []),
    ...remnants,
  ])
}

function paragraphs(lines: readonly string[]): string {
  return `\n${lines.map((line) => hanging('', line, WIDTH)).join('\n')}\n`
}

/** Schema 1. */
function jsonOf({ deletes }: ForgetOptions, found: readonly Trace[], remains: readonly string[]): string {
  return jsonText({ schema: 1, deleted: deletes, found, remains })
}
