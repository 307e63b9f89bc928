import { wireLimits, type ServerHealth } from '@kontor/protocol'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import type { ScimNames } from '../scim/scim-names.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { ApiTokens } from '../api-tokens/api-tokens.ts'
import type { Attachments } from '../attachments/attachments.ts'
import type { Demonstration } from '../demonstration/demonstration.ts'
import type { EmailLinks } from '../email-links/email-links.ts'
import type { GuestLinks } from '../guest-links/guest-links.ts'
import type { Identity } from '../identity/identity.ts'
import type { InvitationLinks } from '../invitations/invitation-links.ts'
import type { Log } from '../log/log.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { RateLimiter } from '../rate-limit/rate-limiter.ts'
import type { CallerFinder } from '../rate-limit/caller.ts'
import { rateRules } from '../rate-limit/rate-rules.ts'
import type { RegistrationLinks } from '../registration-requests/registration-links.ts'
import type { RegistrationRequests } from '../registration-requests/registration-requests.ts'
import type { OperatorLinks } from '../operators/operator-links.ts'
import type { Operators } from '../operators/operators.ts'
import type { PushDevices } from '../push/push-devices.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { Settings } from '../settings/settings.ts'
import type { StaticFiles } from '../static/static-files.ts'
import type { NewEffect, Store } from '../store/store.ts'
import { access } from './access/access.ts'
import { answerFailure } from './answers/answer-failure.ts'
import { Failure } from './answers/failure.ts'
import { attachments } from './attachments/attachments.ts'
import { createReceiveUpload } from './attachments/receive-upload.ts'
import { accessChecks } from './checks/access-checks.ts'
import { demonstrationCalls } from './demonstration/demonstration-calls.ts'
import { deployment } from './deployment/deployment.ts'
import { documentUpdate } from './documents/document-update.ts'
import { documents } from './documents/documents.ts'
import { emailLinks } from './email-links/email-links.ts'
import { clientAddress } from './guards/client-address.ts'
import { phoneGuard } from './guards/phone-guard.ts'
import { originGuard } from './guards/origin-guard.ts'
import { rateGuard } from './guards/rate-guard.ts'
import { securityHeaders } from './guards/security-headers.ts'
import { guest } from './guest/guest.ts'
import { runningMonth } from './finance/running-month.ts'
import { health } from './health/health.ts'
import type { HttpEnvironment } from './http-environment.ts'
import { identityCalls } from './identity/identity-calls.ts'
import { openIdCalls } from './identity/openid-calls.ts'
import { passwordLink } from './identity/password-link.ts'
import { ownRequests } from './identity/own-requests.ts'
import { ownAccount } from './identity/own-account.ts'
import { history } from './history/history.ts'
import { invitationLink } from './invitations/invitation-link.ts'
import { invitations } from './invitations/invitations.ts'
import { proveEmail } from './invitations/prove-email.ts'
import { openApi } from './openapi/openapi.ts'
import { operatorApplications } from './operator/operator-applications.ts'
import { operatorBilling } from './operator/operator-billing.ts'
import { operatorSystems } from './operator/operator-systems.ts'
import { operatorConversations } from './operator/operator-conversations.ts'
import { operatorDocuments } from './operator/operator-documents.ts'
import { operatorLinks } from './operator/operator-links.ts'
import { operatorOrganizations } from './operator/operator-organizations.ts'
import { operatorRegistrations } from './operator/operator-registrations.ts'
import { operatorUnits } from './operator/operator-units.ts'
import { operatorCalls } from './operator/operators.ts'
import { scim } from './scim/scim.ts'
import { serverHealth } from './operator/server-health.ts'
import { webhooks } from './integrations/webhooks.ts'
import { tokens } from './integrations/tokens.ts'
import { ownPush } from './push/own-push.ts'
import { registration } from './registration/registration.ts'
import { registrationRequests } from './registration/registration-requests.ts'
import { unlinkedPeople } from './single-sign-on/unlinked-people.ts'
import { syncWithoutUpgrade } from './sync/sync-without-upgrade.ts'

export interface AppParts {
  readonly identity: Identity
  readonly rooms: LiveRooms
  readonly store: Store
  readonly attachments: Attachments
  readonly apiTokens: ApiTokens
  readonly webhooks: Webhooks
  readonly scimNames: ScimNames
  readonly pushDevices: PushDevices
  /** Seals what the store must not show. */
  readonly secret: string
  readonly links: InvitationLinks
  readonly emailLinks: EmailLinks
  readonly guestLinks: GuestLinks
  readonly operators: Operators
  readonly operatorLinks: OperatorLinks
  readonly registrationRequests: RegistrationRequests
  readonly registrationLinks: RegistrationLinks
  readonly health: () => Promise<ServerHealth>
  /** Where no mail leaves the server, a link that an administrator copied counts as one from the mail (F4). */
  readonly copiedLinkProves: boolean
  readonly mails: MailAllowance
  /** Keeps it in the store, to be carried out at once. */
  readonly addEffect: (effect: NewEffect) => Promise<void>
  readonly demonstration: Demonstration
  /** Null: the web app is not served here. */
  readonly staticFiles: StaticFiles | null
  readonly registration: Settings['registration']
  readonly singleSignOn: Settings['singleSignOn']
  readonly publicUrl: string
  readonly allowedOrigins: readonly string[]
  readonly callerOf: CallerFinder
  readonly limiter: RateLimiter
  readonly now: () => number
  /** A new id for a record. */
  readonly newId: () => string
  readonly log: Log
}

