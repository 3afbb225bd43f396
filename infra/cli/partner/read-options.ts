// The command lines of `partner list` and `partner show`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { PLACE_RULES, placeOf, type SettingsPlace } from './settings-place.ts'

const GUIDE = 'infra/README.md#partners-and-settings'

export interface ListOptions {
  readonly place: SettingsPlace
  readonly json: boolean
}

export const PARTNER_LIST: CommandRules = {
  name: 'npm run uptake -- partner list',
  summary: 'list the partners of partners.json',
  description:
    'Lists the partners of partners.json: id, name, time zone, when the digest goes out, and how many recipients it has.',
  options: PLACE_RULES,
  json: 'the list, as one JSON array',
  example: ['--file', 'partners.json'],
  exit: { done: 'they are listed', failed: 'partners.json could not be read' },
  guide: GUIDE,
}

/** `args`: those after the command's name. */
export function parseListOptions(args: readonly string[]): Parsed<ListOptions> {
  return parseCommandLine(args, PARTNER_LIST, (line) => ({
    place: placeOf(line),
    json: line.given.has('json'),
  }))
}

export interface ShowOptions extends ListOptions {
  readonly partner: PartnerId
}

export const PARTNER_SHOW: CommandRules = {
  name: 'npm run uptake -- partner show',
  summary: 'show the entry of a partner, and how it may upload',
  description: `Shows the entry of a partner in partners.json, as it is written, and what to run in IAM where it wants a user of its
own for its uploads.`,
  options: {
    partner: { value: 'P', help: 'its id', isRequired: true, problem: partnerProblem },
    ...PLACE_RULES,
  },
  json: 'only the entry, as one JSON object',
  example: ['--partner', 'northwind'],
  exit: { done: 'it is shown', failed: 'there is no such partner, or partners.json could not be read' },
  guide: GUIDE,
}

/** `args`: those after the command's name. */
export function parseShowOptions(args: readonly string[]): Parsed<ShowOptions> {
  return parseCommandLine(args, PARTNER_SHOW, (line) => ({
    place: placeOf(line),
    partner: line.given.get('partner') as PartnerId,
    json: line.given.has('json'),
  }))
}
