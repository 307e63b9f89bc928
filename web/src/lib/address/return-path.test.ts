import { expect, it } from 'vitest'
import { returnPath, signInPath } from './return-path.ts'

const back = (from: string) => returnPath(new URL(signInPath(new URL(from)), 'https://kontor.example').searchParams)

it('[DESIGN 8] [S10] leads back to the page that was open, filters included', () => {
  expect(back('https://kontor.example/a/mewa-001/account/users?q=zaj%C4%85c')).toBe(
    '/a/mewa-001/account/users?q=zaj%C4%85c',
  )
})

it.each(['//evil.example/a/', 'https://evil.example/a/', '/\\evil.example/a/', '/api/access', '/a/\\..', ''])(
  '[DESIGN 8] leads nowhere else: %s',
  (path) => {
    expect(returnPath(new URLSearchParams({ return: path }))).toBeNull()
  },
)
