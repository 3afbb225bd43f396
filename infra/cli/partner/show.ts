// `npm run uptake -- partner show`: a partner's entry, as it is written, and what a user of its own in IAM needs.

import { entryOf, unknownPartner } from '../../../shared/domain/partners-file/edit-partners.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED, USAGE_ERROR } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { readPartnersFile } from './partners-file.ts'
import { parseShowOptions, type ShowOptions } from './read-options.ts'
import { placeProblems } from './settings-place.ts'
import { userToAdd } from './uploading-user.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function showPartner(args: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  return runCommand(parseShowOptions(args), ({ place }) => placeProblems(place), show, { stdout, stderr })

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
    stdout.write(`${jsonText(entry)}${json ? '' : userToAdd(partner, place)}`)
    return DONE
  }
}
