import { randomInt } from 'node:crypto'
import { documentName, RegistrationSchema, type RegisteredOrganization } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure, failureOf } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { identityHeaders } from '../guards/identity-headers.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { newLogin } from '../identity/new-login.ts'
import { refuseWeakPassword } from '../identity/refuse-weak-password.ts'
import { newOrganization } from './new-organization.ts'
import { refuseTakenUnits } from './refuse-taken-units.ts'

/**
 * `POST /api/organizations` (A1, A12): creates the login, then the organisation; the person gets both or neither.
 * Answers 201 and signs the owner in.
 */
export const registration = (parts: {
  readonly identity: Pick<Identity, 'createLogin' | 'removeLogin' | 'findLogin' | 'passwordIsRight' | 'signIn'>
  readonly rooms: Pick<Rooms, 'submitAsSystem'>
  readonly store: Pick<Store, 'unitClaim' | 'contractHolder' | 'organizationsOfLogin'>
  readonly open: boolean
  readonly now: () => number
  readonly newId: () => string
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().post('/api/organizations', async (context) => {
    if (!parts.open) throw new Failure(403, 'registration-closed')
    const body = await parsedBody(context, RegistrationSchema)
    refuseWeakPassword(body.owner, 'owner.password')
    await refuseTakenUnits(parts.store, body)
    const headers = identityHeaders(context)
    const login = await newLogin(parts, body.owner, headers)
    const now = parts.now()
    const args = newOrganization(body, {
      loginId: login.loginId,
      newId: parts.newId,
      now,
      contractNumber: contractNumber(now),
      demonstration: false,
    })
    const document = documentName({ kind: 'directory', organizationId: args.organization.id })
    try {
      const mutation = { id: parts.newId(), name: 'registerOrganization', args } as const
      const outcome = await parts.rooms.submitAsSystem(document, mutation)
      if (outcome.outcome === 'refused') {
        const { id: _id, outcome: _outcome, ...refusal } = outcome
        throw failureOf(refusal)
      }
    } catch (error) {
      await login.undo()
      throw error
    }
    for (const cookie of (await parts.identity.signIn(body.owner, headers))?.getSetCookie() ?? [])
      context.header('set-cookie', cookie, { append: true })
    const registered: RegisteredOrganization = { organizationId: args.organization.id, accountId: args.account.id }
    return context.json(registered, 201)
  })

/** For instance `K/2026/482913`: generated here, because no operator's system assigns one. */
const contractNumber = (now: number): string =>
  `K/${new Date(now).getUTCFullYear()}/${String(randomInt(1_000_000)).padStart(6, '0')}`
