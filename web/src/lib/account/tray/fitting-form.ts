import type { PendingMutation } from '@kontor/replica'

/** Which screen's form a change can be corrected in; null where there is nothing to correct. */
export const fittingForm = ({ id, name, args }: Pick<PendingMutation, 'id' | 'name' | 'args'>): FormAddress | null => {
  const form = forms[name]
  if (form === undefined) return null
  const params = new URLSearchParams({ dialog: form.dialog, change: id })
  for (const [param, argument] of Object.entries(form.carries ?? {})) {
    const value = args[argument]
    if (typeof value === 'string') params.set(param, value)
  }
  return { screen: form.screen, search: params.toString() }
}

export interface FormAddress {
  readonly screen: 'sub-accounts' | 'users' | 'roles'
  readonly search: string
}

interface Form {
  readonly screen: FormAddress['screen']
  readonly dialog: string
  /** Parameters of the address, and the arguments that they are taken from. */
  readonly carries?: Readonly<Record<string, string>>
}

const forms: Partial<Record<PendingMutation['name'], Form>> = {
  createSubAccount: { screen: 'sub-accounts', dialog: 'add' },
  renameAccount: { screen: 'sub-accounts', dialog: 'rename', carries: { of: 'accountId' } },
  addUnit: { screen: 'sub-accounts', dialog: 'units', carries: { of: 'accountId' } },
  inviteMember: { screen: 'users', dialog: 'invite' },
  inviteExistingMember: { screen: 'users', dialog: 'invite-existing' },
  changeRights: { screen: 'users', dialog: 'rights', carries: { of: 'memberId' } },
  changeGrants: { screen: 'roles', dialog: 'grants', carries: { of: 'memberId' } },
  createRole: { screen: 'roles', dialog: 'role' },
  changeRole: { screen: 'roles', dialog: 'role', carries: { of: 'roleId' } },
}
