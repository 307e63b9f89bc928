import type { ServiceType } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { plainText } from '#lib/words/runs-of.ts'
import { serviceName } from '#lib/words/service-name.ts'
import type { ToldEntry } from './told-entry.ts'

/** What an entry says, in one sentence, with the names of its time. */
export const historySentence = (told: ToldEntry): MessagePart[] => {
  const { actor } = told
  const name = told.namedBy('memberId')
  const account = told.namedBy('accountId')
  switch (told.entry.name) {
    case 'createSubAccount':
      return m.history_create_sub_account.parts({ actor, account: madeAccount(told), identifier: identifierOf(told) })
    case 'renameAccount':
      return renamedAccount(told)
    case 'archiveAccount':
      return m.history_archive_account.parts({ actor, account })
    case 'restoreAccount':
      return m.history_restore_account.parts({ actor, account })
    case 'addUnit':
      return m.history_add_unit.parts({ actor, identifier: identifierOf(told), account })
    case 'removeUnit':
      return m.history_remove_unit.parts({
        ...{ actor, identifier: identifierOf(told) },
        account: told.named(told.changeOf('unit')?.before?.accountId),
      })
    case 'addService':
      return m.history_add_service.parts({ actor, ...serviceOf(told) })
    case 'removeService':
      return m.history_remove_service.parts({ actor, ...serviceOf(told) })
    case 'createRole':
      return m.history_create_role.parts({ actor, role: told.changeOf('role')?.after?.name ?? told.text('name') })
    case 'changeRole':
      return changedRole(told)
    case 'deleteRole':
      return m.history_delete_role.parts({ actor, role: told.namedBy('roleId') })
    case 'inviteMember':
      return m.history_invite_member.parts({ actor, name: told.text('name'), account: told.namedBy('homeAccountId') })
    case 'inviteExistingMember':
      return m.history_invite_existing_member.parts({
        ...{ actor, username: told.text('username') },
        account: told.namedBy('homeAccountId'),
      })
    case 'resendInvitation':
      return m.history_resend_invitation.parts({ actor, name: told.namedBy('invitationId') })
    case 'revokeInvitation':
      return m.history_revoke_invitation.parts({ actor, name: told.namedBy('invitationId') })
    case 'acceptInvitation':
      return m.history_accept_invitation.parts({
        ...{ name: told.text('name'), username: told.text('username') },
        account: told.named(told.changeOf('member')?.after?.homeAccountId),
      })
    case 'expireInvitation':
      // The time was over, but it had been accepted, revoked or sent again meanwhile.
      return told.entry.changes.length === 0
        ? m.history_expire_invitation_same.parts({ name: told.namedBy('invitationId') })
        : m.history_expire_invitation.parts({ name: told.namedBy('invitationId') })
    case 'changeRights':
      return m.history_change_rights.parts({ actor, name })
    case 'changeGrants':
      return m.history_change_grants.parts({ actor, name })
    case 'assignAdmin':
      return m.history_assign_admin.parts({ actor, name })
    case 'withdrawAdmin':
      return m.history_withdraw_admin.parts({ actor, name })
    case 'moveMember':
      return m.history_move_member.parts({ actor, name, account: told.namedBy('homeAccountId') })
    case 'suspendMember':
      return m.history_suspend_member.parts({ actor, name })
    case 'reinstateMember':
      return m.history_reinstate_member.parts({ actor, name })
    case 'removeMember':
      return m.history_remove_member.parts({ actor, name })
    case 'endSessions':
      return told.text('sessionId') === ''
        ? m.history_end_sessions.parts({ actor, name })
        : m.history_end_session.parts({ actor, name })
    case 'viewAs':
      return m.history_view_as.parts({ actor, name })
    case 'recordSignIn':
      return signedIn(told)
    case 'registerOrganization':
      return m.history_register_organization.parts({
        account: madeAccount(told),
        organization: organizationOf(told),
        name: told.changeOf('member')?.after?.name ?? m.change_unnamed(),
      })
    case 'importOrganization':
      return m.history_import_organization.parts({ organization: organizationOf(told) })
  }
}

/** The same as plain text: for files, and for what a screen reader is told. */
export const historyText = (told: ToldEntry): string => plainText(historySentence(told))

const madeAccount = (told: ToldEntry): string =>
  told.changeOf('account')?.after?.name ?? (told.text('name') || m.change_unnamed())

const organizationOf = (told: ToldEntry): string =>
  told.changeOf('organization')?.after.legalEntity.name ?? m.change_unnamed()

const identifierOf = (told: ToldEntry): string => {
  const unit = told.changeOf('unit')
  const identifier = (unit?.after ?? unit?.before)?.identifier ?? told.text('identifier')
  return identifier === '' ? told.namedBy('unitId') : identifier
}

const renamedAccount = (told: ToldEntry): MessagePart[] => {
  const { actor } = told
  const change = told.changeOf('account')
  return change?.before && change.after
    ? m.history_rename_account.parts({ actor, before: change.before.name, after: change.after.name })
    : m.history_rename_account_same.parts({ actor, account: told.namedBy('accountId') })
}

const changedRole = (told: ToldEntry): MessagePart[] => {
  const { actor } = told
  const { before, after } = told.changeOf('role') ?? {}
  if (!before || !after || before.name === after.name)
    return m.history_change_role.parts({ actor, role: told.namedBy('roleId') })
  const names = { actor, before: before.name, after: after.name }
  return before.rights.join() === after.rights.join()
    ? m.history_rename_role.parts(names)
    : m.history_rename_and_change_role.parts(names)
}

const serviceOf = (told: ToldEntry) => {
  const change = told.changeOf('service')
  const service = change?.after ?? change?.before
  return {
    service: serviceName(service?.type ?? ((told.text('type') || told.namedBy('serviceId')) as ServiceType)),
    unit: told.named(service?.unitId ?? told.text('unitId')),
    account: told.named(service?.accountId ?? told.text('accountId')),
  }
}

const signedIn = (told: ToldEntry): MessagePart[] => {
  const name = told.changeOf('member')?.after?.name
  return name === undefined
    ? [{ type: 'text', value: m.history_record_sign_in_unknown() }]
    : m.history_record_sign_in.parts({ name })
}
