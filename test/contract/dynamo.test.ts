// The ports over DynamoDB, against the embedded one.

import { afterAll, beforeAll, describe } from 'vitest'
import { dynamoCustomerRegister } from '../../shared/adapters/dynamo/customer-register.ts'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import { dynamoRecords } from '../../shared/adapters/dynamo/records.ts'
import { dynamoSheetStore } from '../../shared/adapters/dynamo/sheet-store.ts'
import { customerRegisterContract } from './customer-register.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { metricStoreContract } from './metric-store.ts'
import { recordsContract } from './records.ts'
import { sheetStoreContract } from './sheet-store.ts'

describe('over DynamoDB', () => {
  let bench: DynamoBench

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())

  recordsContract(async () => dynamoRecords(await bench.emptyTable()))
  sheetStoreContract(async () => {
    const [entitlements, activity, support] = [
      await bench.emptyTable(),
      await bench.emptyTable(),
      await bench.emptyTable(),
    ]
    return dynamoSheetStore({ entitlements, activity, support })
  })
  customerRegisterContract(async () => dynamoCustomerRegister(await bench.emptyTable()))
  metricStoreContract(async () => dynamoMetricStore(await bench.emptyTable()))
})