/** Every call over HTTP. Tests call `app.request()`; `createServer` passes it the requests of the HTTP server. */
export const createApp = (parts: AppParts): Hono<HttpEnvironment> => {
  const { limiter } = parts
  const app = new Hono<HttpEnvironment>()
  app.onError(answerFailure(parts.log))
  app.use(securityHeaders(parts.publicUrl), clientAddress(parts.callerOf), rateGuard(limiter, 'any', rateRules.any))
  for (const path of ['/api/*', '/scim/*']) app.use(path, originGuard(parts.allowedOrigins), boundedBody)
  for (const path of ['/api/documents/*', '/api/access', '/api/deployment', '/api/openapi.json'])
    app.on('GET', path, rateGuard(limiter, 'reading', rateRules.reading))
  for (const path of ['history/*', 'members/*'])
    app.on('GET', `/api/documents/:kind/:rest/${path}`, rateGuard(limiter, 'history', rateRules.history))
  app.on('GET', '/api/documents/section/:section/running', rateGuard(limiter, 'history', rateRules.history))
  for (const path of uploads) app.on('POST', path, rateGuard(limiter, 'uploading', rateRules.uploading))
  app.use('/api/checks', rateGuard(limiter, 'reading', rateRules.reading))
  app.on('POST', '/api/documents/*', rateGuard(limiter, 'writing', rateRules.writing))
  for (const path of ['/api/organizations', '/api/registration-requests'])
    app.use(path, rateGuard(limiter, 'registration', rateRules.registration))
  app.use('/api/registration-requests/*', rateGuard(limiter, 'registration link', rateRules.invitation))
  for (const path of ['/api/login', '/api/login/*'])
    app.use(path, rateGuard(limiter, 'own account', rateRules.otherIdentityCalls))
  app.use('/api/invitations/*', rateGuard(limiter, 'invitation', rateRules.invitation))
  app.use('/api/operator-links/*', rateGuard(limiter, 'operator link', rateRules.invitation))
  for (const path of ['/api/operator', '/api/operator/*'])
    app.use(path, rateGuard(limiter, 'operator', rateRules.operator))
  for (const path of ['/api/auth/oauth2/*', '/api/auth/jwks', '/api/auth/.well-known/*'])
    app.use(path, rateGuard(limiter, 'application', rateRules.application))
  app.use('/api/email-links/*', rateGuard(limiter, 'email link', rateRules.invitation))
  app.use('/api/guest/*', rateGuard(limiter, 'guest', rateRules.guest))
  app.use('/api/password-links/*', rateGuard(limiter, 'password link', rateRules.invitation))
  app.use('/api/demonstration', rateGuard(limiter, 'demonstration', rateRules.demonstration))

  for (const path of managing) app.use(path, phoneGuard)

  const receiveUpload = createReceiveUpload(parts)
  const open = parts.registration === 'open'
  app.route('/', health())
  app.route('/', openIdCalls(parts.identity))
  app.route('/', identityCalls(parts.identity))
  app.route('/', passwordLink(parts))
  app.route('/', emailLinks(parts))
  app.route('/', guest(parts))
  app.route('/', ownAccount(parts))
  app.route('/', ownRequests(parts))
  app.route('/', ownPush(parts))
  app.route('/', registration({ ...parts, open }))
  app.route('/', registrationRequests({ ...parts, open }))
  app.route('/', access(parts))
  app.route('/', documents(parts))
  app.route('/', tokens(parts))
  app.route('/', unlinkedPeople(parts))
  app.route('/', webhooks(parts))
  app.route('/', accessChecks(parts))
  app.route('/', documentUpdate(parts))
  app.route('/', attachments({ ...parts, receiveUpload }))
  app.route('/', runningMonth(parts))
  app.route('/', history(parts))
  app.route('/', invitationLink(parts))
  app.route('/', invitations(parts))
  app.route('/', proveEmail(parts))
  app.route('/', operatorLinks(parts))
  app.route('/', operatorCalls(parts))
  app.route('/', operatorApplications(parts))
  app.route('/', operatorOrganizations(parts))
  app.route('/', operatorUnits(parts))
  app.route('/', operatorRegistrations(parts))
  app.route('/', operatorConversations({ ...parts, receiveUpload }))
  app.route('/', operatorBilling(parts))
  app.route('/', operatorSystems(parts))
  app.route('/', operatorDocuments(parts))
  app.route('/', serverHealth(parts))
  app.route('/', deployment(parts))
  app.route('/', openApi(parts))
  app.route('/', scim(parts))
  app.route('/', demonstrationCalls({ demonstration: parts.demonstration, open }))
  app.route('/', syncWithoutUpgrade(parts.log))
  app.all('/api/*', notFound)
  if (parts.staticFiles !== null) app.get('*', parts.staticFiles.answer)
  app.notFound(notFound)
  return app
}

/** Calls that create accounts or people beside the mutations of a directory. */
const managing = [
  ...['/api/organizations', '/api/registration-requests', '/api/registration-requests/*', '/api/demonstration'],
  '/api/documents/directory/:organizationId/invitations/*',
]

const uploads = ['/api/documents/section/:section/attachments', '/api/operator/conversations/:accountId/attachments']

/** The content of an attachment has its own bound, in its own call. */
const boundedBody = except(uploads, bodyLimit({ maxSize: wireLimits.bodyBytesMax, onError: () => tooLarge() }))

const tooLarge = (): never => {
  throw new Failure(413, 'too-large', { max: wireLimits.bodyBytesMax })
}

const notFound = (): never => {
  throw new Failure(404, 'not-found')
}
