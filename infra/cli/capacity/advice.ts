// Which setting moves the last digest, and how far.

import { QUEUES } from '../../../shared/topology.ts'
import { ROOMY_CONCURRENCY } from '../../stacks/queue-concurrency.ts'
import { type Bottleneck, bottleneck, isStage } from './bottleneck.ts'
import { type CapacityOptions, STAGE_QUEUES } from './capacity-options.ts'
import { clockTime } from './clock-time.ts'
import type { Settings, Stage } from './monday.ts'

/** One sentence. */
export function adviceOf(found: Bottleneck | null, options: CapacityOptions): string {
  if (found === null)
    return 'No limit holds it up: it follows the hour at which it is due. --zones and --days show what other hours would do.'
  const next = bottleneck(options.load, found.settings)
  const then = next === null ? 'then nothing holds it up any more' : `then ${next.knob} is the bottleneck`
  return `${changeOf(found, options)}, and the last digest goes out on ${clockTime(found.lastSeconds)}; ${then}.`
}

function changeOf(
  { knob, settings: to }: Bottleneck,
  { settings: from, lambdaConcurrency }: CapacityOptions,
): string {
  if (isStage(knob)) return stageChange(knob, from, to, lambdaConcurrency)
  if (knob === 'SES rate')
    return `Have AWS raise the sending rate of SES from ${from.sesMailsPerSecond} to ${to.sesMailsPerSecond} a second`
  if (knob === 'SES daily quota')
    return `Have AWS raise the daily quota of SES from ${count(from.sesMailsPerDay)} to ${count(to.sesMailsPerDay)}`
  return `Raise the warm throughput of the tables from ${count(from.tableUnits.reads)} to ${count(to.tableUnits.reads)} read units and from ${count(from.tableUnits.writes)} to ${count(to.tableUnits.writes)} write units a second`
}

function stageChange(stage: Stage, from: Settings, to: Settings, lambdaConcurrency: number): string {
  const queue = STAGE_QUEUES[stage]
  const full = QUEUES[queue].atOnce
  const wanted = to.atOnce[stage]
  const instead = `so that ${wanted} instead of ${from.atOnce[stage]} ${stage} at once`
  const enough = Math.ceil((wanted / full) * ROOMY_CONCURRENCY)
  const asked = askedOf(to)
  const more = asked > lambdaConcurrency ? `, and lambdaConcurrency in cdk.json to ${asked}` : ''
  return wanted <= full && enough > lambdaConcurrency
    ? `Raise lambdaConcurrency in cdk.json from ${lambdaConcurrency} to ${enough}, ${instead}`
    : `Raise atOnce of the queue ${queue} in shared/topology.ts to ${wanted}${more}, ${instead}`
}

/** How many functions the queues ask for at once. */
export function askedOf({ atOnce }: Settings): number {
  return Object.values(atOnce).reduce((sum, some) => sum + some, 0)
}

function count(value: number): string {
  return value.toLocaleString('en')
}
