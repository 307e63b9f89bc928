import * as v from 'valibot'
import { AccountIdSchema, InvitationIdSchema } from '../../kernel/ids.ts'
import { EmailSchema, NameSchema } from '../../kernel/text.ts'
import { defineMutation, grantsArgument, rightsArgument, roleIdsArgument } from '../define-mutation.ts'
import { refuseEmail } from '../guards/refuse-email.ts'
import { refuseInvitedAccess } from '../guards/refuse-invited-access.ts'
import { refuseMakingAdministrator } from '../guards/refuse-making-administrator.ts'
import { refuseTooManyMails } from '../guards/refuse-too-many-mails.ts'
import { refuseUnknown } from '../guards/unknown-record.ts'
import { mainAccount } from '../main-account.ts'
import { newInvitation } from '../new-invitation.ts'
import { LanguageSchema } from '../records.ts'
import { sentInvitationEffects } from '../sent-invitation-effects.ts'

/**
 * B3: a person known by an e-mail address. The sender does not learn whether it has a login (B9): its owner learns that from
 * the mail, and accepts with that login. An administrator is always invited to the main account (decision 3).
 */
export const inviteMember = defineMutation({
  arguments: v.object({
    invitationId: InvitationIdSchema,
    name: NameSchema,
    email: EmailSchema,
    homeAccountId: AccountIdSchema,
    admin: v.boolean(),
    rights: rightsArgument,
    roleIds: roleIdsArgument,
    grants: grantsArgument,
    language: v.optional(LanguageSchema, 'pl'),
  }),
  who: 'administrators',
  history: 'invitations',
  facts: ({ email }) => ({ mailTo: { email } }),
  run: (directory, args, context) => {
    const { invitationId, name, email, admin, rights, roleIds, grants, language } = args
    const unknownHome = refuseUnknown(directory, 'account', [args.homeAccountId])
    if (unknownHome) return unknownHome
    const homeAccountId = admin ? mainAccount(directory).id : args.homeAccountId
    const access = { id: invitationId, name, homeAccountId, rights, roleIds, grants }
    const refusal =
      refuseMakingAdministrator(args, context) ??
      refuseInvitedAccess(directory, access) ??
      refuseEmail(directory, email, context.now) ??
      refuseTooManyMails(context.facts, email)
    if (refusal) return refusal
    return newInvitation(directory, { ...access, email, admin, language, username: null, loginId: null }, context)
  },
  undo: 'invitation',
  effects: sentInvitationEffects,
})
