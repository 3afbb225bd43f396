// Alarms on functions: those that crash, that Lambda refuses to run, that do not run at all, and what they only log.

import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import type { AppFunction } from '../app-function.ts'
import type { Portal } from '../portal.ts'
import type { Alarms } from './alarms.ts'
import { FIVE_MINUTES, HOUR, sumOf, throttlesOf } from './metrics.ts'

export function watchErrors(alarms: Alarms, id: string, { lambda }: AppFunction): void {
  alarms.add(`${id}Errors`, {
    metric: lambda.metricErrors({ period: FIVE_MINUTES, statistic: 'Sum' }),
    ...(id === 'Plan'
      ? { says: 'An hourly run of Plan failed.', entry: 'failed-hours' }
      : {
          says: `The function ${id} crashed: it ran out of time or memory, or did not start.`,
          entry: 'crashed-functions',
        }),
  })
}

/** Nothing else would say that the clock stands still: what is not planned is not late either. */
export function watchClock(alarms: Alarms, { lambda }: AppFunction): void {
  alarms.add('PlanSilent', {
    metric: lambda.metricInvocations({ period: HOUR, statistic: 'Sum' }),
    isBelow: true,
    // One hour may be skipped, and Plan makes up for it.
    periods: 3,
    missing: TreatMissingData.BREACHING,
    says: 'Plan, which runs every hour, has not run for three hours: no digest goes out.',
    entry: 'silent-plan',
  })
}

/** `workers`: not the portal, whose readers wait. */
export function watchThrottles(alarms: Alarms, workers: readonly AppFunction[]): void {
  alarms.add('FunctionThrottles', {
    metric: sumOf(workers.map(throttlesOf), 'throttled invocations'),
    // What is throttled comes again: a burst is over after some minutes, and delays nobody much.
    periods: 6,
    says: 'For half an hour Lambda has refused to run functions, because too many run at once.',
    entry: 'throttled-functions',
  })
}

/** Its readers wait for the answer: nothing is tried again. */
export function watchPortal(alarms: Alarms, { api, worker }: Portal): void {
  alarms.add('PortalServerErrors', {
    metric: api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
    says: 'The portal failed to answer a reader.',
    entry: 'portal-failures',
  })
  alarms.add('PortalThrottles', {
    metric: throttlesOf(worker),
    says: 'Lambda refused a request to the portal, because too many functions ran at once.',
    entry: 'throttled-functions',
  })
}

/** Errors that a function handles, but that a person must see, and that no other alarm tells of. */
export function watchLogs(alarms: Alarms, functions: readonly AppFunction[], metricNamespace: string): void {
  const metricName = 'LoggedErrors'
  for (const { logGroup } of functions) {
    logGroup.addMetricFilter('LoggedErrors', {
      filterPattern: FilterPattern.all(
        FilterPattern.stringValue('$.level', '=', 'ERROR'),
        FilterPattern.notExists('$.counter'),
      ),
      metricNamespace,
      metricName,
    })
  }
  alarms.add(metricName, {
    metric: new Metric({ namespace: metricNamespace, metricName, period: FIVE_MINUTES, statistic: 'Sum' }),
    says: 'A function logged an error that a person should read.',
    entry: 'logged-errors',
  })
}
