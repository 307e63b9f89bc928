import type { PasswordHashing } from '../identity/auth-settings.ts'

/** No hashing, for the hundreds of tests that sign in to test something else. */
export const quickHashing: PasswordHashing = {
  hash: (password) => Promise.resolve(`quick ${password}`),
  verify: ({ hash, password }) => Promise.resolve(hash === `quick ${password}`),
}
