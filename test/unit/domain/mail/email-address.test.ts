// Which texts are email addresses, and when two are the same.

import { describe, expect, it } from 'vitest'
import { emailAddress, meansAddress } from '../../../../shared/domain/mail/email-address.ts'
import { email } from '../../../support/messages.ts'

describe('an email address', () => {
  it.each(['ana@northwind.example', "o'connor+1@a-b.co", '#{}~^@x9.example'])('accepts %s', (text) => {
    expect(emailAddress(text)).toBe(text)
  })

  it('ignores case', () => {
    expect(emailAddress('Ana@Northwind.EXAMPLE')).toBe('ana@northwind.example')
  })

  it.each([
    '',
    'ana',
    'ana@',
    '@northwind.example',
    'ana@northwind',
    'ana@northwind.example ',
    'ana li@northwind.example',
    'ana@northwind..example',
    '.ana@northwind.example',
    'ana@li@northwind.example',
    'a/na@northwind.example',
    'añа@northwind.example',
    // The Kelvin sign, whose lower case is a plain k.
    '\u212Aim@northwind.example',
    `${'a'.repeat(65)}@northwind.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('rejects %j', (text) => {
    expect(emailAddress(text)).toBeNull()
  })
})

describe('text that names an account manager', () => {
  it.each([
    ['ana@x.example', true],
    ['  ANA@x.example ', true],
    ['ana@x.example; li@x.example', false],
    ['Ana', false],
    ['', false],
  ])('%j means ana@x.example: %s', (text, means) => {
    expect(meansAddress(text, email('ana@x.example'))).toBe(means)
  })
})
