// A service that speaks the JSON protocol of AWS and answers whatever a test wants.

import { text } from 'node:stream/consumers'
import { type LoopbackServer, listen } from '../../infra/emulator/loopback.ts'

export function startJsonService(
  answer: (operation: string, request: Record<string, unknown>) => object | undefined,
): Promise<LoopbackServer> {
  return listen(async (request, response) => {
    const operation = `${request.headers['x-amz-target']}`.split('.').at(-1) ?? ''
    const body = JSON.stringify(answer(operation, JSON.parse(await text(request))))
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(body)
  })
}
