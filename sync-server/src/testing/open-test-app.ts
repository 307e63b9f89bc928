import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { DocumentKinds, InvitationId, OrganizationId } from '@kontor/domain'
import type { InvitationProof } from '@kontor/protocol'
import { memoryScimNames } from '../scim/memory-scim-names.ts'
import { memoryWebhooks } from '../webhooks/memory-webhooks.ts'
import { memoryApiTokens } from '../api-tokens/memory-api-tokens.ts'
import { createAttachments } from '../attachments/attachments.ts'
import { memoryContents } from '../attachments/memory-contents.ts'
import type { DirectoryJson } from '../http/documents/directory-json.ts'
import { createDemonstration } from '../demonstration/create-demonstration.ts'
import { createApp, type AppParts } from '../http/create-app.ts'
import { cookieHeader } from '../identity/cookie-header.ts'
import { createEmailLinks } from '../email-links/email-links.ts'
import { createGuestLinks } from '../guest-links/guest-links.ts'
import { createIdentity } from '../identity/create-identity.ts'
import { claimsOfAccess, endApplicationAccess } from '../rooms/application-access.ts'
import { recordSignIns } from '../rooms/record-sign-ins.ts'
import { createInvitationLinks } from '../invitations/invitation-links.ts'
import { unlimitedMails } from '../mail/mail-allowance.ts'
import { createCallerFinder } from '../rate-limit/caller.ts'
import { unlimited } from '../rate-limit/rate-limiter.ts'
import { memoryOperators } from '../operators/memory-operators.ts'
import { createOperatorLinks } from '../operators/operator-links.ts'
import { memoryRegistrationRequests } from '../registration-requests/memory-registration-requests.ts'
import { createRegistrationLinks } from '../registration-requests/registration-links.ts'
import { endPushWithSessions } from '../push/end-push-with-sessions.ts'
import { notifiedOrganizations } from '../push/notified-organizations.ts'
import { memoryPushDevices } from '../push/memory-push-devices.ts'
import { createRooms } from '../rooms/create-rooms.ts'
import { MemoryStore } from '../store/memory-store.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { createManualClock, type ManualClock } from './manual-clock.ts'
import { quickHashing } from './quick-hashing.ts'

export const testOrigin = 'http://127.0.0.1:4400'
export const testPassword = 'correct horse battery'

export interface TestCall {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH'
  /** Sent as JSON; a string is sent unchanged. */
  readonly body?: unknown
  readonly cookie?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
  /** The `cookie` header after this answer; null when it set none. */
  readonly cookie: string | null
}

