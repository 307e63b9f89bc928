import type { Mutator, SystemMutationArguments, SystemMutationName } from '../mutation.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { expireInvitation } from './expire-invitation.ts'
import { recordSignIn } from './record-sign-in.ts'
import { registerOrganization } from './register-organization.ts'

/** What the server itself writes. */
export const systemMutators: { readonly [N in SystemMutationName]: Mutator<SystemMutationArguments<N>> } = {
  registerOrganization,
  acceptInvitation,
  expireInvitation,
  recordSignIn,
}
