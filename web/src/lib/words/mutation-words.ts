import type { Right, ServiceType } from '@kontor/domain'
import type { PendingMutation } from '@kontor/replica'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { inList } from './in-list.ts'
import { rightAsObject, rightName } from './right-words.ts'
import { plainText } from './runs-of.ts'
import { serviceName } from './service-name.ts'
import { listArgument } from '#lib/form/argument.ts'

/** What a change is, and what it would give and take, in words; needs no directory. */
export interface MutationWords {
  readonly title: MessagePart[]
  readonly gains: string | null
  readonly loses: string | null
}

export type TellableMutation = Pick<PendingMutation, 'name' | 'args' | 'names'>

export const mutationWords = (mutation: TellableMutation): MutationWords => ({
  title: titleOf(mutation),
  ...giveAndTake(mutation),
})

/** The title as plain text, for instance on a button's label. */
export const mutationTitle = (mutation: TellableMutation): string => plainText(titleOf(mutation))

const titleOf = (mutation: TellableMutation): MessagePart[] => {
  const say = speaker(mutation)
  switch (mutation.name) {
    case 'createSubAccount':
      return m.change_create_sub_account.parts({ name: say.text('name'), identifier: say.unitIdentifier() })
    case 'renameAccount':
      return m.change_rename_account.parts({ account: say.named('accountId'), name: say.text('name') })
    case 'archiveAccount':
      return m.change_archive_account.parts({ account: say.named('accountId') })
    case 'restoreAccount':
      return m.change_restore_account.parts({ account: say.named('accountId') })
    case 'addUnit':
      return m.change_add_unit.parts({ identifier: say.text('identifier'), account: say.named('accountId') })
    case 'removeUnit':
      return m.change_remove_unit.parts({ unit: say.named('unitId') })
    case 'addService':
      return m.change_add_service.parts({
        service: serviceName(say.text('type') as ServiceType),
        unit: say.named('unitId'),
        account: say.named('accountId'),
      })
    case 'removeService':
      return m.change_remove_service.parts({ service: serviceName(say.named('serviceId') as ServiceType) })
    case 'createRole':
      return m.change_create_role.parts({ name: say.text('name') })
    case 'changeRole':
      return say.has('name')
        ? m.change_rename_role.parts({ role: say.named('roleId'), name: say.text('name') })
        : m.change_change_role.parts({ role: say.named('roleId') })
    case 'deleteRole':
      return m.change_delete_role.parts({ role: say.named('roleId') })
    case 'inviteMember':
      return m.change_invite_member.parts({ name: say.text('name'), email: say.text('email') })
    case 'inviteExistingMember':
      return m.change_invite_existing_member.parts({ username: say.text('username'), email: say.text('email') })
    case 'resendInvitation':
      return m.change_resend_invitation.parts({ name: say.named('invitationId') })
    case 'revokeInvitation':
      return m.change_revoke_invitation.parts({ name: say.named('invitationId') })
    case 'changeRights':
      return m.change_change_rights.parts({ name: say.named('memberId') })
    case 'changeGrants':
      return m.change_change_grants.parts({ name: say.named('memberId') })
    case 'assignAdmin':
      return m.change_assign_admin.parts({ name: say.named('memberId') })
    case 'withdrawAdmin':
      return m.change_withdraw_admin.parts({ name: say.named('memberId') })
    case 'moveMember':
      return m.change_move_member.parts({ name: say.named('memberId'), account: say.named('homeAccountId') })
    case 'suspendMember':
      return m.change_suspend_member.parts({ name: say.named('memberId') })
    case 'reinstateMember':
      return m.change_reinstate_member.parts({ name: say.named('memberId') })
    case 'removeMember':
      return m.change_remove_member.parts({ name: say.named('memberId') })
    case 'endSessions':
      return m.change_end_sessions.parts({ name: say.named('memberId') })
    case 'viewAs':
      return m.change_view_as.parts({ name: say.named('memberId') })
  }
}

const giveAndTake = (mutation: TellableMutation): Pick<MutationWords, 'gains' | 'loses'> => {
  const { args, names } = mutation
  const ids = (argument: string) => listArgument<string>(args, argument)
  const roles = (argument: string) => ids(argument).map((id) => m.role_as_object({ name: names[id] ?? id }))
  const accounts = (argument: string) => ids(argument).map((id) => names[id] ?? id)
  const rights = (argument: string) => ids(argument).map((right) => rightAsObject(right as Right))
  const words = (items: readonly string[]) => (items.length === 0 ? null : inList(items))

  switch (mutation.name) {
    case 'changeRights':
      return {
        gains: words([...rights('add'), ...roles('addRoles')]),
        loses: words([...rights('remove'), ...roles('removeRoles')]),
      }
    case 'changeRole':
      return { gains: words(rights('add')), loses: words(rights('remove')) }
    case 'changeGrants':
      return { gains: words(accounts('add')), loses: words(accounts('remove')) }
    case 'createRole':
      return { gains: words(ids('rights').map((right) => rightName(right as Right))), loses: null }
    case 'inviteMember':
    case 'inviteExistingMember':
      return { gains: words([...rights('rights'), ...roles('roleIds')]), loses: null }
    default:
      return { gains: null, loses: null }
  }
}

/** Reads arguments that nobody has checked: they may come from an older page. */
const speaker = ({ args, names }: TellableMutation) => {
  const text = (argument: string): string => {
    const value = args[argument]
    return typeof value === 'string' ? value : m.change_unnamed()
  }
  return {
    text,
    has: (argument: string): boolean => typeof args[argument] === 'string',
    named: (argument: string): string => names[text(argument)] ?? m.change_unnamed(),
    unitIdentifier: (): string => {
      const { unit } = args
      const identifier = typeof unit === 'object' && unit !== null && 'identifier' in unit ? unit.identifier : null
      return typeof identifier === 'string' ? identifier : m.change_unnamed()
    },
  }
}
