// Records as tests put and read them: whatever is there, and whatever they may become.

import type { RecordPlace } from '../../shared/domain/records.ts'
import { load, type RecordPorts, save } from '../../shared/flows/records.ts'

type Ports = Pick<RecordPorts, 'records'>

export async function recordAt<Value>(place: RecordPlace<Value>, ports: Ports): Promise<Value | null> {
  return (await load(place, ports))?.value ?? null
}

export async function putRecord<Value extends object>(
  place: RecordPlace<Value>,
  value: Value,
  ports: Ports,
): Promise<void> {
  await save(place, value, await load(place, ports), ports)
}
