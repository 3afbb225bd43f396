// What ingesting takes from the wiring; the function and the operator's commands share it.

import { randomUUID } from 'node:crypto'
import { wire } from '../shared/adapters/wiring.ts'
import type { GenerationId } from '../shared/domain/ids.ts'
import type { IngestPorts } from '../shared/flows/ingest/ports.ts'
import { rememberingRegister } from '../shared/flows/ingest/remembering-register.ts'
import { settingsSource } from '../shared/flows/settings-source.ts'
import { log } from './log.ts'

export function ingestPorts(): IngestPorts {
  const wiring = wire()
  const { drops, reports, records, pause, sheets, jobs, clock, settingsBucket } = wiring
  const register = rememberingRegister(wiring.register)
  const settings = settingsSource(settingsBucket)
  const newGeneration = () => randomUUID() as GenerationId
  const tell: IngestPorts['tell'] = ({ message, ...about }) => log('error', message, about)
  return { drops, reports, records, pause, sheets, register, jobs, clock, settings, newGeneration, tell }
}
