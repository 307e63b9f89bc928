import type { ConfirmedMutation } from '#lib/words/mutations/registry.ts'

/** The dialogs of the list of users, with their names in the address. */
export const userDialogNames = [
  'invite',
  'invite-existing',
  'rights',
  'grants',
  'assign-admin',
  'withdraw-admin',
  'move',
  'suspend',
  'reinstate',
  'remove',
  'password-link',
  'second-factor',
  'second-factor-request',
  'link',
  'revoke',
  'invitation-access',
  'view-as',
  'contact',
] as const
export type UserDialogName = (typeof userDialogNames)[number]

/** The dialogs that confirm one mutation of a member. */
export const confirmedIn = {
  'assign-admin': 'assignAdmin',
  'withdraw-admin': 'withdrawAdmin',
  suspend: 'suspendMember',
  reinstate: 'reinstateMember',
  remove: 'removeMember',
} as const satisfies Partial<Record<UserDialogName, ConfirmedMutation>>

export const isConfirmed = (name: UserDialogName): name is keyof typeof confirmedIn => name in confirmedIn

const ofInvitations: readonly (UserDialogName | null)[] = ['link', 'revoke', 'invitation-access']
/** The dialogs of an invitation; all others are a person's. Who accepts one gets its id as a member. */
export const isAboutInvitation = (name: UserDialogName | null): boolean => ofInvitations.includes(name)
