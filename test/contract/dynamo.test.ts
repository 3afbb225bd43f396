// The ports over DynamoDB, against the embedded one.

import { afterAll, beforeAll, describe } from 'vitest'
import { dynamoCustomerRegister } from '../../shared/adapters/dynamo/customer-register.ts'
import { dynamoDigestLedger } from '../../shared/adapters/dynamo/digest-ledger.ts'
import { dynamoDropLedger } from '../../shared/adapters/dynamo/drop-ledger.ts'
import { dynamoMetricStore } from '../../shared/adapters/dynamo/metric-store.ts'
import { dynamoNoticeLedger } from '../../shared/adapters/dynamo/notice-ledger.ts'
import { dynamoSendLedger } from '../../shared/adapters/dynamo/send-ledger.ts'
import { dynamoSheetStore } from '../../shared/adapters/dynamo/sheet-store.ts'
import { dynamoSuppressionList } from '../../shared/adapters/dynamo/suppression-list.ts'
import { customerRegisterContract } from './customer-register.ts'
import { digestLedgerContract } from './digest-ledger.ts'
import { dropLedgerContract } from './drop-ledger.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { metricStoreContract } from './metric-store.ts'
import { noticeLedgerContract } from './notice-ledger.ts'
import { sendLedgerContract } from './send-ledger.ts'
import { sheetStoreContract } from './sheet-store.ts'
import { suppressionListContract } from './suppression-list.ts'

describe('over DynamoDB', () => {
  let bench: DynamoBench

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())

  dropLedgerContract(async () => dynamoDropLedger(await bench.emptyTable()))
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
  sendLedgerContract(async () => dynamoSendLedger(await bench.emptyTable()))
  digestLedgerContract(async () => dynamoDigestLedger(await bench.emptyTable()))
  noticeLedgerContract(async () => dynamoNoticeLedger(await bench.emptyTable()))
  suppressionListContract(async () => dynamoSuppressionList(await bench.emptyTable()))
})
