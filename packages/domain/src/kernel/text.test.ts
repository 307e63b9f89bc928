import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { fieldProblem } from './field-problem.ts'
import {
  cleanedEmail,
  cleanedLine,
  looksLikeWebAddress,
  sameEmailForm,
  sameIdentifierForm,
  sameTaxIdForm,
  sameUsernameForm,
} from './same-form.ts'
import { EmailSchema, IdentifierSchema, NameSchema, PasswordSchema, TaxIdSchema, UsernameSchema } from './text.ts'

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
    ['Anna <anna@example.com> <b@c.pl>', 'not-an-email'],
    ['anna@xn--', 'not-an-email'],
    ['a@b.pl, c@d.pl', 'not-an-email'],
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
  it.each(['5842511086', '584-25-11-086', 'PL 584 251 10 86', 'DE 123456789', 'ATU12345678'])(
    '[B23] accepts %j',
    (taxId) => {
      expect(fieldProblem(TaxIdSchema, taxId)).toBeNull()
    },
  )

  it.each([
    ['', 'empty'],
    ['12-34', 'too-short'],
    ['1'.repeat(21), 'too-long'],
    ['584/251', 'not-a-tax-id'],
    ['0000000000', 'not-a-nip'],
    ['5842511087', 'not-a-nip'],
    ['PL 584-25-11-087', 'not-a-nip'],
    ['PL 584251108', 'not-a-nip'],
  ])('[B23] refuses %j as %s', (taxId, reason) => {
    expect(fieldProblem(TaxIdSchema, taxId)).toBe(reason)
  })

  it('[B23] spaces, dashes and case make no other legal entity', () => {
    expect(sameTaxIdForm('pl 584-25-11-077')).toBe(sameTaxIdForm('PL5842511077'))
    expect(sameTaxIdForm('PL 584-271-00-63')).toBe(sameTaxIdForm('5842710063'))
  })
})

describe('[ISSUE 8] the same thing spelled otherwise', () => {
  it.each([
    [NameSchema, '"Anna Nowak "', '"Anna Nowak "'],
    [NameSchema, 'Anna Nowak ', 'Anna Nowak'],
    [NameSchema, '\u00A0Anna\u00A0Nowak\u200B', 'Anna Nowak'],
    [NameSchema, 'Anna  Nowak', 'Anna Nowak'],
    [NameSchema, 'Z\u0307o\u0301łw', 'Żółw'],
    [IdentifierSchema, ' PT 07777 ', 'PT 07777'],
    [EmailSchema, 'anna@poczta.xn--p1ai', 'anna@poczta.xn--p1ai'],
    [EmailSchema, 'anna@почта.рф', 'anna@xn--80a1acny.xn--p1ai'],
    [EmailSchema, 'adres@example.com;', 'adres@example.com'],
    [EmailSchema, 'Nazwa <a@b.pl>', 'a@b.pl'],
    [EmailSchema, 'Anna Nowak <a@b.pl>;', 'a@b.pl'],
    [EmailSchema, 'mailto:a@b.pl', 'a@b.pl'],
    [EmailSchema, '\u00A0a@b.pl\u00A0', 'a@b.pl'],
    [UsernameSchema, 'Anna.Kowalska', 'anna.kowalska'],
    [UsernameSchema, 'Anna.Kowalska ', 'anna.kowalska'],
  ])('[ISSUE 8] is cleaned: %#', (schema, typed, kept) => {
    expect(v.parse(schema, typed)).toBe(kept)
  })

  it('[ISSUE 8] what was cleaned once is not changed again', () => {
    for (const text of ['Anna Nowak', 'a@xn--80a1acny.xn--p1ai', 'Zażółć "gęślą" jaźń'])
      expect(cleanedEmail(cleanedLine(text))).toBe(text)
  })

  it.each([
    ['anna@почта.рф', 'Anna@xn--80a1acny.XN--p1ai'],
    ['Nazwa <a@b.pl>', 'A@B.PL'],
  ])('[A12] %s and %s are one address', (one, other) => {
    expect(sameEmailForm(one)).toBe(sameEmailForm(other))
  })

  it('[ISSUE 8] a user name is the same with a capital and a space behind it', () => {
    expect(sameUsernameForm('Anna.Kowalska ')).toBe('anna.kowalska')
  })

  it('[DOMAIN] the number of a telecom operator is one identifier, with or without PT', () => {
    const forms = ['PT 07777', '07777', 'PT07777', 'pt  07777', '\u00A007777'].map(sameIdentifierForm)
    expect(new Set(forms)).toEqual(new Set(['PT 07777']))
    expect(['PT 0777', 'PT 077777', 'HTL 07777', '0777'].map(sameIdentifierForm)).not.toContain('PT 07777')
  })
})

describe('[ISSUE 8] [F3] names that look like the address of a website', () => {
  it.each([
    'http://example',
    'www.zlo.pl',
    'Wygrana! zlo.pl/xyz',
    'wp.pl',
    'Booking.com',
    'zlo。com',
    'zl\u200Bo.pl',
    'ｗｗｗ．zlo．pl',
  ])('[F3] %j does', (name) => {
    expect(looksLikeWebAddress(name)).toBe(true)
  })

  it.each([
    'Mewa Telekom sp. z o.o.',
    'Hotele S.A.',
    'J.K. Nowak',
    'St. Petersburg',
    'P.H.U. Kowal',
    'Nowak Sp.j.',
    'Pokój 3.14',
  ])('[F3] %j does not', (name) => {
    expect(looksLikeWebAddress(name)).toBe(false)
  })
})
