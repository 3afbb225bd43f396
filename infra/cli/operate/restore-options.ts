// The command line of `restore`.

import { resolve } from 'node:path'
import process from 'node:process'
import { TABLES } from '../../../shared/topology.ts'
import { attachedNames } from '../../local/run/names.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine } from '../command-line.ts'
import type { CommandLine, CommandRules } from '../command-rules.ts'
import { stateProblems, TARGET_RULES, type Target, targetOf, targetProblems } from '../target.ts'

/** Where the copy of the ledger lies: a table beside the ledger, or the state of an embedded run. */
export type CopiedLedger =
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'embedded'; readonly folder: string }

export interface RestoreOptions {
  readonly target: Target
  readonly from: CopiedLedger
  /** False: only say what would be restored. */
  readonly writes: boolean
  readonly json: boolean
}

export const RESTORE: CommandRules = {
  name: 'npm run uptake -- restore',
  summary: 'bring back from a copy of the ledger what cannot be rebuilt, then rebuild the rest',
  description: `Brings back what the drops cannot tell from a copy of the Ledger table: messages, digests, notices, suppressed
addresses, and every other record that is not that of a key. What was sent, or may have been, is not sent again. Then it rebuilds the rest, as
rebuild does. Without --yes it lists what it would restore, and writes nothing. It may be interrupted and run again.`,
  options: {
    from: {
      value: 'TABLE',
      help: 'the copy: a table that was restored from a backup of the Ledger table',
      conflict: ({ given }) =>
        given.has('state')
          ? '--from is for tables beside the ledger; with --state, give --from-state DIR.'
          : null,
    },
    'from-state': {
      value: 'DIR',
      help: 'with --state: the copy, a folder that was copied from the state; no run may be using it',
      path: 'folder',
      conflict: fromStateConflict,
    },
    yes: { value: null, help: 'restore and rebuild; without it nothing is written' },
    ...TARGET_RULES,
  },
  json: 'what was restored and rebuilt, as one JSON object',
  example: ['--from', 'Ledger-restored', '--yes'],
  exit: {
    done: 'all is restored and rebuilt, or listed',
    failed: 'it is not, or the rebuild left a difference',
  },
  guide: 'infra/README.md#restoring-a-lost-ledger',
}

/** `args`: those after the command's name. */
export function parseRestoreOptions(args: readonly string[]): Parsed<RestoreOptions> {
  return parseCommandLine(args, RESTORE, (line) => ({
    target: targetOf(line),
    from: copyOf(line),
    writes: line.given.has('yes'),
    json: line.given.has('json'),
  }))
}

/** Errors in what the options refer to, one line each. */
export async function restoreProblems({ target, from }: RestoreOptions): Promise<string[]> {
  const problems = await targetProblems(target)
  if (from.kind === 'embedded') return [...problems, ...(await stateProblems(from.folder, '--from-state'))]
  if (from.table === '') return [...problems, missingCopy(target)]
  const own = (target.kind === 'attached' ? attachedNames(process.env) : process.env)[TABLES.Ledger]
  if (from.table !== own) return problems
  return [
    ...problems,
    `--from: ${from.table} is the ledger itself; name the table that its backup was restored to.`,
  ]
}

function copyOf({ given }: CommandLine): CopiedLedger {
  const folder = given.get('from-state')
  return folder === undefined
    ? { kind: 'table', table: given.get('from') ?? '' }
    : { kind: 'embedded', folder }
}

function missingCopy({ kind }: Target): string {
  return kind === 'embedded'
    ? '--from-state is missing; write --from-state DIR.'
    : '--from is missing; write --from TABLE.'
}

function fromStateConflict({ given }: CommandLine): string | null {
  const state = given.get('state')
  if (state === undefined) return '--from-state is for --state; for tables, give --from TABLE.'
  return resolve(state) === resolve(given.get('from-state') ?? '')
    ? '--from-state: it is the folder of --state; name the copy.'
    : null
}
