// `npm run uptake -- restore`: brings back what cannot be rebuilt from a copy of the ledger, then rebuilds the rest.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { PARTNERS } from '../../../shared/domain/ledger/partner-record.ts'
import { KIND_NAMES, type KindName } from '../../../shared/domain/restore/kinds.ts'
import { type RestoredRecord, restore as restoreRecords } from '../../../shared/flows/restore/restore.ts'
import { TABLES } from '../../../shared/topology.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE } from '../exit-codes.ts'
import { type OpenTarget, openTarget } from '../open-target.ts'
import { columns } from '../text-layout.ts'
import { compareIn } from './compare.ts'
import { parseRestoreOptions, type RestoreOptions, restoreProblems } from './restore-options.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function restore(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseRestoreOptions(args),
    restoreProblems,
    async (options) => {
      const { wiring, close } = await openTarget(options.target, streams.stderr)
      try {
        const copy = await openCopy(options, streams)
        try {
          if (options.from.kind === 'table') await assertTable(options.from.table, copy.wiring.records)
          return await restoreAll(options, wiring, copy.wiring.records, streams)
        } finally {
          await copy.close()
        }
      } finally {
        await close()
      }
    },
    streams,
  )
}

function openCopy({ target, from }: RestoreOptions, { stderr }: Streams): Promise<OpenTarget> {
  if (from.kind === 'embedded') return openTarget(from, stderr)
  return openTarget(target, stderr, { [TABLES.Ledger]: from.table })
}

/** DynamoDB does not say which table is missing. */
async function assertTable(name: string, copy: Wiring['records']): Promise<void> {
  try {
    await copy.get({ partition: PARTNERS.partition, name: PARTNERS.prefix })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error
    throw new Error(`--from: there is no table ${name}; restore a backup of the Ledger table to it first.`)
  }
}

async function restoreAll(
  { writes, json }: RestoreOptions,
  wiring: Wiring,
  copy: Wiring['records'],
  streams: Streams,
): Promise<number> {
  const { records, settings, pause, clock } = wiring
  const counts = await countsOf(restoreRecords(writes, { records, settings, pause, clock, copy }))
  const { stdout } = streams
  if (json) {
    stdout.write(`{"schema":1,"written":${writes},"records":${JSON.stringify(counts)},"rebuilt":`)
    const status = writes ? await rebuild(wiring, json, streams) : DONE
    stdout.write(writes ? '}\n' : 'null}\n')
    return status
  }
  stdout.write(textOf(counts, writes))
  return writes ? rebuild(wiring, json, streams) : DONE
}

function rebuild(wiring: Wiring, json: boolean, streams: Streams): Promise<number> {
  return compareIn(wiring, 'rebuild', { scope: { partner: null, from: null }, json }, streams)
}

/** How many records of a kind the copy has, and what becomes of them. */
interface KindCounts {
  readonly kind: KindName
  readonly copied: number
  readonly added: number
  readonly replaced: number
}

async function countsOf(restored: AsyncIterable<RestoredRecord>): Promise<KindCounts[]> {
  const counts = new Map<KindName, Record<RestoredRecord['change'], number>>()
  for await (const { kind, change } of restored) {
    const count = counts.get(kind) ?? { added: 0, replaced: 0, none: 0 }
    count[change]++
    counts.set(kind, count)
  }
  return KIND_NAMES.map((kind) => {
    const { added, replaced, none } = counts.get(kind) ?? { added: 0, replaced: 0, none: 0 }
    return { kind, copied: added + replaced + none, added, replaced }
  })
}

function textOf(counts: readonly KindCounts[], writes: boolean): string {
  const heads = writes
    ? ['records', 'in the copy', 'added', 'replaced']
    : ['records', 'in the copy', 'to add', 'to replace']
  const rows = counts.map(({ kind, copied, added, replaced }) => [kind, copied, added, replaced].map(String))
  const lines = columns([heads, ...rows], [false, true, true, true])
  const then = writes ? '' : 'Nothing is written; with --yes they are restored, and the rest is rebuilt.\n'
  return `${lines.join('\n')}\n${then}`
}
