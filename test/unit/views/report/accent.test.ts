import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentOf } from '../../../../shared/views/report/accent.ts'

/** Contrast by WCAG 2, from its definition. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const channel = (at: number) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
  }
  const [high, low] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('accentOf', () => {
  it('can be read with any colour, on its own ground and on light and dark paper', () => {
    fc.assert(
      fc.property(color, (chosen) => {
        const { ground, text, onLight, onDark } = accentOf(chosen)
        expect(ground).toBe(chosen)
        expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(onLight, '#f5f7f7')).toBeGreaterThanOrEqual(4.45)
        expect(contrast(onDark, '#182125')).toBeGreaterThanOrEqual(4.45)
      }),
    )
  })

  it('has black text on a light colour and white on a dark one', () => {
    expect(accentOf('#ffe000').text).toBe('#000000')
    expect(accentOf('#123456').text).toBe('#ffffff')
  })

  it('leaves a colour that can be read as it is', () => {
    expect(accentOf('#336699').onLight).toBe('#336699')
  })

  it.each([null, '', 'red', '#12345', '#12345g'])('is the product’s own for %s', (none) => {
    expect(accentOf(none).ground).toBe('#0f6e68')
  })
})
