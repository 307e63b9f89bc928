import * as v from 'valibot'
import { InvitationIdSchema, LoginIdSchema, MemberIdSchema } from '../../kernel/ids.ts'
import { sameEmailForm } from '../../kernel/same-form.ts'
import { EmailSchema, NameSchema, UsernameSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { type Directory, put } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { refuseClosedInvitation } from '../guards/refuse-closed-invitation.ts'
import { refuseEmail } from '../guards/refuse-email.ts'
import { refuseNewRecord } from '../guards/refuse-new-record.ts'
import { refusePrimaryElsewhere } from '../guards/refuse-primary-elsewhere.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { mainAccount } from '../main-account.ts'
import { memberOfLogin } from '../member-of-login.ts'
import type { Invitation, Member } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

const schema = v.object({
  invitationId: InvitationIdSchema,
  memberId: MemberIdSchema,
  loginId: LoginIdSchema,
  name: NameSchema,
  username: UsernameSchema,
  email: EmailSchema,
})
type Args = v.InferOutput<typeof schema>

/** B4, B9: the invited person becomes a member with what was promised, as far as it still exists. */
export const acceptInvitation = defineMutation({
  arguments: schema,
  who: 'system',
  history: 'invitations',
  facts: ({ loginId }) => ({ loginId }),
  run: (directory, args, { now, facts }) => {
    const invitation = directory.invitation.get(args.invitationId)
    if (!invitation) return unknownRecord('invitation', args.invitationId)
    const refusal =
      refuseClosedInvitation(directory, invitation, now) ??
      refuseLogin(directory, invitation, args) ??
      refusePrimaryElsewhere(directory, args.username, facts) ??
      refuseOtherEmail(directory, invitation, args.email, now) ??
      refuseNewRecord(directory, 'member', args.memberId) ??
      refuseArchived(directory.account.get(invitation.homeAccountId))
    if (refusal) return refusal
    return [
      put('member', newMember(directory, invitation, args, now)),
      put('invitation', { ...invitation, status: 'accepted' }),
    ]
  },
  undo: 'invitation',
})

/** Another login may not accept an invitation that was made for one login. */
const refuseLogin = (
  directory: Directory,
  invitation: Invitation,
  { loginId, username }: Args,
): DirectoryRefusal | null => {
  if (invitation.loginId !== null && invitation.loginId !== loginId) return { code: 'no-such-login' }
  return memberOfLogin(directory, loginId) ? { code: 'already-a-member', username, state: 'member' } : null
}

/** B25: the person may create another login for it, with an address that no one here has (A12). */
const refuseOtherEmail = (
  directory: Directory,
  { id, email }: Invitation,
  own: string,
  now: number,
): DirectoryRefusal | null =>
  sameEmailForm(own) === sameEmailForm(email) ? null : refuseEmail(directory, own, now, id)

const newMember = (directory: Directory, invitation: Invitation, args: Args, now: number): Member => {
  const { homeAccountId, admin, rights, roleIds, grants } = invitation
  const livesInMain = homeAccountId === mainAccount(directory).id
  return {
    id: args.memberId,
    loginId: args.loginId,
    name: args.name,
    username: args.username,
    email: args.email,
    homeAccountId,
    primary: false,
    admin,
    rights,
    roleIds: roleIds.filter((id) => directory.role.has(id)),
    grants: livesInMain ? grants.filter((id) => directory.account.has(id)) : [],
    status: 'active',
    joinedAt: now,
    lastSignInAt: null,
  }
}
