import {
  AccountIdSchema,
  MemberIdSchema,
  OrganizationIdSchema,
  RoleIdSchema,
  sameIdentifierForm,
  UnitIdSchema,
  type LoginId,
  type SystemMutationArguments,
} from '@kontor/domain'
import type { Registration } from '@kontor/protocol'
import * as v from 'valibot'

/** The first records of an organisation: itself, the main account, its first unit, its owner, roles (A1, B18). */
export const newOrganization = (
  registration: Registration,
  made: {
    readonly loginId: LoginId
    readonly newId: () => string
    readonly now: number
    readonly contractNumber: string
    readonly demonstration: boolean
  },
): SystemMutationArguments<'registerOrganization'> => {
  const { profile, legalEntity, accountName, unitIdentifier, unitName, owner } = registration
  const { loginId, newId, now } = made
  const accountId = v.parse(AccountIdSchema, newId())
  return {
    organization: {
      id: v.parse(OrganizationIdSchema, newId()),
      profile,
      legalEntity,
      contract: { number: made.contractNumber, units: contractUnits(registration) },
      createdAt: now,
      demonstration: made.demonstration,
    },
    account: {
      id: accountId,
      kind: 'main',
      name: accountName,
      parentId: null,
      status: 'active',
      position: 0,
      createdAt: now,
    },
    unit: { id: v.parse(UnitIdSchema, newId()), accountId, identifier: unitIdentifier, name: unitName ?? null },
    owner: {
      id: v.parse(MemberIdSchema, newId()),
      loginId,
      name: owner.name,
      username: owner.username,
      email: owner.email,
      homeAccountId: accountId,
      primary: true,
      admin: true,
      rights: [],
      roleIds: [],
      grants: [],
      status: 'active',
      joinedAt: now,
      lastSignInAt: now,
    },
    roles: registration.roles.map((role) => ({ id: v.parse(RoleIdSchema, newId()), ...role })),
  }
}

/** Telecom: any free identifier, no list. Hospitality: the first unit and the further ones, each once. */
export const contractUnits = ({
  profile,
  unitIdentifier,
  contractUnits: further,
}: Pick<Registration, 'profile' | 'unitIdentifier' | 'contractUnits'>): string[] => {
  if (profile === 'telecom') return []
  const byForm = new Map<string, string>()
  for (const identifier of [unitIdentifier, ...further]) {
    const form = sameIdentifierForm(identifier)
    if (!byForm.has(form)) byForm.set(form, identifier)
  }
  return [...byForm.values()]
}
