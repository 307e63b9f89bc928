import type { FieldRules } from './form-state.svelte.ts'

/** The fields of a new login: at registration, and with an invitation. */
export const newLoginFields = {
  username: { kind: 'username' },
  password: { kind: 'password', secret: true },
} as const satisfies Record<string, FieldRules>

export type NewLoginField = keyof typeof newLoginFields
