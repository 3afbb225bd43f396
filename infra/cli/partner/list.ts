// `npm run uptake -- partner list`: one line for each partner.

import type { Partner } from '../../../shared/domain/settings.ts'
import { visibleJson, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { type Parsed, runCommand, type Streams } from '../command.ts'
import { type CommandRules, parseCommandLine } from '../command-line.ts'
import { DONE, USAGE_ERROR } from '../exit-codes.ts'
import { columns } from '../text-layout.ts'
import { readPartnersFile } from './partners-file.ts'
import { PLACE_RULES, placeOf, placeProblems, type SettingsPlace } from './settings-place.ts'

interface ListOptions {
  readonly place: SettingsPlace
  readonly json: boolean
}

const RULES: CommandRules = {
  usage: 'npm run uptake -- partner list [options]',
  description: `Lists the partners of partners.json: id, name, time zone, when the digest goes out, and how many recipients it has.

Exit status: 0 if all went well, 1 if not, 2 if the command line or partners.json is wrong.`,
  options: {
    json: { value: null, help: 'the list on standard output, as one JSON array' },
    ...PLACE_RULES,
  },
}

/** Returns the exit status; `args`: those after the command's name. */
export function listPartners(args: readonly string[], streams: Streams): Promise<number> {
  return runCommand(parse(args), ({ place }) => placeProblems(place), list, streams)

  async function list({ place, json }: ListOptions): Promise<number> {
    const file = await readPartnersFile(place, streams.stderr)
    if ('problems' in file) {
      for (const problem of file.problems) streams.stderr.write(`${visibleLine(problem)}\n`)
      return USAGE_ERROR
    }
    const partners = [...file.settings.values()]
    streams.stdout.write(json ? `${visibleJson(partners.map(factsOf), 2)}\n` : tableOf(partners))
    return DONE
  }
}

function parse(args: readonly string[]): Parsed<ListOptions> {
  return parseCommandLine(args, RULES, (line) => ({ place: placeOf(line), json: line.given.has('json') }))
}

function factsOf({ id, name, timeZone, send, recipients }: Partner) {
  return { id, name, timezone: timeZone, send, recipients: recipients.length }
}

function tableOf(partners: readonly Partner[]): string {
  if (partners.length === 0) return 'There are no partners; uptake partner add adds one.\n'
  const rows = partners.map(({ id, name, timeZone, send, recipients }) =>
    [id, name, timeZone, `${send.weekday} ${send.time}`, String(recipients.length)].map(visibleLine),
  )
  const head = ['partner', 'name', 'time zone', 'digest', 'recipients']
  return `${columns([head, ...rows], [false, false, false, false, true]).join('\n')}\n`
}
