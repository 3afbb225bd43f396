// `npm run uptake -- suppressed`: lists suppressed addresses and those that unsubscribed, or removes a suppressed one.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { byCodePoint } from '../../../shared/domain/ids.ts'
import type { EmailAddress } from '../../../shared/domain/mail/email-address.ts'
import { suppressionPlace, suppressionsOf } from '../../../shared/domain/mail/suppression.ts'
import { unsubscriptionsOf } from '../../../shared/domain/mail/unsubscription.ts'
import type { RecordGroup } from '../../../shared/domain/records.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { load, loadReadable, remove } from '../../../shared/flows/records.ts'
import { TABLES } from '../../../shared/topology.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { targetProblems } from '../target.ts'
import { parseSuppressedOptions, type SuppressedOptions } from './suppressed-options.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function suppressed(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseSuppressedOptions(args),
    ({ target }) => targetProblems(target, [TABLES.Ledger]),
    async (options) => {
      const { wiring, close } = await openTarget(options.target, streams.stderr)
      try {
        return options.remove === null
          ? await list(options, wiring, streams)
          : await takeOff(options, options.remove, wiring, streams)
      } finally {
        await close()
      }
    },
    streams,
  )
}

async function list(
  { partner, json }: SuppressedOptions,
  ports: Wiring,
  { stdout, stderr }: Streams,
): Promise<number> {
  const damages: string[] = []
  const readable = <Value>(group: RecordGroup<Value>) =>
    Array.fromAsync(
      loadReadable(group, ports, ({ message }) => damages.push(message)),
      ({ value }) => value,
    )
  const left = (await readable(unsubscriptionsOf(partner))).filter(({ isUnsubscribed }) => isUnsubscribed)
  const found = [
    ...(await readable(suppressionsOf(partner))),
    ...left.map(({ list, ...unsubscription }) => ({ ...unsubscription, cause: `left ${list}` })),
  ]
  found.sort((a, b) => byCodePoint(a.recipient, b.recipient))
  if (json) stdout.write(jsonText({ schema: 1, partner, addresses: found.map(factsOf) }))
  for (const { recipient, cause, atMs } of json ? [] : found) {
    stdout.write(
      `${new Date(atMs).toISOString()}  ${cause.padEnd('left notices'.length)}  ${visibleLine(recipient)}\n`,
    )
  }
  for (const damage of damages) stderr.write(`${visibleLine(damage)}\n`)
  if (damages.length > 0) return FAILED
  if (found.length === 0 && !json)
    stdout.write(`No address of ${partner} is suppressed or has unsubscribed.\n`)
  return DONE
}

function factsOf({ recipient, cause, atMs }: { recipient: string; cause: string; atMs: number }) {
  return { recipient, cause, at: new Date(atMs).toISOString() }
}

async function takeOff(
  { partner, json }: SuppressedOptions,
  address: EmailAddress,
  ports: Wiring,
  { stdout, stderr }: Streams,
): Promise<number> {
  const found = await load(suppressionPlace(partner, address), ports)
  if (found !== null && (await remove(found, ports))) {
    const sentence = `Mail of ${partner} goes to ${visibleLine(address)} again.\n`
    stdout.write(json ? jsonText({ schema: 1, partner, removed: address }) : sentence)
    return DONE
  }
  stderr.write(
    `${visibleLine(address)} is not suppressed for ${partner}; without --remove the command lists those that are.\n`,
  )
  return FAILED
}
