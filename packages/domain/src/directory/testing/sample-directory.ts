import { limits } from '../../kernel/limits.ts'
import type { ProcessType } from '../../sections/processes/process-type.ts'
import { emptyDirectory, type WritableDirectory } from '../directory.ts'
import type { ProfileId } from '../profiles/profile.ts'
import type { Account, Invitation, Member, Organization, Role, Service, Unit } from '../records.ts'
import type { Token } from '../tokens.ts'
import type { Webhook } from '../webhooks.ts'

/** The moment at which the tests happen. */
export const now = Date.UTC(2026, 10, 22, 12)

export const organization = (profile: ProfileId): Organization =>
  ({
    id: 'organization-mewa',
    profile,
    legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: '584-25-11-086' },
    contract: { number: 'K/2026/7', units: ['HTL 1', 'HTL 2', 'HTL 3', 'HTL 4'] },
    createdAt: 1,
    demonstration: false,
  }) as Organization

export const account = (id: string, fields: Partial<Account> = {}): Account =>
  ({
    id,
    kind: 'sub',
    name: `Account ${id}`,
    parentId: 'account-main',
    status: 'active',
    position: 1,
    createdAt: 1,
    ...fields,
  }) as Account

export const unit = (id: string, accountId: string, identifier: string): Unit =>
  ({ id, accountId, identifier, name: null }) as Unit

export const service = (id: string, accountId: string, unitId: string, type: Service['type']): Service =>
  ({ id, accountId, unitId, type }) as Service

export const role = (id: string, rights: Role['rights']): Role => ({ id, name: `Role ${id}`, rights }) as Role

/** Fields as plain text: the brands of ids are of no use in a test. */
export type Plain<T> = {
  readonly [K in keyof T]?: T[K] extends readonly (infer Item)[] ? readonly Item[] | readonly string[] : T[K] | string
}

/** `member-kot` belongs to the login `login-kot`. */
export const member = (word: string, fields: Plain<Member> = {}): Member =>
  ({
    id: `member-${word}`,
    loginId: `login-${word}`,
    name: `Member ${word}`,
    username: word,
    email: `${word}@mewa.example`,
    homeAccountId: 'account-main',
    primary: false,
    admin: false,
    rights: [],
    roleIds: [],
    grants: [],
    status: 'active',
    joinedAt: 1,
    lastSignInAt: null,
    ...fields,
  }) as unknown as Member

export const invitation = (word: string, fields: Plain<Invitation> = {}): Invitation =>
  ({
    id: `invitation-${word}`,
    name: `Invited ${word}`,
    email: `invited-${word}@mewa.example`,
    username: null,
    loginId: null,
    homeAccountId: 'account-main',
    admin: false,
    rights: [],
    roleIds: [],
    grants: [],
    invitedBy: 'member-owner',
    sentAt: now - 1000,
    expiresAt: now - 1000 + limits.invitationLifetimeMs,
    status: 'pending',
    language: 'pl',
    ...fields,
  }) as unknown as Invitation

/**
 * A main account, the sub-accounts north and south, and old, which is archived. People: the owner, two administrators,
 * a reader (right `account`), a plain member of the main account with a grant to north, one whose home is north, and
 * a suspended administrator. Invitations in every state; `overdue` is past its time without being marked. A token that changes the directory,
 * one that has ended, and a webhook. In telecom a type of process, one that was removed, and a changed deadline.
 */
export const sampleDirectory = (profile: ProfileId = 'telecom'): WritableDirectory => {
  const directory = emptyDirectory()
  directory.organization = organization(profile)
  fill(directory.account, [
    account('account-main', { kind: 'main', parentId: null, position: 0, name: 'Mewa Telekom' }),
    account('account-north', { position: 1, name: 'North' }),
    account('account-south', { position: 2, name: 'South' }),
    account('account-old', { position: 3, name: 'Old', status: 'archived' }),
  ])
  fill(directory.unit, [unit('unit-main', 'account-main', 'HTL 1'), unit('unit-north', 'account-north', 'HTL 2')])
  fill(directory.service, [
    service('service-north', 'account-north', 'unit-north', profile === 'telecom' ? 'fnp' : 'dining'),
  ])
  fill(directory.role, [role('role-used', ['mail', 'finance']), role('role-free', ['mail'])])
  fill(directory.member, [
    member('owner', { primary: true, admin: true }),
    member('admin', { admin: true }),
    member('second', { admin: true }),
    member('reader', { rights: ['account'] }),
    member('plain', { rights: ['mail'], roleIds: ['role-used'], grants: ['account-north'] }),
    member('north', { homeAccountId: 'account-north', rights: ['mail', 'account'] }),
    member('suspended', { admin: true, status: 'suspended' }),
  ])
  fill(directory.invitation, [
    invitation('pending'),
    invitation('overdue', { sentAt: 1, expiresAt: now }),
    invitation('expired', { sentAt: 1, expiresAt: 2, status: 'expired' }),
    invitation('revoked', { status: 'revoked' }),
    invitation('accepted', { status: 'accepted' }),
  ])
  fill(directory.token, [token('used'), token('ended', { endsAt: now })])
  fill(directory.webhook, [webhook('used')])
  if (profile === 'telecom') {
    fill(directory.processType, [processType('used'), processType('gone', { status: 'removed' })])
    fill(directory.deadline, [{ id: 'fault', term: { amount: 1, unit: 'working-days' } }])
  }
  return directory
}

export const processType = (word: string, fields: Partial<ProcessType> = {}): ProcessType =>
  ({ id: `type-${word}`, name: `Type ${word}`, days: 5, status: 'active', ...fields }) as ProcessType

export const token = (word: string, fields: Plain<Token> = {}): Token =>
  ({
    id: `token-${word}`,
    name: `Token ${word}`,
    scopes: ['read-directory', 'change-directory'],
    endsAt: null,
    createdBy: 'member-owner',
    createdAt: 1,
    ...fields,
  }) as unknown as Token

export const webhook = (word: string, fields: Plain<Webhook> = {}): Webhook =>
  ({
    id: `webhook-${word}`,
    name: `Webhook ${word}`,
    url: 'https://erp.mewa.example/kontor',
    events: ['access', 'people'],
    createdBy: 'member-owner',
    createdAt: 1,
    status: 'active',
    ...fields,
  }) as unknown as Webhook

export const fill = <R extends { readonly id: string }>(records: Map<R['id'], R>, added: readonly R[]): void => {
  for (const record of added) records.set(record.id, record)
}
