// French sentences whose grammar depends on their numbers, its figures and days, and the spaces before its marks.

import { describe, expect, it } from 'vitest'
import { english } from '../../../../shared/views/texts/en/english.ts'
import { textsFor } from '../../../../shared/views/texts/languages.ts'
import { sideBySide } from './walk.ts'

const texts = textsFor('fr')

describe('French', () => {
  it.each([
    ['0 ligne', texts.receipt.countedRows(0)],
    ['1 ligne', texts.receipt.countedRows(1)],
    ['2 lignes', texts.receipt.countedRows(2)],
    ['1 licence sur 1', texts.figures.inUse(1, 1)],
    ['1\u202f234 licences sur 5\u202f678', texts.figures.inUse(1234, 5678)],
    ['1 fichier refusé · Nordest', texts.refusalNotice.subject(1, 'Nordest')],
    ['12 fichiers refusés · Nordest', texts.refusalNotice.subject(12, 'Nordest')],
    [
      'Alertes\u00a0: 1 nouvelle et 2 levées.',
      texts.summary.movement({ new: 1, continuing: 0, improving: 0, cleared: 2 }),
    ],
    ['… et 1 autre destinataire.', texts.undelivered.more(1)],
    ['… et 2 autres destinataires.', texts.undelivered.more(2)],
    [
      '▲ En hausse de 1,9 point depuis la semaine dernière (activité +1,9\u202f; licences 0,0).',
      texts.figures.sinceLastWeek(1.9, 1.9, 0),
    ],
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
    expect(next(1)).toContain('pour qui la licence E3 inutilisée a été achetée')
    expect(next(2)).toContain('pour qui les 2 licences E3 inutilisées ont été achetées')
  })

  it('writes figures and days as its region does', () => {
    const { formats } = texts
    expect(formats.percent(56.2)).toBe('56,2\u00a0%')
    expect(formats.signed(-3.4)).toBe('−3,4')
    expect(formats.day('2026-11-22')).toBe('22 novembre 2026')
    expect(formats.list(['A', 'B', 'C'])).toBe('A, B et C')
    expect(formats.weekday('monday')).toBe('lundi')
    expect(formats.bytes(45_600)).toBe('45,6\u202fko')
  })

  it('puts no-break spaces before : % and inside « », narrow ones before ; ? !', () => {
    const sentences = [...sideBySide(english('en-GB'), texts)].map(({ other }) => other.replace(PASTED, ''))
    expect(sentences.filter((sentence) => WRONGLY_SPACED.test(sentence))).toEqual([])
  })
})

/** Into partners.json. */
const PASTED = /"\w+": (\{[^}]*\}|true)/g

/** But for clock times, and what the figures of the samples end in. */
const WRONGLY_SPACED = /(?<![\u00a0\d]):|(?<!\u00a0|^)[%»]|(?<!\u202f)[;?]|(?<![\u202f\d])!|«(?!\u00a0)/
