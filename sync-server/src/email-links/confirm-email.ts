import { createHash } from 'node:crypto'
import { sameEmailForm, type Member, type OrganizationId, type SystemMutationArguments } from '@kontor/domain'
import { documentName, type EmailLinkState } from '@kontor/protocol'
import type { Identity } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { DocumentGone } from '../rooms/room-errors.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import type { EmailLink, EmailLinks } from './email-links.ts'

interface Found {
  readonly state: EmailLinkState
  readonly link: EmailLink | null
  readonly member: Member | null
}

/** B14: what has become of the link to a new e-mail, and its confirmation. */
export const emailConfirmation = (parts: {
  readonly identity: Pick<Identity, 'login' | 'changeEmail' | 'emailHasLogin'>
  readonly rooms: Pick<Rooms, 'directory' | 'submitAsSystem'>
  readonly store: Pick<Store, 'organizationsOfLogin'>
  readonly emailLinks: EmailLinks
  readonly now: () => number
}) => {
  const { identity, rooms, store, emailLinks, now } = parts

  const memberOf = async ({ organizationId, memberId }: EmailLink): Promise<Member | null> => {
    try {
      return (await rooms.directory(organizationId)).member.get(memberId) ?? null
    } catch (error) {
      if (error instanceof DocumentGone) return null
      throw error
    }
  }

  const stateOf = async (link: EmailLink, member: Member): Promise<EmailLinkState> => {
    const login = await identity.login(member.loginId)
    if (login === null) return 'unknown'
    if (member.newEmail !== link.email) return isSame(member.email, link.email) ? 'used' : 'replaced'
    if (now() >= link.approvedAt + serverLimits.emailLinkLifetimeMs) return 'expired'
    // Where a crash came between the login and the directory, the address is the login's already.
    const isTaken = !isSame(login.email, link.email) && (await identity.emailHasLogin(link.email))
    return isTaken ? 'taken' : 'open'
  }

  const find = async (token: string): Promise<Found> => {
    const link = emailLinks.read(token)
    const member = link === null ? null : await memberOf(link)
    if (link === null || member === null) return { state: 'unknown', link: null, member: null }
    return { state: await stateOf(link, member), link, member }
  }

  const record = async (
    organizationId: OrganizationId,
    token: string,
    args: SystemMutationArguments<'confirmEmail'>,
  ): Promise<void> => {
    const id = `confirm-email/${createHash('sha256').update(token).digest('base64url')}`
    const document = documentName({ kind: 'directory', organizationId })
    await rooms.submitAsSystem(document, { id, name: 'confirmEmail', args })
  }

  return {
    find,
    /** Returns the state before it; anything but `open` has changed nothing. */
    confirm: async (token: string): Promise<EmailLinkState> => {
      const { state, link, member } = await find(token)
      if (state !== 'open' || link === null || member === null) return state
      const { loginId } = member
      if ((await identity.changeEmail(loginId, link.email)) === 'email-in-use') return 'taken'
      for (const organizationId of await store.organizationsOfLogin(loginId))
        await record(organizationId, token, { loginId, email: link.email })
      return state
    },
  }
}

const isSame = (one: string, other: string): boolean => sameEmailForm(one) === sameEmailForm(other)
