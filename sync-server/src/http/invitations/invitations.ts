import { MemberIdSchema, PasswordSchema, UsernameSchema, type Invitation } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Identity, Login } from '../../identity/identity.ts'
import type { InvitationLinks } from '../../invitations/invitation-links.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure, failureOf } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { identityHeaders } from '../guards/identity-headers.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { newLogin } from '../identity/new-login.ts'
import { invitationOfToken, type FoundInvitation } from './invitation-of-token.ts'

const NewLoginSchema = v.object({ username: UsernameSchema, password: PasswordSchema })

interface InvitationParts {
  readonly identity: Pick<
    Identity,
    'sessionOf' | 'login' | 'createLogin' | 'removeLogin' | 'findLogin' | 'passwordIsRight' | 'signIn'
  >
  readonly rooms: Pick<Rooms, 'directory' | 'submitAsSystem'>
  readonly store: Pick<Store, 'organizationsOfLogin'>
  readonly links: InvitationLinks
  readonly now: () => number
  readonly newId: () => string
}

/** What a link of an invitation leads to, and accepting it (B4, B9). */
export const invitations = (parts: InvitationParts): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/invitations/:token', async (context) => {
      const { organization, directory, invitation } = await invitationOfToken(parts, context.req.param('token'))
      return context.json({
        organizationName: organization.legalEntity.name,
        profile: organization.profile,
        accountName: directory.account.get(invitation.homeAccountId)?.name ?? '',
        name: invitation.name,
        email: invitation.email,
        /** The login that must accept; null when the person is to create one. */
        username: invitation.username,
        invitedBy: directory.member.get(invitation.invitedBy)?.name ?? null,
        expiresAt: invitation.expiresAt,
        language: invitation.language,
      })
    })
    .post('/api/invitations/:token/accept', async (context) => {
      const found = await invitationOfToken(parts, context.req.param('token'))
      const { invitation, organizationId } = found
      if (invitation.username !== null) await accept(parts, found, await invitedLogin(parts, context, invitation))
      else await acceptWithNewLogin(parts, context, found)
      return context.json({ organizationId, accountId: invitation.homeAccountId })
    })

/** B9: only the login that was invited, signed in, can accept. */
const invitedLogin = async (
  { identity }: InvitationParts,
  context: Context<HttpEnvironment>,
  { username, loginId }: Invitation,
): Promise<Login> => {
  const session = await identity.sessionOf(context.req.raw.headers)
  if (session === null) throw new Failure(401, 'sign-in-required', { username })
  const login = await identity.login(session.loginId)
  if (login === null || session.loginId !== loginId) throw new Failure(403, 'other-login-required', { username })
  return login
}

/** B4. After a crash in the middle, the same user name and password carry on where it stopped. */
const acceptWithNewLogin = async (
  parts: InvitationParts,
  context: Context<HttpEnvironment>,
  found: FoundInvitation,
): Promise<void> => {
  const { username, password } = await parsedBody(context, NewLoginSchema)
  const { name, email } = found.invitation
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
  const { organizationId, invitation } = found
  const outcome = await parts.rooms.submitAsSystem(documentName({ kind: 'directory', organizationId }), {
    id: parts.newId(),
    name: 'acceptInvitation',
    args: {
      invitationId: invitation.id,
      memberId: v.parse(MemberIdSchema, parts.newId()),
      loginId: login.id,
      name: login.name,
      username: login.username,
      email: login.email,
    },
  })
  if (outcome.outcome === 'accepted') return
  const { id: _id, outcome: _outcome, ...refusal } = outcome
  if (refusal.code === 'invitation-not-pending') throw new Failure(410, `invitation-${refusal.status}`)
  throw failureOf(refusal)
}
