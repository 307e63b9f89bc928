/** The dialogs of the list of users, as they are called in the address. */
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
  'revoke',
  'view-as',
] as const
export type UserDialogName = (typeof userDialogNames)[number]
