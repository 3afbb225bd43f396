// Edits of partners.json: what they make of the file, and what they refuse.

import { describe, expect, it } from 'vitest'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import type { Assignment } from '../../../../shared/domain/partners-file/assignment.ts'
import { parseAssignment } from '../../../../shared/domain/partners-file/assignment.ts'
import { editPartners, type PartnerEdit } from '../../../../shared/domain/partners-file/edit-partners.ts'

const NORTH = { id: 'north', name: 'North', timezone: 'UTC', recipients: [] }
const SOUTH = { id: 'south', name: 'South', timezone: 'UTC', recipients: [] }

describe('editing partners.json', () => {
  it('adds, changes and removes a partner, and leaves the others as they are written', () => {
    expect(written([NORTH], add('south', 'name=South', 'timezone=UTC', 'recipients=[]'))).toEqual([
      NORTH,
      SOUTH,
    ])
    expect(written([NORTH, SOUTH], set('north', 'locale=de'))).toEqual([{ ...NORTH, locale: 'de' }, SOUTH])
    expect(written([NORTH, SOUTH], remove('north'))).toEqual([SOUTH])
  })

  it('makes the file for its first partner', () => {
    const edited = editPartners(null, add('north', 'name=North', 'timezone=UTC', 'recipients=[]'))
    expect(edited).toMatchObject({ kind: 'edited', text: `${JSON.stringify([NORTH], null, 2)}\n` })
  })

  it('does not count another indentation as a difference', () => {
    const file = Buffer.from(`\uFEFF${JSON.stringify([NORTH, SOUTH])}`)
    expect(editPartners(file, set('north', 'name=North'))).toEqual({ kind: 'same' })
    const { difference } = edited(editPartners(file, set('north', 'name=Nord')))
    expect(difference.filter(({ kind }) => kind === 'added' || kind === 'removed')).toEqual([
      { kind: 'removed', text: '    "name": "North",' },
      { kind: 'added', text: '    "name": "Nord",' },
    ])
  })

  it('tells which changes have the drops read again', () => {
    const readsAgain = (...words: string[]) =>
      edited(editPartners(bytes([NORTH]), set('north', ...words))).readsAgain
    expect(readsAgain('timezone=Asia/Tokyo')).toBe(true)
    expect(readsAgain('customers.Contoso=c-1')).toBe(true)
    expect(readsAgain('name=Nord', 'send.time=09:00')).toBe(false)
  })

  it('may correct a file with mistakes, but leaves none in it', () => {
    const faulty = [{ ...NORTH, timezone: 'Mars' }, SOUTH]
    expect(written(faulty, set('north', 'timezone=UTC'))).toEqual([NORTH, SOUTH])
    expect(editPartners(bytes(faulty), set('south', 'locale=de'))).toEqual({
      kind: 'problems',
      problems: [
        'partners[0].timezone: "Mars" is not a time zone; write an IANA name such as Europe/Madrid.',
      ],
    })
  })

  it.each<[string, Uint8Array, PartnerEdit, string[]]>([
    [
      'a wrong value and an unknown field, by path',
      bytes([NORTH]),
      add('south', 'name=South', 'timezone=UTC', 'recipients[0].email=ana', 'tresholds.min_seats=3'),
      [
        'partners[1].recipients[0].email: "ana" is not an e-mail address; write one such as ana@northwind.example.',
        'partners[1].recipients[0].customers: is missing; write a text.',
        'partners[1].tresholds: is not a known field; the closest one is "thresholds".',
      ],
    ],
    [
      'a canary whose mail somebody would read',
      bytes([{ ...NORTH, recipients: [{ email: 'ana@northwind.example', customers: 'all' }] }]),
      set('north', 'canary=true'),
      [
        'partners[0].recipients[0].email: "ana@northwind.example" may be somebody\'s address; a canary has only those of the mailbox simulator, such as success@simulator.amazonses.com.',
      ],
    ],
    [
      'a partner that is there already',
      bytes([NORTH]),
      add('north', 'name=N'),
      ['partners.json has a partner "north" already; uptake partner set changes it.'],
    ],
    [
      'a partner that is not there',
      bytes([NORTH]),
      remove('nort'),
      ['partners.json has no partner "nort". The closest id is "north".'],
    ],
    ['any partner of none', bytes([]), remove('north'), ['partners.json has no partner "north".']],
    [
      'a field that no entry can have',
      bytes([NORTH]),
      set('north', 'name.x=1'),
      ['name is no object, so nothing in it can be set.'],
    ],
    [
      'a field given twice in the file',
      Buffer.from('[{"id":"north","id":"north"}]'),
      set('north', 'name=N'),
      ['line 1, column 16: duplicate field "id" in one object; keep one.'],
    ],
    ['no list', Buffer.from('{}'), remove('north'), ['partners: must be a list, in [ ].']],
    [
      'a file in another encoding',
      Buffer.from('[{"id":"n\xfc"}]', 'latin1'),
      remove('north'),
      ['line 1: the text is not UTF-8; save the file as UTF-8.'],
    ],
  ])('refuses %s', (_what, file, edit, problems) => {
    expect(editPartners(file, edit)).toEqual({ kind: 'problems', problems })
  })
})

function written(entries: readonly object[], edit: PartnerEdit): unknown {
  return JSON.parse(edited(editPartners(bytes(entries), edit)).text)
}

function edited(result: ReturnType<typeof editPartners>) {
  if (result.kind !== 'edited') throw new Error(JSON.stringify(result))
  return result
}

function bytes(entries: readonly object[]): Uint8Array {
  return Buffer.from(JSON.stringify(entries))
}

function add(partner: string, ...words: string[]): PartnerEdit {
  return { kind: 'add', partner: partner as PartnerId, assignments: words.map(parsed) }
}

function set(partner: string, ...words: string[]): PartnerEdit {
  return { kind: 'set', partner: partner as PartnerId, assignments: words.map(parsed) }
}

function remove(partner: string): PartnerEdit {
  return { kind: 'remove', partner: partner as PartnerId }
}

function parsed(word: string): Assignment {
  return parseAssignment(word) as Assignment
}
