import { refuseEmail } from '../guards/refuse-email.ts'
import { refuseInvitedAccess } from '../guards/refuse-invited-access.ts'
import { refuseUnknown } from '../guards/unknown-record.ts'
import { mainAccount } from '../main-account.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { newInvitation } from './new-invitation.ts'

/**
 * B3: somebody known by an e-mail address. Whether it has a login is not told (B9): its owner learns that from the mail,
 * and accepts with that login. An administrator is always invited to the main account (decision 3).
 */
export const inviteMember: Mutator<MutationArguments<'inviteMember'>> = (directory, args, context) => {
  const { invitationId, name, email, admin, rights, roleIds, grants, language } = args
  const unknownHome = refuseUnknown(directory, 'account', [args.homeAccountId])
  if (unknownHome) return unknownHome
  const homeAccountId = admin ? mainAccount(directory).id : args.homeAccountId
  const access = { id: invitationId, name, homeAccountId, rights, roleIds, grants }
  const refusal = refuseInvitedAccess(directory, access) ?? refuseEmail(directory, email, context.now)
  if (refusal) return refusal
  return newInvitation(directory, { ...access, email, admin, language, username: null, loginId: null }, context)
}
