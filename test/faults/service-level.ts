// Faults at the calls to AWS, between the SDK and the embedded services.

import { jsonError } from '../../infra/emulator/json.ts'
import type { Reply } from '../../infra/emulator/service.ts'
import { sesErrorReply } from '../../infra/emulator/ses/errors.ts'
import { cloudPipeline } from '../convergence/cloud-pipeline.ts'
import { START_MS } from '../convergence/quiet.ts'
import { type Fault, type FaultyService as Service, xmlError } from '../support/faults.ts'
import type { Catch, Level, Trap } from './trap.ts'

const SERVICE_FAULTS = [
  'error before',
  'error after',
  'no answer, no effect',
  'no answer, effect',
  'throttled',
  'conflict',
  'dead from here on',
] as const
type ServiceFault = (typeof SERVICE_FAULTS)[number]

export const serviceLevel: Level = {
  kinds: SERVICE_FAULTS,
  trap: serviceTrap,
  // Hundreds of calls for figures that are made of the same tables.
  measures: ({ felt }) => felt !== 'tables',
}

function serviceTrap(caught: Catch | null): Trap {
  const calls: string[] = []
  let armed = false
  let impossible = false

  function faultOf(operation: string, service: Service): Fault | undefined {
    if (!armed) return undefined
    calls.push(`${service} ${operation}`)
    if (caught === null || calls.length < caught.call) return undefined
    const kind = caught.kind as ServiceFault
    if (kind === 'dead from here on') return { when: 'before', answer: 'reset' }
    if (calls.length > caught.call) return undefined
    const found = faultAt(service, operation, kind)
    impossible = found === null
    return found ?? undefined
  }

  return {
    open: () => cloudPipeline(START_MS, faultOf),
    portsFor: ({ ports }) => ({ ...ports }),
    arm() {
      armed = true
    },
    disarm() {
      armed = false
    },
    calls: () => calls,
    isImpossible: () => impossible,
    async later() {},
  }
}

/** They have no effect. */
const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'HeadObject', 'GetObject', 'ListObjectsV2'])

/** null: that cannot happen to such a call, or is no other fault than one before its effect. */
function faultAt(
  service: Service,
  operation: string,
  kind: Exclude<ServiceFault, 'dead from here on'>,
): Fault | null {
  if (READS.has(operation) && (kind === 'error after' || kind === 'no answer, effect')) return null
  switch (kind) {
    case 'error before':
      return { when: 'before', answer: errorOf(service, 'InternalError', 500) }
    case 'error after':
      return { when: 'after', answer: errorOf(service, 'InternalError', 500) }
    case 'no answer, no effect':
      return { when: 'before', answer: 'reset' }
    case 'no answer, effect':
      return { when: 'after', answer: 'reset' }
    case 'throttled':
      return { when: 'before', answer: throttled(service) }
    case 'conflict':
      // Elsewhere only requests with a condition conflict, and the operation's name does not tell.
      if (operation !== 'UpdateItem') return null
      return { when: 'before', answer: errorOf(service, 'ConditionalCheckFailedException', 400) }
  }
}

function throttled(service: Service): Reply {
  if (service === 'dynamodb') return errorOf(service, 'ProvisionedThroughputExceededException', 400)
  if (service === 's3') return errorOf(service, 'SlowDown', 503)
  return errorOf(service, service === 'ses' ? 'Throttling' : 'ThrottlingException', 400)
}

const ERROR_SPACES = {
  dynamodb: 'com.amazonaws.dynamodb.v20120810#',
  events: '',
  sqs: 'com.amazonaws.sqs#',
} as const

function errorOf(service: Service, code: string, status: number): Reply {
  if (service === 'ses') return sesErrorReply(code, 'Maximum sending rate exceeded.', status)
  if (service === 's3') return xmlError(status, code)
  return jsonError(`${ERROR_SPACES[service]}${code}`, 'Try again.', status)
}
