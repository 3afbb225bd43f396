// The command lines of `partner add`, `partner set` and `partner remove`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type Assignment, parseAssignment } from '../../../shared/domain/partners-file/assignment.ts'
import type { PartnerEdit } from '../../../shared/domain/partners-file/edit-partners.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { PLACE_RULES, placeOf, type SettingsPlace } from './settings-place.ts'

export type EditKind = PartnerEdit['kind']

export interface EditOptions {
  readonly place: SettingsPlace
  readonly edit: PartnerEdit
  readonly yes: boolean
  readonly json: boolean
}

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
  value: 'FIELD=VALUE...',
  problem: (word: string) => {
    const parsed = parseAssignment(word)
    return typeof parsed === 'string' ? parsed : null
  },
  missing: 'No field is named; write FIELD=VALUE, such as name="Northwind Cloud".',
}

const COMMON = {
  json: 'what changes, as one JSON object',
  exit: {
    done: 'it is written, or was so before',
    failed: 'it is not written: nobody said yes, somebody else was first, or the command failed',
  },
  guide: 'infra/README.md#partners-and-settings',
} as const

export const PARTNER_EDITS: Readonly<Record<EditKind, CommandRules>> = {
  add: {
    ...COMMON,
    name: 'npm run uptake -- partner add',
    summary: 'add a partner to partners.json',
    example: ['--partner', 'northwind', 'name=Northwind Cloud', 'timezone=Europe/Madrid', 'recipients=[]'],
    description: `Adds a partner to partners.json, which it makes if there is none, and says what to run in IAM where the partner wants a
user of its own for its uploads. ${SHOWN}

${FIELDS}

Needed are name, timezone and recipients: name="Northwind Cloud" timezone=Europe/Madrid
recipients[0].email=ana@northwind.example recipients[0].customers=all; recipients=[] is a partner without mail.
canary=true makes it one for smoke tests, whose recipients are all at simulator.amazonses.com.`,
    options,
    arguments: assignments,
  },
  set: {
    ...COMMON,
    name: 'npm run uptake -- partner set',
    summary: 'change fields of a partner',
    example: ['--partner', 'northwind', 'send.time=09:00'],
    description: `Changes fields of a partner in partners.json. ${SHOWN}

${FIELDS}`,
    options,
    arguments: assignments,
  },
  remove: {
    ...COMMON,
    name: 'npm run uptake -- partner remove',
    summary: 'remove a partner from partners.json',
    example: ['--partner', 'northwind'],
    description: `Removes a partner from partners.json. It gets no more mail, and its drops are refused; they are kept, and read again
should it come back. ${SHOWN}`,
    options,
  },
}

/** `args`: those after the command's name. */
export function parseEditOptions(kind: EditKind, args: readonly string[]): Parsed<EditOptions> {
  return parseCommandLine(args, PARTNER_EDITS[kind], (line) => {
    const partner = line.given.get('partner') as PartnerId
    const parsed = line.words.map((word) => parseAssignment(word) as Assignment)
    return {
      place: placeOf(line),
      edit: kind === 'remove' ? { kind, partner } : { kind, partner, assignments: parsed },
      yes: line.given.has('yes'),
      json: line.given.has('json'),
    }
  })
}
