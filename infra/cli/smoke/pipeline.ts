// The pipeline that a smoke test tries: the one deployed on AWS, or the functions run in this process, over the services of
// one machine.

import process from 'node:process'
import type { Writable } from 'node:stream'
import { wire } from '../../../shared/adapters/wiring.ts'
import { SMOKE_STEPS, type SmokePorts, type SmokeStep } from '../../../shared/flows/smoke/smoke.ts'
import type { SettingsSource } from '../../../shared/ports/objects.ts'
import { QUEUE_NAMES } from '../../../shared/topology.ts'
import { type Functions, startFunctions } from '../../local/run/functions.ts'
import { openFunctionsLog } from '../../local/run/functions-log.ts'
import { stageEnvironment } from '../stage/environment.ts'
import { type SmokeTarget, stageOf } from './smoke-options.ts'

export interface Pipeline {
  readonly ports: SmokePorts & { readonly settings: SettingsSource }
  readonly steps: readonly SmokeStep[]
  /** Where the functions log, on this machine; null: on AWS. */
  readonly logFile: string | null
  close(): Promise<void>
}

const LOG_FOLDER = '.local/smoke'

export async function openPipeline(target: SmokeTarget, log: Writable): Promise<Pipeline> {
  if (target.kind === 'stage' || target.kind === 'environment') {
    const names = target.kind === 'stage' ? await stageEnvironment(await stageOf(target.name)) : {}
    const ports = wire({ ...process.env, ...names }, log)
    return { ports, steps: SMOKE_STEPS, logFile: null, close: async () => undefined }
  }
  const { path: logFile, log: functionsLog } = await openFunctionsLog(LOG_FOLDER)
  const functions = await startFunctions(target, functionsLog)
  return { ...(await pipelineOf(functions)), logFile, close: functions.close }
}

/** Of functions that run here. What SES reports arrives only from an embedded one. */
export async function pipelineOf(functions: Functions): Promise<Pick<Pipeline, 'ports' | 'steps'>> {
  const { wiring, ses, changed } = functions
  await functions.consume(...QUEUE_NAMES)
  const { settings, reports, records, jobs, clock, pause } = wiring
  const dropUploads: SmokePorts['dropUploads'] = {
    async put(key, ...rest) {
      const etag = await wiring.dropUploads.put(key, ...rest)
      changed('drops', key, 'Object Created')
      return etag
    },
  }
  const steps = ses === null ? SMOKE_STEPS.filter((step) => step !== 'delivery') : SMOKE_STEPS
  return { ports: { settings, reports, records, jobs, clock, pause, dropUploads }, steps }
}
