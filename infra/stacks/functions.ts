// The functions, one for each file of functions/, and the queues that they work on.

import { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { FUNCTIONS, type FunctionName, QUEUES, type QueueName, UNTRACED } from '../../shared/topology.ts'
import { AppFunction } from '../constructs/app-function.ts'
import { WorkQueue } from '../constructs/work-queue.ts'
import { queueConcurrency } from './queue-concurrency.ts'

export type Functions = Readonly<Record<FunctionName, AppFunction>>
export type Queues = Readonly<Record<QueueName, WorkQueue>>

export function addFunctions(scope: Construct, stage: string): Functions {
  return made(FUNCTIONS, (id, { file, memoryMb, timeoutSeconds }) => {
    const timeout = Duration.seconds(timeoutSeconds)
    return new AppFunction(scope, id, {
      stage,
      entry: file,
      memoryMb,
      timeout,
      isTraced: !UNTRACED.includes(id),
    })
  })
}

/** `lambdaConcurrency`: how many functions the account may run at once. */
export function addQueues(scope: Construct, functions: Functions, lambdaConcurrency: number): Queues {
  return made(QUEUES, (name, { feeds, batch }) => {
    const maxConcurrency = queueConcurrency(name, lambdaConcurrency)
    return new WorkQueue(scope, `${titleOf(name)}Queue`, { worker: functions[feeds], maxConcurrency, batch })
  })
}

/** The names of their constructs and alarms. */
export function titleOf(queue: string): string {
  return queue.charAt(0).toUpperCase() + queue.slice(1)
}

function made<Name extends string, Data, Made>(
  all: Readonly<Record<Name, Data>>,
  make: (name: Name, data: Data) => Made,
): Record<Name, Made> {
  const entries = Object.entries(all) as [Name, Data][]
  return Object.fromEntries(entries.map(([name, data]) => [name, make(name, data)])) as Record<Name, Made>
}
