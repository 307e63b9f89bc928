import type { Invitation, OrganizationId } from '@kontor/domain'
import { callServer } from '#lib/api/call-server.ts'
import { copyText } from '#lib/format/copy-text.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'

/** For when the mail never came: a new link each time, so the one before it is dead. */
export const copyInvitationLink = async (
  organizationId: OrganizationId,
  { id, name }: Invitation,
  toasts: Toasts,
): Promise<void> => {
  const path = `/api/documents/directory/${organizationId}/invitations/${id}/link`
  const answer = await callServer<{ readonly url: string }>('POST', path, {})
  if (!answer.ok) {
    toasts.show({ text: httpErrorSentence(answer.code) })
    return
  }
  const { url } = answer.value
  // What cannot be copied is shown, to be copied by hand.
  toasts.show((await copyText(url)) ? { text: m.link_copied({ name }) } : { text: m.link_to_copy({ name, url }) })
}
