import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { AttachmentSchema, AttachmentsSchema, attachmentTypeOf, cleanedFileName } from './attachment.ts'
import { fieldProblem } from './field-problem.ts'
import { limits } from './limits.ts'

const attachment = { name: 'umowa.pdf', bytes: 10, type: 'application/pdf', sha256: 'a'.repeat(64) } as const

describe('[DESIGN 10] the name of an attachment', () => {
  it.each([
    ['umowa.pdf', 'umowa.pdf'],
    ['Żółta karta (2).png', 'Żółta karta (2).png'],
    ['../x', 'x'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\anna\\faktura.pdf', 'faktura.pdf'],
    ['..', 'attachment'],
    ['', 'attachment'],
    ['a/', 'attachment'],
    ['.htaccess', 'htaccess'],
    ['zdjęcie.png...', 'zdjęcie.png'],
    ['a\u0000b\r\nSet-Cookie: x.png', 'abSet-Cookie x.png'],
    ['faktura\u202Egnp.exe', 'fakturagnp.exe'],
    ['\uD800.png', 'png'],
    ['"><script>.png', 'script.png'],
  ])('%j is kept as %j, and cleaning it again changes nothing', (name, cleaned) => {
    expect(cleanedFileName(name)).toBe(cleaned)
    expect(cleanedFileName(cleaned)).toBe(cleaned)
  })

  it.each([
    ['letters', `${'a'.repeat(300)}.pdf`, `${'a'.repeat(limits.attachmentNameLengthMax - 4)}.pdf`],
    ['birds', '\u{1f426}'.repeat(300), '\u{1f426}'.repeat(limits.attachmentNameLengthMax)],
  ])('of 300 %s is shortened, and keeps its extension', (_what, name, cleaned) => {
    expect(cleanedFileName(name)).toBe(cleaned)
    expect(cleanedFileName(cleaned)).toBe(cleaned)
  })
})

it('[DESIGN 10] the type of an attachment follows from its first bytes', () => {
  const bytes = (...parts: readonly (string | number[])[]): Uint8Array =>
    new Uint8Array(
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
    )
  const contents = {
    png: bytes([0x89], 'PNG\r\n', [0x1a], '\n', 'rest'),
    jpeg: bytes([0xff, 0xd8, 0xff, 0xe0]),
    gif: bytes('GIF89a'),
    webp: bytes('RIFF', [1, 2, 3, 4], 'WEBP'),
    pdf: bytes('%PDF-1.7'),
    zip: bytes('PK', [3, 4]),
    html: bytes('<!doctype html><script>'),
    svg: bytes('<svg xmlns="http://www.w3.org/2000/svg">'),
    almostPng: bytes([0x89], 'PNG'),
    riff: bytes('RIFF', [1, 2, 3, 4], 'WAVE'),
    htmlBeforePdf: bytes('<html>%PDF-1.7'),
    empty: bytes(),
  }
  expect(
    Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, attachmentTypeOf(content)])),
  ).toEqual({
    ...{ png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' },
    ...{ pdf: 'application/pdf', zip: 'application/zip' },
    ...{ html: 'application/octet-stream', svg: 'application/octet-stream', almostPng: 'application/octet-stream' },
    ...{
      riff: 'application/octet-stream',
      htmlBeforePdf: 'application/octet-stream',
      empty: 'application/octet-stream',
    },
  })
})

it('[S11] an attachment is taken at its bounds, and refused past each', () => {
  const problems = [1, limits.attachmentBytesMax, limits.attachmentBytesMax + 1, 0, -1, 1.5].map(
    (size) => v.safeParse(AttachmentSchema, { ...attachment, bytes: size }).issues?.[0].message ?? null,
  )
  expect(problems).toEqual([null, null, 'too-large', 'empty', 'empty', 'malformed-size'])
  const wrong = [{ sha256: 'A'.repeat(64) }, { sha256: '../../etc' }, { type: 'text/html' }, { name: 1 }].map(
    (fields) => v.safeParse(AttachmentSchema, { ...attachment, ...fields }).success,
  )
  expect(wrong).toEqual([false, false, false, false])
  expect(v.parse(AttachmentSchema, { ...attachment, name: '../x' })).toEqual({ ...attachment, name: 'x' })
})

it('[S11] a record has a bounded number of attachments, each content once', () => {
  const some = (count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({ ...attachment, sha256: String(index).padStart(64, '0') }))
  expect(fieldProblem(AttachmentsSchema, some(limits.attachmentsPerRecordMax))).toBeNull()
  expect(fieldProblem(AttachmentsSchema, some(limits.attachmentsPerRecordMax + 1))).toBe('too-many')
  expect(fieldProblem(AttachmentsSchema, [attachment, attachment])).toBe('repeated')
})
