// Records the calls to AWS that each function makes, where the SDK sends them, and its invocations.

import { AsyncLocalStorage } from 'node:async_hooks'
import { S3Client } from '@aws-sdk/client-s3'
import type { FunctionName } from '../../shared/topology.ts'

export interface RecordedCall {
  readonly by: FunctionName
  /** `GetObject`. */
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface Invocation {
  readonly by: FunctionName
  readonly ms: number
}

const running = new AsyncLocalStorage<FunctionName>()
const invocations: Invocation[] = []

/** What `work` calls, however late, is called by that function. */
export function runningAs<T>(name: FunctionName, work: () => T): T {
  return running.run(name, work)
}

/** The same for one invocation. */
export async function invokedAs<T>(name: FunctionName, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now()
  try {
    return await runningAs(name, work)
  } finally {
    invocations.push({ by: name, ms: performance.now() - startedMs })
  }
}

interface Command {
  readonly constructor: { readonly name: string }
  readonly input: Readonly<Record<string, unknown>>
}

/** Of all clients, whose classes share one `send`. */
export function recordCalls(): {
  readonly calls: readonly RecordedCall[]
  /** Those of this process that have ended. */
  readonly invocations: readonly Invocation[]
  stop(): void
} {
  const sdk = Object.getPrototypeOf(S3Client.prototype)
  const { send } = sdk
  const calls: RecordedCall[] = []
  sdk.send = function (command: Command, ...rest: unknown[]) {
    const by = running.getStore()
    const operation = command.constructor.name.replace(/Command$/, '')
    if (by !== undefined) calls.push({ by, operation, input: command.input })
    return send.call(this, command, ...rest)
  }
  return {
    calls,
    invocations,
    stop() {
      sdk.send = send
    },
  }
}