/** The app without sockets and disk: real identity, rooms and links over memory. */
export const openTestApp = async (
  changes: Partial<AppParts> = {},
  options: { readonly kinds?: DocumentKinds; readonly clock?: ManualClock } = {},
) => {
  const database = new DatabaseSync(':memory:')
  const clock = options.clock ?? createManualClock(Date.now())
  const logged: string[] = []
  const log = (event: string, facts: object = {}): void => void logged.push(JSON.stringify({ event, ...facts }))
  const store = new MemoryStore()
  const identity = await createIdentity({
    database: sqliteDatabase(database),
    secret: 'a secret of at least thirty-two characters',
    publicUrl: testOrigin,
    allowedOrigins: [testOrigin],
    limiter: changes.limiter ?? unlimited,
    singleSignOn: changes.singleSignOn ?? null,
    claimsFor: (entrant, right) => claimsOfAccess(rooms, entrant, right),
    log,
    sendSecurityNotice: () => Promise.resolve(),
    sendPasswordReset: () => Promise.resolve(),
    passwordHashing: quickHashing,
  })
  const pushDevices = notifiedOrganizations(
    memoryPushDevices(async (loginId, organizationId) =>
      (await store.organizationsOfLogin(loginId)).includes(organizationId),
    ),
    clock.now,
  )
  const { isNotified } = pushDevices
  const rooms = createRooms({ store, identity, log, isNotified, ...options, clock })
  recordSignIns({ identity, rooms, store, log })
  endApplicationAccess({ identity, rooms, log })
  const links = createInvitationLinks({ store, secret: 'secret', publicUrl: testOrigin })
  const emailLinks = createEmailLinks({ secret: 'secret', publicUrl: testOrigin })
  const guestLinks = createGuestLinks({ secret: 'secret', publicUrl: testOrigin })
  const { now } = clock
  const contents = memoryContents()
  const printed: string[] = []
  const operators = memoryOperators()
  const demonstration = createDemonstration({
    identity,
    rooms,
    store,
    operators,
    now,
    restingEffects: (work) => work(),
    secret: 'secret',
    print: (line) => void printed.push(line),
  })
  const operatorLinks = createOperatorLinks({ operators, secret: 'secret', publicUrl: testOrigin, now })
  endPushWithSessions({ identity, pushDevices, log })
  const parts: AppParts = {
    identity,
    rooms,
    store,
    apiTokens: memoryApiTokens(),
    webhooks: memoryWebhooks(),
    scimNames: memoryScimNames(),
    pushDevices,
    secret: 'secret',
    attachments: createAttachments({ store, contents, now }),
    links,
    emailLinks,
    guestLinks,
    operators,
    operatorLinks,
    registrationRequests: memoryRegistrationRequests(),
    registrationLinks: createRegistrationLinks({ secret: 'secret', publicUrl: testOrigin }),
    health: () => Promise.reject(new Error('the health of a server needs a server')),
    copiedLinkProves: true,
    mails: unlimitedMails,
    addEffect: (effect) => store.addEffect(effect),
    demonstration,
    staticFiles: null,
    registration: 'open',
    singleSignOn: null,
    publicUrl: testOrigin,
    allowedOrigins: [testOrigin],
    callerOf: createCallerFinder({ trustedProxies: [], log }),
    limiter: unlimited,
    now,
    newId: randomUUID,
    log,
    ...changes,
  }
  const app = createApp(parts)

  const call = async (path: string, { method, body, cookie, headers = {} }: TestCall = {}): Promise<TestAnswer> => {
    const answer = await app.request(`${testOrigin}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...headers, ...(cookie === undefined || cookie === null ? {} : { cookie }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text === '' ? null : (JSON.parse(text) as unknown),
      headers: answer.headers,
      cookie: cookieHeader(answer.headers.getSetCookie()),
    }
  }

  const directory = async (organizationId: string, cookie: string): Promise<DirectoryJson> =>
    (await call(`/api/documents/directory/${organizationId}`, { cookie })).body as DirectoryJson

  const mutate = async (organizationId: string, cookie: string, name: string, args: object): Promise<TestAnswer> =>
    call(`/api/documents/directory/${organizationId}/mutations`, {
      cookie,
      body: { mutations: [{ id: randomUUID(), name, args }] },
    })

  /** A call whose body or answer is no JSON. */
  const request = (path: string, { cookie, ...init }: RequestInit & { readonly cookie?: string } = {}) =>
    Promise.resolve(
      app.request(`${testOrigin}${path}`, { ...init, headers: { ...init.headers, ...(cookie && { cookie }) } }),
    )

  return {
    ...parts,
    clock,
    database,
    logged,
    printed,
    call,
    routes: app.routes,
    request,
    contents,
    directory,
    mutate,
    close: () => database.close(),
  }
}
export type TestApp = Awaited<ReturnType<typeof openTestApp>>

/** The body of a registration. */
export const registrationOf = (username: string, changes: object = {}) => ({
  profile: 'telecom',
  legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: '583-000-41-36' },
  accountName: 'Mewa Telekom',
  unitIdentifier: `PT of ${username}`,
  owner: { name: `Name of ${username}`, email: `${username}@example.org`, username, password: testPassword },
  ...changes,
})

export interface TestOwner {
  readonly organizationId: string
  readonly accountId: string
  readonly cookie: string
}

/** Registers a main account; its owner is signed in. */
export const registerBy = async (app: TestApp, username: string, changes: object = {}): Promise<TestOwner> => {
  const answer = await app.call('/api/organizations', { body: registrationOf(username, changes) })
  if (answer.status !== 201 || answer.cookie === null) throw new Error(JSON.stringify(answer.body))
  return { ...(answer.body as { organizationId: string; accountId: string }), cookie: answer.cookie }
}

/** Invites a person without a login; returns the invitation's id. */
export const invite = async (
  app: TestApp,
  owner: TestOwner,
  username: string,
  changes: object = {},
): Promise<string> => {
  const invitationId = `invitation-${username.replaceAll('.', '-')}`
  const answer = await app.mutate(owner.organizationId, owner.cookie, 'inviteMember', {
    invitationId,
    name: `Name of ${username}`,
    email: `${username}@example.org`,
    homeAccountId: owner.accountId,
    admin: false,
    rights: [],
    roleIds: [],
    grants: [],
    ...changes,
  })
  if (!JSON.stringify(answer.body).includes('"accepted"')) throw new Error(JSON.stringify(answer.body))
  return invitationId
}

/** The token in a new link of the invitation. */
export const linkToken = async (app: TestApp, owner: TestOwner, invitationId: string): Promise<string> => {
  const path = `/api/documents/directory/${owner.organizationId}/invitations/${invitationId}/link`
  const { status, body } = await app.call(path, { method: 'POST', cookie: owner.cookie })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return (body as { url: string }).url.split('/').at(-1) ?? ''
}

/** The token in the mail of the invitation, or of the one to another e-mail, and what proves that e-mail. */
export const mailedLink = async (
  app: TestApp,
  owner: TestOwner,
  invitationId: string,
  email?: string,
): Promise<{ readonly token: string; readonly query: InvitationProof }> => {
  const organizationId = owner.organizationId as OrganizationId
  const invitation = (await app.rooms.directory(organizationId)).invitation.get(invitationId as InvitationId)
  if (invitation === undefined) throw new Error(`no invitation ${invitationId}`)
  const url = new URL(await app.links.ofSending(organizationId, invitation, invitation.sentAt, email))
  return { token: url.pathname.split('/').at(-1) ?? '', query: Object.fromEntries(url.searchParams) }
}

/** Invites a person who accepts with a new login; returns the cookie. */
export const joinAs = async (
  app: TestApp,
  owner: TestOwner,
  username: string,
  changes: object = {},
): Promise<string> => {
  const { token, query } = await mailedLink(app, owner, await invite(app, owner, username, changes))
  const body = { username, password: testPassword, ...query }
  const answer = await app.call(`/api/invitations/${token}/accept`, { body })
  if (answer.cookie === null) throw new Error(JSON.stringify(answer.body))
  return answer.cookie
}
