// What the operator sees of the pipeline: alarms by mail, one dashboard, and a budget if the stage sets one.

import type { Construct } from 'constructs'
import { QUEUE_NAMES, QUEUES } from '../../shared/topology.ts'
import { Alarms } from '../constructs/monitoring/alarms.ts'
import { addBudget } from '../constructs/monitoring/budget.ts'
import { addDashboard } from '../constructs/monitoring/dashboard.ts'
import {
  watchClock,
  watchErrors,
  watchLogs,
  watchPortal,
  watchThrottles,
} from '../constructs/monitoring/function-alarms.ts'
import { watchPartners } from '../constructs/monitoring/partner-alarms.ts'
import {
  watchAge,
  watchDeadLetters,
  watchScheduleDeadLetters,
} from '../constructs/monitoring/queue-alarms.ts'
import { watchTables } from '../constructs/monitoring/table-alarms.ts'
import type { Watched } from '../constructs/monitoring/watched.ts'
import { titleOf } from './functions.ts'

/** `metricNamespace`: where errors in logs are counted. */
export function addMonitoring(scope: Construct, watched: Watched, metricNamespace: string): void {
  const { stage, functions, queues, scheduleDeadLetters, tables, portal } = watched
  const alarms = new Alarms(scope, 'Alarms', { address: stage.alarmAddress, runbook: stage.runbook })
  watchPartners(alarms, stage.name)
  for (const name of QUEUE_NAMES) {
    const { queue, deadLetters } = queues[name]
    watchDeadLetters(alarms, titleOf(name), deadLetters)
    watchAge(alarms, titleOf(name), queue, functions[QUEUES[name].feeds])
  }
  watchScheduleDeadLetters(alarms, scheduleDeadLetters)
  const { Portal, ...workers } = functions
  for (const [name, worker] of Object.entries(functions)) watchErrors(alarms, name, worker)
  watchClock(alarms, workers.Plan)
  watchThrottles(alarms, Object.values(workers))
  watchPortal(alarms, portal)
  watchLogs(alarms, [...Object.values(workers), Portal], metricNamespace)
  watchTables(alarms, Object.values(tables))
  addDashboard(scope, watched, alarms.all)
  addBudget(scope, stage)
}
