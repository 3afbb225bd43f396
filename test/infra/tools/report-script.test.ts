import { describe, expect, it } from 'vitest'
import { reportScript } from '../../../infra/tools/report-script.ts'
import { SCRIPT } from '../../../shared/views/report/script.ts'

describe('the script of reports', () => {
  it('is the one that `npm run report-script` writes', async () => {
    expect(SCRIPT).toBe(await reportScript())
  })

  it('cannot end the element that it stands in', () => {
    expect(SCRIPT).not.toMatch(/<\/script|<!--/i)
  })
})
