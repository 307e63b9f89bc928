import { createHash, createHmac } from 'node:crypto'
import type { Invitation, OrganizationId } from '@kontor/domain'
import type { InvitationTokenRow, Store } from '../store/store.ts'
import { createEmailProofs, type ProvenEmail } from './email-proof.ts'

type LinkStore = Pick<Store, 'invitationToken' | 'invitationGeneration' | 'replaceInvitationToken'>

/**
 * The links of invitations. A token is derived from the secret and the invitation's generation whenever it is needed,
 * and only its hash is kept; so a mail that is sent again after a crash has the same link.
 *
 * Generations only grow: each sending has its own, at least its time, and a copied link takes the newest plus one; so
 * every link ends the earlier ones (B5).
 */
export interface InvitationLinks {
  /**
   * The link for the mail of a sending; when a link was copied meanwhile, that one, for there is only one living. It proves
   * the e-mail that it is sent to: the invited one, or another one that the person gave (F6).
   */
  ofSending(organizationId: OrganizationId, invitation: Invitation, generation: number, email?: string): Promise<string>
  /** Does the link come from a mail to this e-mail? */
  proves(organizationId: OrganizationId, invitation: Pick<Invitation, 'id'>, proven: ProvenEmail): boolean
  /** A new link; the one before is dead. It proves no e-mail. */
  renewed(organizationId: OrganizationId, invitation: Invitation): Promise<string>
  /** Whose token this is, and whether a newer link has replaced it; null for one that never was, or was replaced long ago. */
  find(token: string): Promise<FoundLink | null>
}

export interface FoundLink extends Omit<InvitationTokenRow, 'tokenHash'> {
  readonly isReplaced: boolean
}

export const createInvitationLinks = (options: {
  readonly store: LinkStore
  readonly secret: string
  readonly publicUrl: string
}): InvitationLinks => {
  const { store, secret } = options
  const proofs = createEmailProofs(secret)

  const tokenOf = (organizationId: OrganizationId, invitationId: string, generation: number): string =>
    createHmac('sha256', secret)
      .update(`invitation:${organizationId}:${invitationId}:${generation}`)
      .digest('base64url')

  const living = async (organizationId: OrganizationId, { id }: Invitation, generation: number): Promise<string> => {
    const tokenHash = hashOf(tokenOf(organizationId, id, generation))
    await store.replaceInvitationToken({ tokenHash, organizationId, invitationId: id, generation })
    const newest = await store.invitationGeneration(organizationId, id)
    return `${options.publicUrl}/invitation/${tokenOf(organizationId, id, newest)}`
  }

  return {
    ofSending: async (organizationId, invitation, generation, email = invitation.email) => {
      const proof = proofs.of(organizationId, invitation, email)
      const query = new URLSearchParams(email === invitation.email ? { proof } : { email, proof })
      return `${await living(organizationId, invitation, generation)}?${query}`
    },
    proves: proofs.holds,
    renewed: async (organizationId, invitation) => {
      const newest = await store.invitationGeneration(organizationId, invitation.id)
      return living(organizationId, invitation, Math.max(newest, invitation.sentAt) + 1)
    },
    find: async (token) => {
      const row = await store.invitationToken(hashOf(token))
      if (row === null) return null
      const { tokenHash: _, ...link } = row
      const newest = await store.invitationGeneration(row.organizationId, row.invitationId as Invitation['id'])
      return { ...link, isReplaced: row.generation < newest }
    },
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
