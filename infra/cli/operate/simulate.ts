// `npm run uptake -- simulate`: who would be flagged under other thresholds, week by week.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { type Day, formatDay } from '../../../shared/domain/calendar.ts'
import {
  type SimulatedFlag,
  type SimulatedWeek,
  simulatedWeeks,
} from '../../../shared/domain/digest/simulated-weeks.ts'
import { latestDue } from '../../../shared/domain/local-time.ts'
import { editPartners } from '../../../shared/domain/partners-file/edit-partners.ts'
import type { Partner } from '../../../shared/domain/settings.ts'
import { parseSettings } from '../../../shared/domain/settings-file.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { measuredPortfolio } from '../../../shared/flows/publish/portfolio.ts'
import { PARTNERS_FILE } from '../../../shared/layout.ts'
import { TABLES } from '../../../shared/topology.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED, USAGE_ERROR } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { STORAGE, targetProblems } from '../target.ts'
import { paintOn } from '../terminal.ts'
import { columns, type Paint } from '../text-layout.ts'
import { parseSimulateOptions, type SimulateOptions } from './simulate-options.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function simulate(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseSimulateOptions(args),
    ({ target, thresholds }) =>
      thresholds.length === 0
        ? Promise.resolve(['No threshold is given; write one, such as --low-usage 45.'])
        : targetProblems(target, [...STORAGE, TABLES.Metrics]),
    async (options) => {
      const { wiring, close } = await openTarget(options.target, streams.stderr)
      try {
        return await simulateFor(options, wiring, streams)
      } finally {
        await close()
      }
    },
    streams,
  )
}

async function simulateFor(
  options: SimulateOptions,
  wiring: Wiring,
  { stdout, stderr }: Streams,
): Promise<number> {
  const { partner: id, weeks, json } = options
  const partner = (await wiring.settings()).get(id)
  if (partner === undefined) {
    stderr.write(`${id} is not in partners.json; give the id of a partner that is.\n`)
    return FAILED
  }
  const changed = await withThresholds(partner, options, wiring)
  if ('problems' in changed) {
    for (const problem of changed.problems) stderr.write(`${visibleLine(problem)}\n`)
    return USAGE_ERROR
  }
  const asOf = options.asOf ?? latestDue(partner, wiring.clock()).asOf
  const today = await measuredPortfolio(partner, asOf, wiring)
  const other = await measuredPortfolio(partner, asOf, wiring, changed.partner)
  const simulated = simulatedWeeks(today.customers, other.customers, weeks)
  stdout.write(json ? jsonOf(partner, asOf, simulated) : textOf(simulated, paintOn(stdout)))
  return DONE
}

/** As if they stood in partners.json. */
async function withThresholds(
  partner: Partner,
  { thresholds: assignments }: SimulateOptions,
  { editableSettings }: Wiring,
): Promise<{ readonly partner: Partner } | { readonly problems: readonly string[] }> {
  const file = (await editableSettings.get(PARTNERS_FILE))?.body ?? null
  const edited = editPartners(file, { kind: 'set', partner: partner.id, assignments })
  if (edited.kind === 'problems') return edited
  if (edited.kind === 'same') return { partner }
  const parsed = parseSettings(edited.text)
  return 'problems' in parsed ? parsed : { partner: parsed.settings.get(partner.id) ?? partner }
}

function textOf(weeks: readonly SimulatedWeek[], paint: Paint): string {
  const bold = (text: string) => paint('bold', text)
  if (weeks.length === 0) return 'No customer has licence data on that day.\n'
  const parts = weeks.map(({ day, flaggedToday, flaggedSimulated, flags }) => {
    const title = `${formatDay(day)}: ${flaggedToday} flagged today, ${flaggedSimulated} under these thresholds`
    const table = columns([['', 'customer', 'name', 'rule', 'today', 'simulated'], ...flags.map(rowOf)])
    return [bold(title), ...(flags.length === 0 ? [] : table.map((line) => `  ${line}`))].join('\n')
  })
  return `${parts.join('\n\n')}\n\n+ flagged only under these thresholds, - only today, ~ with another severity\n`
}

function rowOf({ customer, name, rule, today, simulated }: SimulatedFlag): string[] {
  return [
    markOf(today, simulated),
    visibleLine(customer),
    visibleLine(name),
    rule,
    today ?? '',
    simulated ?? '',
  ]
}

function markOf(today: SimulatedFlag['today'], simulated: SimulatedFlag['simulated']): string {
  if (today === simulated) return ''
  if (today === null) return '+'
  return simulated === null ? '-' : '~'
}

function jsonOf({ id }: Partner, asOf: Day, weeks: readonly SimulatedWeek[]): string {
  const told = {
    schema: 1,
    partner: id,
    as_of: formatDay(asOf),
    weeks: weeks.map(({ day, flaggedToday, flaggedSimulated, flags }) => ({
      as_of: formatDay(day),
      flagged: { today: flaggedToday, simulated: flaggedSimulated },
      flags: flags.map(({ customer, name, rule, today, simulated }) => ({
        customer_id: customer,
        customer_name: name,
        rule,
        today,
        simulated,
      })),
    })),
  }
  return jsonText(told)
}
