// German sentences whose grammar depends on their numbers, and its figures and days.

import { describe, expect, it } from 'vitest'
import { textsFor } from '../../../../shared/views/texts/languages.ts'

const texts = textsFor('de')

describe('German', () => {
  it.each([
    ['0 Zeilen', texts.receipt.countedRows(0)],
    ['1 Zeile', texts.receipt.countedRows(1)],
    ['2 Zeilen', texts.receipt.countedRows(2)],
    ['1 von 1 Lizenz', texts.figures.inUse(1, 1)],
    ['1.234 von 5.678 Lizenzen', texts.figures.inUse(1234, 5678)],
    ['1 Datei wurde abgelehnt · Nordwind', texts.refusalNotice.subject(1, 'Nordwind')],
    ['12 Dateien wurden abgelehnt · Nordwind', texts.refusalNotice.subject(12, 'Nordwind')],
    ['…und 1 weiterer Empfänger.', texts.undelivered.more(1)],
    ['…und 2 weitere Empfänger.', texts.undelivered.more(2)],
    ['Ihr Link · Nordwind', texts.linksMail.subject(1, 'Nordwind')],
    ['1 Hinweis ist zurückgestellt', texts.snooze.counted(1)],
    ['3 Hinweise sind zurückgestellt', texts.snooze.counted(3)],
  ])('says: %s', (expected, said) => {
    expect(said).toBe(expected)
  })

  it('inflects what follows a preposition', () => {
    const next = (unusedSeats: number) =>
      texts.card.nextStep({
        kind: 'activate',
        productSku: 'SPE_E3',
        productName: 'E3',
        licensesSold: 9,
        unusedSeats,
      })
    expect(next(1)).toContain('für wen die 1 ungenutzte Lizenz von E3 gedacht war')
    expect(next(2)).toContain('für wen die 2 ungenutzten Lizenzen von E3 gedacht waren')
    expect(texts.why.over100({ part: 2, whole: 1, pct: 200 }, { kind: 'firing', limit: 100 })).toBe(
      '2 aktive Nutzungsrechte bei 1 verkaufter Lizenz (200,0\u00a0%), über 100\u00a0%.',
    )
  })

  it('writes figures and days as its region does', () => {
    const { formats } = texts
    expect(formats.percent(56.2)).toBe('56,2\u00a0%')
    expect(formats.signed(-3.4)).toBe('−3,4')
    expect(formats.day('2026-11-22')).toBe('22. November 2026')
    expect(formats.list(['A', 'B', 'C'])).toBe('A, B und C')
    expect(formats.weekday('monday')).toBe('Montag')
    expect(formats.bytes(45_600)).toBe('45,6 kB')
    expect(textsFor('de-AT').formats.day('2026-01-22')).toBe('22. Jänner 2026')
  })
})
