// The in-memory ports pass the same suites as the real ones.

import { describe } from 'vitest'
import { fakeCustomerRegister } from '../fakes/customer-register.ts'
import { fakeDigestLedger } from '../fakes/digest-ledger.ts'
import { fakeDropLedger } from '../fakes/drop-ledger.ts'
import { fakeMetricStore } from '../fakes/metric-store.ts'
import { fakeSendLedger } from '../fakes/send-ledger.ts'
import { fakeSheetStore } from '../fakes/sheet-store.ts'
import { customerRegisterContract } from './customer-register.ts'
import { digestLedgerContract } from './digest-ledger.ts'
import { dropLedgerContract } from './drop-ledger.ts'
import { metricStoreContract } from './metric-store.ts'
import { sendLedgerContract } from './send-ledger.ts'
import { sheetStoreContract } from './sheet-store.ts'

describe('in memory', () => {
  dropLedgerContract(async () => fakeDropLedger())
  sheetStoreContract(async () => fakeSheetStore())
  customerRegisterContract(async () => fakeCustomerRegister())
  metricStoreContract(async () => fakeMetricStore())
  sendLedgerContract(async () => fakeSendLedger())
  digestLedgerContract(async () => fakeDigestLedger())
})
