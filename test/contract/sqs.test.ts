// The queues over SQS, against the embedded one.

import { afterEach, describe, expect, it } from 'vitest'
import type { LoopbackServer } from '../../infra/emulator/loopback.ts'
import { createQueue, type Queue } from '../../infra/emulator/queue.ts'
import { startSqs } from '../../infra/emulator/sqs.ts'
import { sqsClient, sqsJobQueue } from '../../shared/adapters/sqs-queue.ts'
import type { Job } from '../../shared/ports/jobs.ts'
import { credentials } from '../support/credentials.ts'
import { JOBS, jobQueueContract } from './job-queue.ts'

describe('over SQS', () => {
  let service: LoopbackServer
  const queues = new Map<string, Queue>()
  afterEach(async () => {
    await service.close()
    await Promise.all([...queues.values()].map((one) => one.close()))
    queues.clear()
  })

  async function start() {
    for (const name of ['reconcile', 'measure', 'publish', 'announce', 'send'])
      queues.set(name, createQueue({ name }))
    service = await startSqs({ credentials, findQueue: (name) => queues.get(name) })
    const client = sqsClient({ endpoint: service.endpoint })
    return sqsJobQueue(client, (kind) => `${service.endpoint}/000000000000/${kind}`)
  }

  async function received(from: Queue): Promise<Job[]> {
    const jobs: Job[] = []
    from.connect({
      handler: async ({ Records }) => {
        jobs.push(...Records.map(({ body }) => JSON.parse(body)))
        return { batchItemFailures: [] }
      },
    })
    await from.idle()
    return jobs
  }

  jobQueueContract(async () => ({
    queue: await start(),
    arrived: async () => (await Promise.all([...queues.values()].map(received))).flat(),
  }))

  it('groups keys to reconcile by partner, even invalid ones', async () => {
    const keys = [
      'northwind/activity/2026-11-20/a.csv',
      'validate/northwind/x',
      'northwind/y',
      'partners.csv',
    ]
    await (await start()).send(keys.map((key) => ({ kind: 'reconcile', keys: [key] })))
    const groups = new Map<string, string | undefined>()
    const reconcile = queues.get('reconcile')
    reconcile?.connect({
      handler: async ({ Records }) => {
        for (const { body, attributes } of Records)
          groups.set(JSON.parse(body).keys[0], attributes.MessageGroupId)
      },
    })
    await reconcile?.idle()
    expect(keys.map((key) => groups.get(key))).toEqual(['northwind', 'northwind', 'northwind', 'nobody'])
  })

  it('has a queue for each kind of job', async () => {
    await (await start()).send(JOBS)
    for (const [name, one] of queues) expect((await received(one)).map(({ kind }) => kind)).toEqual([name])
  })
})
