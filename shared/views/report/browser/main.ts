// The script of a report: search, filters, sorting and details. `npm run scripts` bundles it into ../script.ts,
// because the page is rendered where there is no bundler: in a Lambda, and by plain Node.js.

import type { TableData } from '../customer-table.ts'
import { startDetails } from './details.ts'
import { startPrinting } from './printing.ts'
import { startTable } from './table.ts'

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as TableData
startTable(data)
startDetails()
startPrinting()
