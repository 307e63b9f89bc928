import type { PasswordHashing } from '../identity/auth-settings.ts'

/** No hashing at all: hundreds of tests sign in, and what they test is something else. */
export const quickHashing: PasswordHashing = {
  hash: (password) => Promise.resolve(`quick ${password}`),
  verify: ({ hash, password }) => Promise.resolve(hash === `quick ${password}`),
}
