import { limits, profiles, type ProfileId } from '@kontor/domain'
import { defaultRoleName } from '#lib/account/roles/missing-default-roles.ts'
import type { FieldRules } from '#lib/form/form-state.svelte.ts'
import { newLoginFields } from '#lib/form/new-login-fields.ts'

export const registrationFields = {
  entityName: { kind: 'name' },
  taxId: { kind: 'taxId' },
  accountName: { kind: 'name' },
  unitIdentifier: { kind: 'identifier' },
  contractUnits: { kind: null, optional: true },
  ownerName: { kind: 'name' },
  email: { kind: 'email' },
  ...newLoginFields,
} as const satisfies Record<string, FieldRules>

/** Where the operator decides, the login comes with the approval. */
export const requestFields = {
  ...registrationFields,
  username: { kind: null, optional: true },
  password: { kind: null, optional: true, secret: true },
} as const satisfies Record<string, FieldRules>

export type RegistrationField = keyof typeof registrationFields
export type RegistrationValues = Readonly<Record<RegistrationField, string>>

/** One identifier in each line; empty lines are ignored. */
export const contractUnitsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, limits.contractUnitsMax)

/** The body of `POST /api/registration-requests`, without its language. */
export const requestBody = (profile: ProfileId, values: RegistrationValues) => ({
  profile,
  legalEntity: { name: values.entityName, taxId: values.taxId },
  accountName: values.accountName,
  unitIdentifier: values.unitIdentifier,
  ...(profile === 'hospitality' ? { contractUnits: contractUnitsIn(values.contractUnits) } : {}),
  // A19: the profile's roles, named in the language of the form.
  roles: profiles[profile].defaultRoles.map(({ id, rights }) => ({ name: defaultRoleName(id), rights })),
  owner: { name: values.ownerName, email: values.email },
})

/** The body of `POST /api/organizations`. */
export const registrationBody = (profile: ProfileId, values: RegistrationValues) => {
  const { owner, ...organization } = requestBody(profile, values)
  return { ...organization, owner: { ...owner, username: values.username, password: values.password } }
}

/** The field of an argument in the server's answer; null for none. */
export const fieldOfPath = (path: string): RegistrationField | null => {
  const fields: Readonly<Record<string, RegistrationField>> = {
    'legalEntity.name': 'entityName',
    'legalEntity.taxId': 'taxId',
    accountName: 'accountName',
    unitIdentifier: 'unitIdentifier',
    'owner.name': 'ownerName',
    'owner.email': 'email',
    'owner.username': 'username',
    'owner.password': 'password',
  }
  return fields[path] ?? (path.startsWith('contractUnits') ? 'contractUnits' : null)
}
