// Measures one partner's weekly points up to a day.

import { deadLetters, metrics, records, register, settings, sheets } from '../shared/adapters/aws-ports.ts'
import { wireFunction } from '../shared/adapters/wiring.ts'
import { type MeasureJob, type MeasureJobPorts, measure } from '../shared/flows/measure/measure.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

export function createHandler(ports: MeasureJobPorts & QueuePorts) {
  return queueHandler<MeasureJob>('measure', ports, (job) => measure(job, ports))
}

export const handler = createHandler(
  wireFunction({ deadLetters, metrics, records, register, settings, sheets }),
)
