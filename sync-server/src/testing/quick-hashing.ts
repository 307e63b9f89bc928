import { createHash } from 'node:crypto'
import type { PasswordHashing } from '../identity/auth-settings.ts'

const quickly = (password: string): string => createHash('sha256').update(password).digest('hex')

/** For the hundreds of tests that sign in to test something else: scrypt takes a tenth of a second each time. */
export const quickHashing: PasswordHashing = {
  hash: (password) => Promise.resolve(quickly(password)),
  verify: ({ hash, password }) => Promise.resolve(hash === quickly(password)),
}
