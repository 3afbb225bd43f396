// Answers the requests of the portal, by an HTTP API of API Gateway. A path holds the token of a link, and what an error says
// may hold it too: neither is logged as it is.

import { handle } from 'hono/aws-lambda'
import {
  downloadLinks,
  dropMover,
  drops,
  jobs,
  records,
  reports,
  settings,
  uploadForms,
} from '../shared/adapters/aws-ports.ts'
import { wireFunction } from '../shared/adapters/wiring.ts'
import { type Answered, createPortal } from '../shared/portal/app.ts'
import { loggableError } from '../shared/portal/loggable-error.ts'
import type { PortalPorts } from '../shared/portal/ports.ts'
import { type EventPorts, requestHandler } from './middleware.ts'

export function createHandler(ports: PortalPorts & EventPorts) {
  return requestHandler(ports, handle(createPortal(ports, (request) => log(request, ports))))
}

export const handler = createHandler(
  wireFunction({ downloadLinks, dropMover, drops, jobs, records, reports, settings, uploadForms }),
)

function log({ error, ...request }: Answered, { log }: EventPorts): void {
  if (error === undefined) log.info('answered', { ...request })
  else log.error('answered', { ...request, error: loggableError(error) })
}
