import { expect, it } from 'vitest'
import { qrPath } from './qr-path.ts'

it('[D] a QR code is a path whose three corners hold the finder patterns', () => {
  const { path, size } = qrPath('otpauth://totp/Kontor:a@example.org?secret=ABC&issuer=Kontor')
  expect(size).toBeGreaterThan(25)
  for (const [x, y] of [
    [2, 2],
    [size - 3, 2],
    [2, size - 3],
  ])
    expect(path).toContain(`M${x} ${y}h1v1h-1z`)
  expect(path).not.toContain('M0 0h')
  expect(path).not.toContain(`M${size - 3} ${size - 3}h1v1h-1zM${size - 2}`)
})
