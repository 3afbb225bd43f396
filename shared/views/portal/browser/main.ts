// The script of the portal, which its pages work without. `npm run scripts` bundles it into ../script.ts.

import { sendOnce } from './send-once.ts'
import { uploads } from './upload.ts'
import { watchOutcome } from './watch-outcome.ts'

sendOnce()
uploads()
for (const waiting of document.querySelectorAll<HTMLElement>('[data-outcome=waiting]'))
  void watchOutcome(waiting)
