// `npm run uptake -- partner show`: a partner's entry, as it is written, and what a user of its own in IAM needs.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { entryOf, unknownPartner } from '../../../shared/domain/partners-file/edit-partners.ts'
import { visibleJson, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { type Parsed, runCommand, type Streams } from '../command.ts'
import { type CommandRules, parseCommandLine, partnerProblem } from '../command-line.ts'
import { DONE, FAILED, USAGE_ERROR } from '../exit-codes.ts'
import { readPartnersFile } from './partners-file.ts'
import { PLACE_RULES, placeOf, placeProblems, type SettingsPlace } from './settings-place.ts'
import { userToAdd } from './uploading-user.ts'

interface ShowOptions {
  readonly place: SettingsPlace
  readonly partner: PartnerId
  readonly json: boolean
}

const RULES: CommandRules = {
  usage: 'npm run uptake -- partner show --partner P [options]',
  description: `Shows the entry of a partner in partners.json, as it is written, and what to run in IAM where it wants a user of its
own for its uploads.

Exit status: 0 if all went well, 1 if not, or if there is no such partner, 2 if the command line or partners.json is wrong.`,
  options: {
    partner: { value: 'P', help: 'its id', isRequired: true, problem: partnerProblem },
    json: { value: null, help: 'only the entry, as one JSON object' },
    ...PLACE_RULES,
  },
}

/** Returns the exit status; `args`: those after the command's name. */
export function showPartner(args: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  return runCommand(parse(args), ({ place }) => placeProblems(place), show, { stdout, stderr })

  async function show({ place, partner, json }: ShowOptions): Promise<number> {
    const file = await readPartnersFile(place, stderr)
    if ('problems' in file) {
      for (const problem of file.problems) stderr.write(`${visibleLine(problem)}\n`)
      return USAGE_ERROR
    }
    const entry = entryOf(file.entries, partner)
    if (entry === null) {
      stderr.write(`${visibleLine(unknownPartner(partner, file.entries))}\n`)
      return FAILED
    }
    stdout.write(`${visibleJson(entry, 2)}\n${json ? '' : userToAdd(partner, place)}`)
    return DONE
  }
}

function parse(args: readonly string[]): Parsed<ShowOptions> {
  return parseCommandLine(args, RULES, (line) => ({
    place: placeOf(line),
    partner: line.given.get('partner') as PartnerId,
    json: line.given.has('json'),
  }))
}
