import { describe, expect, it } from 'vitest'
import { browserScript } from '../../../infra/tools/browser-script.ts'
import { SCRIPT as PORTAL_SCRIPT } from '../../../shared/views/portal/script.ts'
import { SCRIPT as REPORT_SCRIPT } from '../../../shared/views/report/script.ts'

describe('the scripts of pages', () => {
  it('are those that `npm run scripts` writes', async () => {
    expect(REPORT_SCRIPT).toBe(await browserScript('report'))
    expect(PORTAL_SCRIPT).toBe(await browserScript('portal'))
  })

  it('cannot end the element that they stand in', () => {
    expect(REPORT_SCRIPT).not.toMatch(/<\/script|<!--/i)
  })
})
