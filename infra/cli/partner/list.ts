// `npm run uptake -- partner list`: one line for each partner.

import type { Partner } from '../../../shared/domain/settings.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, USAGE_ERROR } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { columns } from '../text-layout.ts'
import { readPartnersFile } from './partners-file.ts'
import { type ListOptions, parseListOptions } from './read-options.ts'
import { placeProblems } from './settings-place.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function listPartners(args: readonly string[], streams: Streams): Promise<number> {
  return runCommand(parseListOptions(args), ({ place }) => placeProblems(place), list, streams)

  async function list({ place, json }: ListOptions): Promise<number> {
    const file = await readPartnersFile(place, streams.stderr)
    if ('problems' in file) {
      for (const problem of file.problems) streams.stderr.write(`${visibleLine(problem)}\n`)
      return USAGE_ERROR
    }
    const partners = [...file.settings.values()]
    streams.stdout.write(json ? jsonText(partners.map(factsOf)) : tableOf(partners))
    return DONE
  }
}

function factsOf({ id, name, timeZone, send, recipients, canary }: Partner) {
  return { id, name, timezone: timeZone, send, recipients: recipients.length, canary }
}

function tableOf(partners: readonly Partner[]): string {
  if (partners.length === 0) return 'There are no partners; uptake partner add adds one.\n'
  const rows = partners.map(({ id, name, timeZone, send, recipients, canary }) =>
    [
      id,
      canary ? `${name} (a canary)` : name,
      timeZone,
      `${send.weekday} ${send.time}`,
      String(recipients.length),
    ].map(visibleLine),
  )
  const head = ['partner', 'name', 'time zone', 'digest', 'recipients']
  return `${columns([head, ...rows], [false, false, false, false, true]).join('\n')}\n`
}
