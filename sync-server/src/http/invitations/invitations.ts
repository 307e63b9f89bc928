import { inviterName, MemberIdSchema, sameEmailForm } from '@kontor/domain'
import {
  AcceptanceSchema,
  documentName,
  SingleSignOnAcceptanceSchema,
  type AcceptedInvitation,
  type InvitationOffer,
} from '@kontor/protocol'
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
import { invitedEmail, proofIn, type InvitedEmail } from './invited-email.ts'

interface InvitationParts {
  readonly identity: Pick<
    Identity,
    | 'sessionOf'
    | 'login'
    | 'createLogin'
    | 'removeLogin'
    | 'findLogin'
    | 'emailHasLogin'
    | 'passwordIsRight'
    | 'signIn'
    | 'startSingleSignOn'
  >
  readonly rooms: Pick<Rooms, 'directory' | 'submitAsSystem'>
  readonly store: Pick<Store, 'organizationsOfLogin'>
  readonly links: InvitationLinks
  readonly copiedLinkProves: boolean
  readonly now: () => number
  readonly newId: () => string
}

/** The calls of an invitation's link: what it leads to, and accepting it (B4, B9). */
export const invitations = (parts: InvitationParts): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/invitations/:token', async (context) => {
      const found = await invitationOfToken(parts, context.req.param('token'))
      const { organization, directory, invitation } = found
      const { username } = invitation
      const { email, isProven } = invitedEmail(parts, found, proofIn(context.req.query()))
      const offer: InvitationOffer = {
        organizationName: organization.legalEntity.name,
        profile: organization.profile,
        accountName: directory.account.get(invitation.homeAccountId)?.name ?? '',
        name: invitation.name,
        email,
        username,
        login: username !== null ? 'existing' : await loginState(parts, email, isProven),
        invitedBy: inviterName(directory, invitation),
        expiresAt: invitation.expiresAt,
        language: invitation.language,
      }
      return context.json(offer)
    })
    .post('/api/invitations/:token/accept', async (context) => {
      const found = await invitationOfToken(parts, context.req.param('token'))
      const { invitation, organizationId } = found
      const body = await parsedBody(context, v.record(v.string(), v.unknown()))
      const { username: _, password: __, singleSignOn, ...query } = body
      const shown = invitedEmail(parts, found, proofIn(query))
      const signsIn = invitation.username !== null || (await isWithoutNewLogin(context, parts, shown))
      let continueAt: string | null = null
      if (signsIn) await accept(parts, found, await invitedLogin(parts, context, found, shown))
      else if (singleSignOn === undefined) await acceptWithNewLogin(parts, context, found, shown)
      else continueAt = await acceptWithSingleSignOn(parts, context, found, shown)
      const accepted: AcceptedInvitation = {
        organizationId,
        accountId: invitation.homeAccountId,
        ...(continueAt === null ? {} : { continueAt }),
      }
      return context.json(accepted)
    })

const loginState = async (
  { identity }: InvitationParts,
  email: string,
  isProven: boolean,
): Promise<InvitationOffer['login']> => {
  if (!isProven) return 'unproven'
  return (await identity.emailHasLogin(email)) ? 'existing' : 'new'
}

/**
 * Without a name and a password it is the session that accepts, where there is a login to sign in with; otherwise fields
 * are missing. F4: where nothing proves the e-mail the answer does not depend on whether it has a login.
 */
const isWithoutNewLogin = async (
  context: Context<HttpEnvironment>,
  { identity }: InvitationParts,
  { email, isProven }: InvitedEmail,
): Promise<boolean> => {
  const body = await parsedBody(context, v.record(v.string(), v.unknown()))
  return !('username' in body || 'password' in body) && (!isProven || (await identity.emailHasLogin(email)))
}

/**
 * B9: only the login that was invited, by its user name or by its e-mail, or the one whose e-mail the link proves, can
 * accept, and only signed in.
 */
const invitedLogin = async (
  { identity }: InvitationParts,
  context: Context<HttpEnvironment>,
  { invitation: { username, loginId, email } }: FoundInvitation,
  shown: InvitedEmail,
): Promise<Login> => {
  const session = await identity.sessionOf(context.req.raw.headers)
  if (session === null) throw new Failure(401, 'sign-in-required', { username })
  const login = await identity.login(session.loginId)
  const isInvited =
    username === null
      ? [email, shown.email].map(sameEmailForm).includes(sameEmailForm(login?.email ?? ''))
      : session.loginId === loginId
  if ((await identity.sessionOf(context.req.raw.headers)) === null)
    throw new Failure(401, 'sign-in-required', { username })
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
  { email, isInvited, isProven }: InvitedEmail,
): Promise<void> => {
  const { username, password } = await parsedBody(context, AcceptanceSchema)
  if (!isProven) throw new Failure(403, 'email-not-proven', { email })
  const { name, email: invited } = found.invitation
  if (!isInvited && !(await parts.identity.emailHasLogin(invited)))
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

/**
 * Issue 11.3: a new login without a password of its own. It is linked to the person who signs in at the provider in this browser
 * now; a person who turns back there sets a password by mail instead. The provider must answer before anything is created.
 */
const acceptWithSingleSignOn = async (
  parts: InvitationParts,
  context: Context<HttpEnvironment>,
  found: FoundInvitation,
  { email, isInvited, isProven }: InvitedEmail,
): Promise<string> => {
  const { username } = await parsedBody(context, SingleSignOnAcceptanceSchema)
  if (!isProven || !isInvited) throw new Failure(403, 'email-not-proven', { email })
  const { name } = found.invitation
  const created = await parts.identity.createLogin({ name, email, username, password: null })
  if ('refused' in created)
    throw new Failure(409, created.refused, created.refused === 'email-in-use' ? { email, by: 'login' } : {})
  const login = { id: created.loginId, name, username, email }
  const started = await parts.identity.startSingleSignOn(login, { linked: '/?linked', failed: '/?unlinked' })
  try {
    if (started === null) throw new Failure(503, 'provider-unreachable')
    await accept(parts, found, login)
  } catch (error) {
    if ((await parts.store.organizationsOfLogin(login.id)).length === 0) await parts.identity.removeLogin(login.id)
    throw error
  }
  for (const cookie of started.cookies) context.header('set-cookie', cookie, { append: true })
  return started.url
}

const accept = async (parts: InvitationParts, found: FoundInvitation, login: Login): Promise<void> => {
  const { organizationId, invitation, generation } = found
  const document = documentName({ kind: 'directory', organizationId })
  const args = {
    invitationId: invitation.id,
    // A directory that is kept up to date by SCIM knows the person by one id before and after.
    memberId: v.parse(MemberIdSchema, invitation.id),
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
