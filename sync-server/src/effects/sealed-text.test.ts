import { expect, it } from 'vitest'
import { openSealedText, sealText } from './sealed-text.ts'

it('[DESIGN 7] a sealed text can be opened with the same secret only', () => {
  const sealed = sealText('token ✓', 'secret')
  expect(sealed).not.toContain('token')
  expect(openSealedText(sealed, 'secret')).toBe('token ✓')
  expect(() => openSealedText(sealed, 'another')).toThrow()
})

it('[DESIGN 7] a changed or truncated text cannot be opened', () => {
  const sealed = Buffer.from(sealText('token', 'secret'), 'base64url')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(() => openSealedText(sealed.toString('base64url'), 'secret')).toThrow()
  expect(() => openSealedText('', 'secret')).toThrow()
})
