// The script of the portal, which its pages work without. `npm run scripts` bundles it into ../script.ts.

import { sendOnce } from './send-once.ts'

sendOnce()
