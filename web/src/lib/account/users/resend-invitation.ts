import type { Invitation } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'

/** B5: a new link, valid for seven days from now; the old link is void. */
export const resendInvitation = (view: DirectoryView, { id: invitationId, name }: Invitation) =>
  view.mutate(
    'resendInvitation',
    { invitationId },
    {
      done: m.invitation_resent({ name }),
      doneLater: m.invitation_resend_waits({ name }),
    },
  )
