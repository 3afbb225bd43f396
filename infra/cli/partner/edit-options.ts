// The command lines of `partner add`, `partner set` and `partner remove`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type Assignment, parseAssignment } from '../../../shared/domain/partners-file/assignment.ts'
import type { PartnerEdit } from '../../../shared/domain/partners-file/edit-partners.ts'
import type { Parsed } from '../command.ts'
import { type CommandRules, parseCommandLine, partnerProblem } from '../command-line.ts'
import { PLACE_RULES, placeOf, type SettingsPlace } from './settings-place.ts'

export type EditKind = PartnerEdit['kind']

export interface EditOptions {
  readonly place: SettingsPlace
  readonly edit: PartnerEdit
  readonly yes: boolean
}

const EXIT_STATUS = `Exit status: 0 if it is written, or was so before, 1 if it is not written, 2 if the command line is wrong or
partners.json would be.`

const SHOWN = `The difference is shown first; nothing is written without --yes, or a yes at a terminal, nor over
what somebody else has changed meanwhile.`

const FIELDS = `FIELD=VALUE sets a field of partners.json; FIELD is written as the mistakes name it: send.time=09:00,
recipients[1].customers=own, 'customers["Contoso Ltd."]=contoso'. VALUE is JSON, or else a text; a blank one removes the
field, or the entry of a list.`

const options = {
  partner: { value: 'P', help: 'its id', isRequired: true, problem: partnerProblem },
  yes: { value: null, help: 'write it without asking' },
  ...PLACE_RULES,
} as const

const assignments = {
  problem: (word: string) => {
    const parsed = parseAssignment(word)
    return typeof parsed === 'string' ? parsed : null
  },
  missing: 'No field is named; write FIELD=VALUE, such as name="Northwind Cloud".',
}

const RULES: Readonly<Record<EditKind, CommandRules>> = {
  add: {
    usage: 'npm run uptake -- partner add --partner P FIELD=VALUE... [options]',
    description: `Adds a partner to partners.json, which it makes if there is none, and says what to run in IAM where the partner wants a
user of its own for its uploads. ${SHOWN}

${FIELDS}

Needed are name, timezone and recipients: name="Northwind Cloud" timezone=Europe/Madrid
recipients[0].email=ana@northwind.example recipients[0].customers=all; recipients=[] is a partner without mail.

${EXIT_STATUS}`,
    options,
    arguments: assignments,
  },
  set: {
    usage: 'npm run uptake -- partner set --partner P FIELD=VALUE... [options]',
    description: `Changes fields of a partner in partners.json. ${SHOWN}

${FIELDS}

${EXIT_STATUS}`,
    options,
    arguments: assignments,
  },
  remove: {
    usage: 'npm run uptake -- partner remove --partner P [options]',
    description: `Removes a partner from partners.json. It gets no more mail, and its drops are refused; they are kept, and read again
should it come back. ${SHOWN}

${EXIT_STATUS}`,
    options,
  },
}

/** `args`: those after the command's name. */
export function parseEditOptions(kind: EditKind, args: readonly string[]): Parsed<EditOptions> {
  return parseCommandLine(args, RULES[kind], (line) => {
    const partner = line.given.get('partner') as PartnerId
    const parsed = line.words.map((word) => parseAssignment(word) as Assignment)
    return {
      place: placeOf(line),
      edit: kind === 'remove' ? { kind, partner } : { kind, partner, assignments: parsed },
      yes: line.given.has('yes'),
    }
  })
}
