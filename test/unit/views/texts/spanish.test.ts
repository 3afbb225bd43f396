// Spanish sentences whose grammar depends on their numbers, and its figures and days.

import { describe, expect, it } from 'vitest'
import { textsFor } from '../../../../shared/views/texts/languages.ts'

const texts = textsFor('es')

describe('Spanish', () => {
  it.each([
    ['0 filas', texts.receipt.countedRows(0)],
    ['1 fila', texts.receipt.countedRows(1)],
    ['2 filas', texts.receipt.countedRows(2)],
    ['1 de 1 licencia', texts.figures.inUse(1, 1)],
    ['1234 de 56.789 licencias', texts.figures.inUse(1234, 56_789)],
    ['1 archivo rechazado · Nordeste', texts.refusalNotice.subject(1, 'Nordeste')],
    ['12 archivos rechazados · Nordeste', texts.refusalNotice.subject(12, 'Nordeste')],
    [
      'Alertas: 1 nueva y 2 resueltas.',
      texts.summary.movement({ new: 1, continuing: 0, improving: 0, cleared: 2 }),
    ],
    ['…y 1 destinatario más.', texts.undelivered.more(1)],
    ['…y 2 destinatarios más.', texts.undelivered.more(2)],
    ['Última semana', texts.report.detail.history(1)],
    ['Últimas 13 semanas', texts.report.detail.history(13)],
  ])('says: %s', (expected, said) => {
    expect(said).toBe(expected)
  })

  it('has articles, nouns and verbs agree', () => {
    const next = (unusedSeats: number) =>
      texts.card.nextStep({
        kind: 'activate',
        productSku: 'SPE_E3',
        productName: 'E3',
        licensesSold: 9,
        unusedSeats,
      })
    expect(next(1)).toContain('para quién se compró la licencia de E3')
    expect(next(2)).toContain('para quién se compraron las 2 licencias de E3')
  })

  it('writes figures and days as its region does', () => {
    const { formats } = texts
    expect(formats.percent(56.2)).toBe('56,2\u00a0%')
    expect(formats.signed(-3.4)).toBe('−3,4')
    expect(formats.day('2026-11-22')).toBe('22 de noviembre de 2026')
    expect(formats.list(['mantenimiento', 'ventas', 'informes'])).toBe('mantenimiento, ventas e informes')
    expect(formats.weekday('monday')).toBe('lunes')
    expect(textsFor('es-MX').formats.count(1234)).toBe('1,234')
  })
})
