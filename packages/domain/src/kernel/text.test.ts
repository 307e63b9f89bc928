import { describe, expect, it } from 'vitest'
import { fieldProblem } from './field-problem.ts'
import {
  EmailSchema,
  IdentifierSchema,
  NameSchema,
  PasswordSchema,
  sameEmailForm,
  sameIdentifierForm,
  sameTaxIdForm,
  TaxIdSchema,
  UsernameSchema,
} from './text.ts'

const family = '👩‍👩‍👧‍👦'

describe('[S11] names', () => {
  it.each([
    'A',
    'Łucja Brzezińska-Żółć',
    'שלום עולם',
    'مرحبا بالعالم',
    '株式会社かもめ',
    'नमस्ते',
    'Ünïcödé',
    family,
    '🏨 Pod Lipą',
    "O'Neill & Sons, Ltd. (2)",
    'Jan\u00A0Kot',
    'a\u200Fב',
    'x'.repeat(200),
    'ż'.repeat(200),
    '🌊'.repeat(200),
  ])('[S11] accepts %j', (name) => {
    expect(fieldProblem(NameSchema, name)).toBeNull()
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['\u00A0\u2003', 'empty'],
    ['\u200B\u200D', 'empty'],
    ['\u3164', 'empty'],
    ['x'.repeat(201), 'too-long'],
    ['x'.repeat(300), 'too-long'],
    ['🌊'.repeat(201), 'too-long'],
    ['Anna\u0000', 'control-characters'],
    ['An\u0007na', 'control-characters'],
    ['Anna\nKot', 'control-characters'],
    ['Anna\tKot', 'control-characters'],
    ['Anna\u0085Kot', 'control-characters'],
    ['Anna\u2028Kot', 'control-characters'],
    ['\u202Egnp.exe', 'control-characters'],
    ['a\u2066b\u2069', 'control-characters'],
    ['An\uFEFFna', 'control-characters'],
    ['Anna \uD83D', 'control-characters'],
    ['\uDE00 Anna', 'control-characters'],
    ['<b>Anna</b>', 'markup'],
    ['<script>alert(1)</script>', 'markup'],
    ['a > b', 'markup'],
    [' Anna', 'spaces-at-ends'],
    ['Anna ', 'spaces-at-ends'],
    ['Anna\u00A0', 'spaces-at-ends'],
    [undefined, 'missing'],
    [null, 'wrong-type'],
    [7, 'wrong-type'],
    [['Anna'], 'wrong-type'],
  ])('[S11] refuses %j as %s', (name, reason) => {
    expect(fieldProblem(NameSchema, name)).toBe(reason)
  })
})

describe('[A13] identifiers', () => {
  it.each(['1', 'PT 07240', 'HTL-7/2026.A_b', 'Żuławy 5', '8'.repeat(64)])('[A13] accepts %j', (identifier) => {
    expect(fieldProblem(IdentifierSchema, identifier)).toBeNull()
  })

  it.each([
    ['', 'empty'],
    [' PT 1', 'spaces-at-ends'],
    ['PT 1 ', 'spaces-at-ends'],
    ['8'.repeat(65), 'too-long'],
    ['-1', 'not-an-identifier'],
    ['PT#1', 'not-an-identifier'],
    ['<b>1</b>', 'not-an-identifier'],
    ['PT\u00001', 'control-characters'],
  ])('[A13] refuses %j as %s', (identifier, reason) => {
    expect(fieldProblem(IdentifierSchema, identifier)).toBe(reason)
  })

  it('[A13] case, width and inner spacing make no other identifier', () => {
    expect(['pt  07240', 'PT 07240', 'ＰＴ 07240'].map(sameIdentifierForm)).toEqual([
      'PT 07240',
      'PT 07240',
      'PT 07240',
    ])
    expect(sameIdentifierForm('PT 07241')).not.toBe(sameIdentifierForm('PT 07240'))
  })
})

describe('[A12] e-mail addresses', () => {
  it.each(['a@b.pl', 'anna.kot+hotel@mail.example.com', "o'neill@example.ie", 'A_b-c@xn--bcher-kva.example'])(
    '[A12] accepts %j',
    (email) => {
      expect(fieldProblem(EmailSchema, email)).toBeNull()
    },
  )

  it.each([
    ['', 'empty'],
    ['anna', 'not-an-email'],
    ['anna.example.com', 'not-an-email'],
    ['anna@', 'not-an-email'],
    ['@example.com', 'not-an-email'],
    ['anna@example', 'not-an-email'],
    ['anna@@example.com', 'not-an-email'],
    ['anna kot@example.com', 'not-an-email'],
    ['anna@example..com', 'not-an-email'],
    ['anna@.example.com', 'not-an-email'],
    ['Anna <anna@example.com>', 'not-an-email'],
    ['a@b.pl, c@d.pl', 'not-an-email'],
    [' anna@example.com', 'spaces-at-ends'],
    ['anna@example.com\r\nBcc: all@example.com', 'control-characters'],
    [`${'a'.repeat(250)}@b.pl`, 'too-long'],
  ])('[A12] refuses %j as %s', (email, reason) => {
    expect(fieldProblem(EmailSchema, email)).toBe(reason)
  })

  it('[A12] case makes no other address', () => {
    expect(sameEmailForm('Anna@Example.COM')).toBe(sameEmailForm('anna@example.com'))
  })
})

describe('[B4] user names and passwords', () => {
  it.each(['abc', 'h.wroblewska', 'anna_kot-2', '7up', 'a'.repeat(64)])('[B4] accepts the user name %j', (username) => {
    expect(fieldProblem(UsernameSchema, username)).toBeNull()
  })

  it.each([
    ['', 'empty'],
    ['ab', 'too-short'],
    ['a'.repeat(65), 'too-long'],
    ['Anna', 'not-a-username'],
    ['łucja', 'not-a-username'],
    ['.anna', 'not-a-username'],
    ['anna kot', 'not-a-username'],
    ['anna@kot', 'not-a-username'],
  ])('[B4] refuses the user name %j as %s', (username, reason) => {
    expect(fieldProblem(UsernameSchema, username)).toBe(reason)
  })

  it('[B4] a password has 12 to 128 characters of any kind', () => {
    expect(fieldProblem(PasswordSchema, 'dwanaście zn')).toBeNull()
    expect(fieldProblem(PasswordSchema, '🌊'.repeat(128))).toBeNull()
    expect(fieldProblem(PasswordSchema, 'jedenaście!')).toBe('too-short')
    expect(fieldProblem(PasswordSchema, 'x'.repeat(129))).toBe('too-long')
  })
})

describe('[B23] tax identifiers', () => {
  it.each(['5842511077', '584-25-11-077', 'PL 584 251 10 77'])('[B23] accepts %j', (taxId) => {
    expect(fieldProblem(TaxIdSchema, taxId)).toBeNull()
  })

  it.each([
    ['', 'empty'],
    ['12-34', 'too-short'],
    ['1'.repeat(21), 'too-long'],
    ['584/251', 'not-a-tax-id'],
  ])('[B23] refuses %j as %s', (taxId, reason) => {
    expect(fieldProblem(TaxIdSchema, taxId)).toBe(reason)
  })

  it('[B23] spaces, dashes and case make no other legal entity', () => {
    expect(sameTaxIdForm('pl 584-25-11-077')).toBe(sameTaxIdForm('PL5842511077'))
  })
})
