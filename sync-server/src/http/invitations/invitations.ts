import { MemberIdSchema, sameEmailForm } from '@kontor/domain'
import { AcceptanceSchema, documentName, type AcceptedInvitation, type InvitationOffer } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Identity, Login } from '../../identity/identity.ts'
import type { InvitationLinks } from '../../invitations/invitation-links.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { LinkReplaced } from '../../store/store-errors.ts'
import type { Store } from '../../store/store.ts'
import { Failure, failureOf } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { identityHeaders } from '../guards/identity-headers.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { newLogin } from '../identity/new-login.ts'
import { refuseWeakPassword } from '../identity/refuse-weak-password.ts'
import { invitationOfToken, type FoundInvitation } from './invitation-of-token.ts'

interface InvitationParts {
  readonly identity: Pick<
    Identity,
    'sessionOf' | 'login' | 'createLogin' | 'removeLogin' | 'findLogin' | 'emailHasLogin' | 'passwordIsRight' | 'signIn'
  >
  readonly rooms: Pick<Rooms, 'directory' | 'submitAsSystem'>
  readonly store: Pick<Store, 'organizationsOfLogin'>
  readonly links: InvitationLinks
  readonly now: () => number
  readonly newId: () => string
}

/** The calls of an invitation's link: what it leads to, and accepting it (B4, B9). */
export const invitations = (parts: InvitationParts): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/invitations/:token', async (context) => {
      const { organization, directory, invitation } = await invitationOfToken(parts, context.req.param('token'))
      const { username, email } = invitation
      const offer: InvitationOffer = {
        organizationName: organization.legalEntity.name,
        profile: organization.profile,
        accountName: directory.account.get(invitation.homeAccountId)?.name ?? '',
        name: invitation.name,
        email,
        username,
        login: username !== null || (await parts.identity.emailHasLogin(email)) ? 'existing' : 'new',
        invitedBy: directory.member.get(invitation.invitedBy)?.name ?? null,
        expiresAt: invitation.expiresAt,
        language: invitation.language,
      }
      return context.json(offer)
    })
    .post('/api/invitations/:token/accept', async (context) => {
      const found = await invitationOfToken(parts, context.req.param('token'))
      const { invitation, organizationId } = found
      const { username, email } = invitation
      const signsIn = username !== null || (await isWithoutNewLogin(context, parts, email))
      if (signsIn) await accept(parts, found, await invitedLogin(parts, context, found))
      else await acceptWithNewLogin(parts, context, found)
      const accepted: AcceptedInvitation = { organizationId, accountId: invitation.homeAccountId }
      return context.json(accepted)
    })

/**
 * An empty body accepts with the session's login, where there is one to sign in with; otherwise fields are missing in
 * it.
 */
const isWithoutNewLogin = async (
  context: Context<HttpEnvironment>,
  { identity }: InvitationParts,
  email: string,
): Promise<boolean> => {
  const body = await parsedBody(context, v.record(v.string(), v.unknown()))
  return Object.keys(body).length === 0 && (await identity.emailHasLogin(email))
}

/** B9: only the invited login, found by its user name or its e-mail, can accept, and only signed in. */
const invitedLogin = async (
  { identity }: InvitationParts,
  context: Context<HttpEnvironment>,
  { invitation: { username, loginId, email } }: FoundInvitation,
): Promise<Login> => {
  const session = await identity.sessionOf(context.req.raw.headers)
  if (session === null) throw new Failure(401, 'sign-in-required', { username })
  const login = await identity.login(session.loginId)
  const isInvited =
    username === null ? sameEmailForm(login?.email ?? '') === sameEmailForm(email) : session.loginId === loginId
  if (login === null || !isInvited) throw new Failure(403, 'other-login-required', { username })
  return login
}

/**
 * B4. After a crash in the middle, the same names and password continue. B25, B26: a person whose login has the invited
 * e-mail and cannot be added, or who wants a separate login here, creates one with another e-mail.
 */
const acceptWithNewLogin = async (
  parts: InvitationParts,
  context: Context<HttpEnvironment>,
  found: FoundInvitation,
): Promise<void> => {
  const { username, password, email: otherEmail } = await parsedBody(context, AcceptanceSchema)
  const { name, email: invitedEmail } = found.invitation
  const email = otherEmail ?? invitedEmail
  if (sameEmailForm(email) !== sameEmailForm(invitedEmail) && !(await parts.identity.emailHasLogin(invitedEmail)))
    throw failureOf({ code: 'invalid-arguments', issues: [{ path: 'email', reason: 'mismatch' }] })
  refuseWeakPassword({ name, email, username, password }, 'password')
  const headers = identityHeaders(context)
  const login = await newLogin(parts, { name, email, username, password }, headers)
  try {
    await accept(parts, found, { id: login.loginId, name, username, email })
  } catch (error) {
    await login.undo()
    throw error
  }
  for (const cookie of (await parts.identity.signIn({ username, password }, headers))?.getSetCookie() ?? [])
    context.header('set-cookie', cookie, { append: true })
}

const accept = async (parts: InvitationParts, found: FoundInvitation, login: Login): Promise<void> => {
  const { organizationId, invitation, generation } = found
  const document = documentName({ kind: 'directory', organizationId })
  const args = {
    invitationId: invitation.id,
    memberId: v.parse(MemberIdSchema, parts.newId()),
    loginId: login.id,
    name: login.name,
    username: login.username,
    email: login.email,
  }
  const mutation = { id: parts.newId(), name: 'acceptInvitation', args } as const
  const usedLink = { invitationId: invitation.id, generation }
  const outcome = await parts.rooms.submitAsSystem(document, mutation, { usedLink }).catch((error: unknown) => {
    // The invitation was sent again since the link was looked up (B5).
    throw error instanceof LinkReplaced ? new Failure(410, 'invitation-replaced') : error
  })
  if (outcome.outcome === 'accepted') return
  const { id: _id, outcome: _outcome, ...refusal } = outcome
  if (refusal.code === 'invitation-not-pending') throw new Failure(410, `invitation-${refusal.status}`)
  throw failureOf(refusal)
}
