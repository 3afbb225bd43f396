import { describe, expect, it } from 'vitest'
import { meter } from '../../../../shared/views/report/meter.ts'

describe('a meter', () => {
  it.each([
    [120, 100],
    [-3, 0],
    [33.333, 33.3],
  ])('is %d percent full: %d', (pct, width) => {
    expect(meter(pct).markup).toContain(`class="accent" x="0" width="${width}"`)
  })
})
